import { createHash } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { simulateDays } from "../../electron/services/simulate-days.ts";
import { startSimulatedPlant } from "../../electron/services/simulated-plant.ts";
import { systemClockUs } from "../../electron/services/system-clock.ts";
import { startBroker } from "../support/broker.ts";
import { silentLog } from "../support/host.ts";
import type { Benchmark } from "./bench.ts";
import type { Lateness } from "./lateness-subscriber.ts";
import { round } from "./percentile.ts";

const startUs = Date.UTC(2026, 5, 15, 16) * 1000;

/** Until connections are made and code is compiled, nothing is counted. */
const warmUpS = 5;

const sleep = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * The demonstration park in two ways: in real time through Mosquitto (the rate of its messages, how late they are, and
 * what share of a core its thread takes, publishing included), and a day of it as fast as it goes.
 */
export const simulate: Benchmark = async ({ quick, seconds = quick ? 30 : 600 }) => {
  const { plant, simulation } = await loadPlantFolder("models/demo-park");
  if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");

  console.error("a day as fast as it goes …");
  const hash = createHash("sha256");
  const fast = simulateDays(plant, simulation, { days: 1, seed: 7, startUs, everyS: 300, hash });

  console.error(`${seconds} s in real time through a broker …`);
  const broker = await startBroker();
  const subscriber = new Worker(new URL("lateness-subscriber.ts", import.meta.url), { workerData: broker.url });
  const ask = async (): Promise<Lateness> => {
    subscriber.postMessage("report");
    const [seen] = (await once(subscriber, "message")) as [Lateness];
    return seen;
  };
  const simulated = startSimulatedPlant(
    plant,
    simulation,
    { url: broker.url, credentials: {} },
    systemClockUs,
    silentLog,
  );
  await sleep(warmUpS);
  await ask();
  const cpuBefore = process.threadCpuUsage();
  const beganMs = performance.now();
  await sleep(seconds);
  const { user, system } = process.threadCpuUsage(cpuBefore);
  const elapsedS = (performance.now() - beganMs) / 1000;
  const { messages, bytes, p50Ms, p99Ms, maxMs } = await ask();
  await simulated.stop();
  await subscriber.terminate();
  await broker.kill();
  return {
    days: fast.days,
    wallS: fast.wallS,
    units: fast.units,
    values: fast.values,
    hash: hash.digest("hex"),
    seconds: round(elapsedS, 1),
    messagesPerS: round(messages / elapsedS, 0),
    bytesPerMessage: round(bytes / messages, 0),
    lateP50Ms: p50Ms,
    lateP99Ms: p99Ms,
    lateMaxMs: maxMs,
    cpuShare: round((user + system) / 1e6 / elapsedS, 4),
  };
};
