import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { ageUs } from "../../twin/telemetry/freshness.ts";
import { fillHistory, fillRollups } from "../support/fill-history.ts";
import { writeLoadPlant } from "../support/load-plant.ts";
import { type MeasuredHost, startMeasuredHost } from "../support/measure-host.ts";
import { type NodeScreen, openNodeScreen } from "../support/node-screen.ts";
import type { Benchmark } from "./bench.ts";
import { percentile, round } from "./percentile.ts";

const devices = 300;
const signalsEach = 10;
const secondUs = 1_000_000;
const dayUs = 86_400 * secondUs;
const playSpeed = 600;

/** A broker that is not there: nothing but the past is looked at. */
const noBroker = "mqtt://127.0.0.1:9";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A host with a day behind it and a screen over a WebSocket: how long a jump takes until the whole state of another
 * moment is in the screen's table, how true playback at 600x is, how fast trends are, and what memory it takes.
 */
export const seek: Benchmark = async ({ quick }) => {
  const hours = quick ? 2 : 24;
  const wanted = quick ? 8_333_333 : 100_000_000;
  const load = await writeLoadPlant(devices, signalsEach);
  const { plant } = await loadPlantFolder(load.folder);
  if (plant === undefined) throw new Error("the load plant has errors");
  const data = await mkdtemp(join(tmpdir(), "vitrine-seek-"));
  const folder = join(data, plant.id);
  await mkdir(folder);
  const startUs = Math.floor(Date.now() / 3_600_000) * 3_600 * secondUs - (hours + 1) * 3600 * secondUs;
  console.error(`filling ${hours} h of ${devices * signalsEach} signals with ${wanted} samples …`);
  const onProgress = (share: number): void => console.error(`  ${(share * 100).toFixed(0)} %`);
  const { endUs, samples } = fillHistory({ plant, folder, startUs, hours, samples: wanted, onProgress });
  console.error("and thirty days of roll-ups …");
  fillRollups(plant, join(folder, "history.sqlite"), startUs, 30 * 24 - hours);

  const openedMs = performance.now();
  const host = await startMeasuredHost(load.folder, noBroker, data);
  const screen = await openNodeScreen(host.url);
  await seekTo(screen, startUs + 600 * secondUs);
  const openMs = performance.now() - openedMs;
  const idleBytes = await measureIdle(load.folder);
  const peak = watchMemory(host);

  console.error("seeking …");
  const seekMs: number[] = [];
  for (let n = 0; n < (quick ? 60 : 300); n++) {
    const timeUs = Math.round(startUs + secondUs * 60 + Math.random() * (endUs - startUs - 120 * secondUs));
    seekMs.push(await seekTo(screen, timeUs));
    checkState(screen, timeUs);
  }
  console.error(`playing at ${playSpeed}x …`);
  const played = await play(screen, startUs + 1800 * secondUs, quick ? 8 : 60);
  console.error("trends …");
  const trend24h = await trendMs(
    screen,
    { fromUs: endUs - Math.min(hours, 24) * 3600 * secondUs, toUs: endUs },
    quick ? 30 : 150,
  );
  const trend30d = await trendMs(screen, { fromUs: endUs - 30 * dayUs, toUs: endUs }, quick ? 15 : 60);
  const peakBytes = await peak();

  screen.close();
  await host.stop();
  await load.dispose();
  await rm(data, { recursive: true });
  return {
    samples,
    hours,
    signals: devices * signalsEach,
    seeks: seekMs.length,
    seekP50Ms: round(percentile(seekMs, 0.5), 1),
    seekP99Ms: round(percentile(seekMs, 0.99), 1),
    openMs: round(openMs, 0),
    play600ClockError: round(played.clockError, 4),
    batchesPerS: round(played.batchesPerS, 1),
    screenHeapGrowthMb: round(played.heapGrowthMb, 1),
    rssOverIdleMb: round((peakBytes - idleBytes) / 1e6, 0),
    trend24hP99Ms: round(percentile(trend24h, 0.99), 1),
    trend30dP99Ms: round(percentile(trend30d, 0.99), 1),
  };
};

/** Milliseconds from asking until the state of the moment is in the screen's table. */
async function seekTo(screen: NodeScreen, timeUs: number): Promise<number> {
  const before = screen.batches;
  const startMs = performance.now();
  await screen.end.request("control-time", { kind: "seek", timeUs });
  // The session stood still, so that the next batch is the state of the new moment, or leads to it.
  while (screen.clock?.sessionTimeUs !== timeUs || screen.batches === before) {
    await new Promise(setImmediate);
  }
  return performance.now() - startMs;
}

/** The load plant's signals are sampled every few seconds: at any moment all are there, none is older than that. */
function checkState({ table }: NodeScreen, timeUs: number): void {
  for (let signal = 0; signal < table.size; signal++) {
    const age = ageUs(table, signal, timeUs);
    if (!(age >= 0 && age < 10 * secondUs)) throw new Error(`signal ${signal} is ${age} µs old at ${timeUs}`);
  }
}

interface Played {
  readonly clockError: number;
  readonly batchesPerS: number;
  readonly heapGrowthMb: number;
}

async function play(screen: NodeScreen, fromUs: number, seconds: number): Promise<Played> {
  await seekTo(screen, fromUs);
  await screen.end.request("control-time", { kind: "speed", speed: playSpeed });
  await screen.end.request("control-time", { kind: "play" });
  await sleep(1500);
  globalThis.gc?.();
  const begin = { ms: performance.now(), us: screen.clock?.sessionTimeUs ?? 0, batches: screen.batches };
  const heapBytes = process.memoryUsage().heapUsed;
  await sleep(seconds * 1000);
  const elapsedUs = (performance.now() - begin.ms) * 1000;
  const playedUs = (screen.clock?.sessionTimeUs ?? 0) - begin.us;
  globalThis.gc?.();
  const heapGrowthMb = (process.memoryUsage().heapUsed - heapBytes) / 1e6;
  const batches = screen.batches - begin.batches;
  await screen.end.request("control-time", { kind: "speed", speed: 1 });
  await screen.end.request("control-time", { kind: "pause" });
  return {
    clockError: Math.abs(playedUs / (elapsedUs * playSpeed) - 1),
    batchesPerS: batches / (elapsedUs / 1e6),
    heapGrowthMb,
  };
}

async function trendMs(screen: NodeScreen, range: { fromUs: number; toUs: number }, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const signal = Math.floor(Math.random() * devices * signalsEach);
    const startMs = performance.now();
    const trend = await screen.end.request("trend", { signal, ...range, points: 2000 });
    times.push(performance.now() - startMs);
    if (trend.timeUs.length < 100) throw new Error(`a trend of ${trend.timeUs.length} points`);
  }
  return times;
}

/** Resident memory of a host that records and does nothing else, bytes. */
async function measureIdle(plantFolder: string): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), "vitrine-idle-"));
  const host = await startMeasuredHost(plantFolder, noBroker, data);
  const screen = await openNodeScreen(host.url);
  await sleep(3000);
  const rssBytes = await host.residentBytes();
  screen.close();
  await host.stop();
  await rm(data, { recursive: true });
  return rssBytes;
}

/** Looks at the host's resident memory twice a second; the function returned stops and gives the most, bytes. */
function watchMemory(host: MeasuredHost): () => Promise<number> {
  let mostBytes = 0;
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      mostBytes = Math.max(mostBytes, await host.residentBytes());
      await sleep(500);
    }
  })();
  return async () => {
    isWatching = false;
    await watching;
    return mostBytes;
  };
}
