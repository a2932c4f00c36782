import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { startFeeds } from "../../electron/services/feeds/start-feeds.ts";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable } from "../../twin/telemetry/signal-table.ts";
import { startBroker } from "../support/broker.ts";
import { silentLog } from "../support/host.ts";
import { writeLoadPlant } from "../support/load-plant.ts";
import type { Benchmark } from "./bench.ts";
import { type CpuReport, cpuChannel } from "./cpu-report.ts";
import { round } from "./percentile.ts";

const signals = 1000;
const rates = [20_000, 40_000, 60_000, 80_000, 100_000];
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A subscriber under test: how much it has received, and its CPU time. */
interface Subscriber {
  read(): CpuReport;
  stop(): Promise<unknown>;
}

interface Run {
  readonly sent: number;
  readonly received: number;
  readonly cpuUs: number;
}

/**
 * JSON messages of one value each through Mosquitto, at rising rates, into the feed worker: the highest rate that it
 * sustains with nothing lost, and its CPU time for a sample beside that of a bare subscriber at the same rate.
 */
export const ingest: Benchmark = async ({ quick }) => {
  const broker = await startBroker({ configuration: ["max_queued_messages 0"] });
  const plant = await writeLoadPlant(signals, 1, "/v");
  const stepS = quick ? 3 : 20;
  let sustainedPerS = 0;
  let ours: Run = { sent: 0, received: 0, cpuUs: 0 };
  let floor: Run = ours;
  for (const rate of rates) {
    const run = await measure(() => startOurs(plant.folder, broker.url), broker.port, rate, stepS);
    say(`${rate}/s for ${stepS} s: ${run.sent} sent, ${run.received} received, ${perSample(run)} µs a sample`);
    if (run.received !== run.sent || run.sent < rate * stepS * 0.98) break;
    sustainedPerS = rate;
    ours = run;
    // The baseline follows at once, at the same rate.
    floor = await measure(() => startBare(broker.url), broker.port, rate, stepS);
    say(`  bare mqtt.js and JSON.parse: ${floor.received} received, ${perSample(floor)} µs a message`);
  }
  await broker.kill();
  await plant.dispose();
  return {
    broker: "mosquitto",
    sustainedPerS,
    seconds: stepS,
    lost: ours.sent - ours.received,
    cpuUsPerSample: perSample(ours),
    floorCpuUsPerMessage: perSample(floor),
    ratio: round(perSample(ours) / perSample(floor), 2),
    rssMb: round(process.memoryUsage().rss / 1e6, 0),
  };
};

function perSample({ cpuUs, received }: Run): number {
  return round(cpuUs / received, 3);
}

function say(text: string): void {
  console.error(text);
}

async function measure(
  start: () => Promise<Subscriber>,
  port: number,
  ratePerS: number,
  seconds: number,
): Promise<Run> {
  const subscriber = await start();
  // Warm up, so that neither side is measured while its code is being compiled.
  await flood(port, Math.min(ratePerS, 20_000), 2);
  await settled(subscriber);
  const before = subscriber.read();
  const sent = await flood(port, ratePerS, seconds);
  await settled(subscriber);
  const after = subscriber.read();
  await subscriber.stop();
  return { sent, received: after.received - before.received, cpuUs: after.cpuUs - before.cpuUs };
}

/** Waits until nothing more arrives. */
async function settled(subscriber: Subscriber): Promise<void> {
  let last = -1;
  while (subscriber.read().received !== last) {
    last = subscriber.read().received;
    await sleep(1000);
  }
}

function flood(port: number, ratePerS: number, seconds: number): Promise<number> {
  const program = fileURLToPath(new URL("flood.ts", import.meta.url));
  const child = spawn(process.execPath, [program, ...[port, ratePerS, seconds, signals].map(String)]);
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (data) => resolve(Number(data)));
    child.once("exit", (code) => reject(new Error(`the publisher ended with status ${code}`)));
  });
}

/** The feed worker, and behind it what a host does with its batches. */
async function startOurs(folder: string, url: string): Promise<Subscriber> {
  const { plant } = await loadPlantFolder(folder);
  if (plant === undefined) throw new Error("the load plant has errors");
  const table = createSignalTable(plant.signals.length);
  const samples = createSampleColumns(8192);
  const isText = new Uint8Array(plant.signals.length);
  let received = 0;
  let isConnected = false;
  const cpu = followCpu();
  const feeds = startFeeds(
    new URL("measured-feed-worker.ts", import.meta.url),
    { plant, feeds: [{ url, credentials: {} }] },
    {
      onBatch(batch) {
        if (!decodeBatch(batch, samples)) throw new Error("a batch that cannot be read");
        applySamples(table, samples, isText);
        received += samples.count;
      },
      onReport: ([report]) => {
        isConnected = report?.state === "connected";
      },
      onDeath: (reason) => {
        throw new Error(reason);
      },
    },
    silentLog,
  );
  while (!isConnected) await sleep(50);
  return {
    read: () => ({ received, cpuUs: cpu.last().cpuUs }),
    stop: () => feeds.stop().then(cpu.stop),
  };
}

async function startBare(url: string): Promise<Subscriber> {
  const cpu = followCpu();
  const worker = new Worker(new URL("bare-subscriber.ts", import.meta.url), { workerData: url });
  await sleep(1000);
  return { read: cpu.last, stop: () => worker.terminate().then(cpu.stop) };
}

function followCpu(): { last: () => CpuReport; stop: () => void } {
  const channel = new BroadcastChannel(cpuChannel);
  let last: CpuReport = { received: 0, cpuUs: 0 };
  channel.onmessage = (event: unknown) => {
    last = (event as { data: CpuReport }).data;
  };
  return { last: () => last, stop: () => channel.close() };
}
