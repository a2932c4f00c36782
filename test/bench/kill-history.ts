import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { openTestHistory, temporaryFolder } from "../support/history.ts";
import { roundPlant } from "../support/killed-recorder.ts";
import type { Benchmark } from "./bench.ts";
import { round } from "./percentile.ts";

/** What a number of kills came to. */
export interface KillFigures {
  readonly kills: number;
  /** Databases that opened and could be read. */
  readonly opened: number;
  readonly samplesSent: number;
  readonly samplesRead: number;
  /** Samples that are missing before the last one that is there, or come twice; and kills that took more than 1 s. */
  readonly wrong: number;
  /** The most that a kill took of what the history had been given, milliseconds. */
  readonly worstLossMs: number;
}

/** A sample's value counts them, so that a missing one shows; its time is when it was sent. */
interface Killed {
  readonly firstSentUs: number;
  readonly lastSent: number;
  readonly lastSentUs: number;
}

/**
 * Kills a host that records 20,000 samples/s at random moments, and opens what it leaves behind. The rounds go on
 * with one database.
 *
 * @param random from 0 to 1
 */
export async function killHistory(kills: number, random: () => number): Promise<KillFigures> {
  const { folder, dispose } = temporaryFolder();
  let [opened, samplesSent, samplesRead, wrong, worstLossMs] = [0, 0, 0, 0, 0];
  for (let round = 0; round < kills; round++) {
    const killed = await recordAndKill(folder, 300 + random() * 1700);
    const read = readLastRun(folder, killed);
    opened += read === undefined ? 0 : 1;
    samplesSent += killed.lastSent + 1;
    samplesRead += read?.count ?? 0;
    wrong += read?.wrong ?? killed.lastSent + 1;
    worstLossMs = Math.max(worstLossMs, (killed.lastSentUs - (read?.lastUs ?? 0)) / 1000);
  }
  dispose();
  return { kills, opened, samplesSent, samplesRead, wrong, worstLossMs: Math.round(worstLossMs) };
}

async function recordAndKill(folder: string, afterMs: number): Promise<Killed> {
  const program = fileURLToPath(new URL("../support/killed-recorder.ts", import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  let last = "";
  child.stdout.on("data", (data) => {
    last = String(data).trimEnd().split("\n").at(-1) ?? last;
  });
  const firstSentUs = Number((await firstOutput(child)).split(" ")[1]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  const [lastSent = 0, lastSentUs = 0] = last.split(" ").map(Number);
  return { firstSentUs, lastSent, lastSentUs };
}

function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (data) => resolve(String(data).split("\n")[0] ?? ""));
    child.once("exit", (code) => reject(new Error(`the recording child ended with status ${code}`)));
  });
}

/** Opens as the next host does, and reads what the last one recorded: 0, 1, 2, and so on without a gap. */
function readLastRun(
  folder: string,
  { firstSentUs, lastSentUs }: Killed,
): { readonly count: number; readonly wrong: number; readonly lastUs: number } | undefined {
  const plant = roundPlant();
  // It had said how far it came before it was dead, which may be a moment after its last sample.
  const nowUs = Date.now() * 1000 + 1000;
  const history = openTestHistory({ plant, folder, nowUs });
  history.writer.close(nowUs + 1000);
  const range = history.reader.ranges().findLast(({ toUs }) => toUs < nowUs);
  if (range === undefined || history.words.length > 0) return undefined;
  const samples = createSampleColumns(1024);
  const values: number[] = [];
  // Killed before anything was on the disk it has lost all since the first one.
  let lastUs = firstSentUs;
  for (const batch of history.reader.samples(range)) {
    if (!decodeBatch(batch, samples)) return undefined;
    for (let row = 0; row < samples.count; row++) {
      values.push(samples.value[row] ?? -1);
      lastUs = Math.max(lastUs, samples.timeUs[row] ?? 0);
    }
  }
  history.dispose();
  values.sort((a, b) => a - b);
  const wrong = values.filter((value, place) => value !== place).length;
  const isTooLate = lastSentUs - lastUs > 1_000_000;
  return { count: values.length, wrong: wrong + (isTooLate ? 1 : 0), lastUs };
}

/** Two hundred kills, or ten. */
export const kill: Benchmark = async ({ quick }) => {
  const startMs = performance.now();
  const figures = await killHistory(quick ? 10 : 200, Math.random);
  return { ...figures, seconds: round((performance.now() - startMs) / 1000, 0) };
};

const [, program, kills] = process.argv;
if (program?.endsWith("kill-history.ts") === true) {
  console.log(JSON.stringify(await killHistory(Number(kills ?? 200), Math.random)));
}
