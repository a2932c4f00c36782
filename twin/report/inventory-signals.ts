import { z } from "zod";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { type ExchangeCodec, type RunningHash, toHex } from "../recording/exchange-codec.ts";
import { rowReceivedUs } from "../recording/row-received-us.ts";
import { sha256Schema } from "../recording/sha256-schema.ts";
import { createScenarioNames } from "../scenario/scenario-names.ts";
import type { ReadHistory } from "../scenario/walk-expression.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf, sampleFlag } from "../telemetry/sample-quality.ts";

/** What a recording holds of one signal. */
export const signalInventorySchema = z.strictObject({
  /** SHA-256 of the recording. */
  recording: sha256Schema,
  /** Path of the asset, slash and id. */
  name: z.string(),
  samples: z.number(),
  /** Of bad quality. */
  bad: z.number(),
  origin: z.enum(["plant", "simulated", "both", "none"]),
  /** The longest time between two samples, or between a sample and an end of the recording, microseconds. */
  longestGapUs: z.number(),
  /** Of its samples in the order of receiving: of each time, value, quality and lag in decimal, spaces, line feed. */
  sha256: sha256Schema,
});

export type SignalInventory = z.infer<typeof signalInventorySchema>;

interface Tally {
  readonly hash: RunningHash;
  samples: number;
  bad: number;
  plant: boolean;
  simulated: boolean;
  lastUs: number;
  longestGapUs: number;
}

/**
 * Counts and hashes what was received of signals in a range, the state at its beginning included.
 *
 * @param recording SHA-256 of the file
 * @param names of signals; those that the plant does not have are left out
 * @throws Error where the history gives a batch that cannot be read
 */
export async function inventorySignals(
  history: ReadHistory,
  plant: Plant,
  range: TimeRange,
  names: readonly string[],
  recording: string,
  codec: ExchangeCodec,
): Promise<SignalInventory[]> {
  const scenarioNames = createScenarioNames(plant);
  const tallies = new Map<number, Tally>();
  for (const name of [...names].sort()) {
    const signal = scenarioNames.signal(name);
    if (signal !== undefined) tallies.set(signal, newTally(range.fromUs, codec));
  }
  const columns = createSampleColumns(1024);
  const take = (batch: Uint8Array): void => {
    if (!decodeBatch(batch, columns)) throw new Error("the history gave a batch that cannot be read");
    for (let row = 0; row < columns.count; row++) {
      const signal = columns.signal[row] ?? -1;
      const tally = tallies.get(signal);
      if (tally !== undefined) addSample(tally, columns, row, plant.signals[signal]?.definition.type === "text");
    }
  };
  for (const batch of (await history.stateAt(range.fromUs)).batches) take(batch);
  const after = { fromUs: range.fromUs + 1, toUs: range.toUs };
  for await (const batch of history.samples(after, [...tallies.keys()])) take(batch);

  return [...tallies].map(([signal, { hash, samples, bad, lastUs, longestGapUs, ...origins }]) => ({
    recording,
    name: scenarioNames.signalName(signal),
    samples,
    bad,
    origin: originOf(origins),
    longestGapUs: Math.max(longestGapUs, range.toUs - lastUs),
    sha256: toHex(hash.digest()),
  }));
}

function newTally(fromUs: number, codec: ExchangeCodec): Tally {
  return {
    hash: codec.startSha256(),
    samples: 0,
    bad: 0,
    plant: false,
    simulated: false,
    lastUs: fromUs,
    longestGapUs: 0,
  };
}

const utf8 = new TextEncoder();

function addSample(tally: Tally, columns: SampleColumns, row: number, isText: boolean): void {
  const [flags = 0, number = 0] = [columns.quality[row], columns.value[row]];
  const value = isText ? JSON.stringify(columns.texts[number] ?? "") : number;
  tally.hash.update(utf8.encode(`${columns.timeUs[row]} ${value} ${flags} ${columns.lagUs[row]}\n`));
  tally.samples++;
  if (qualityOf(flags) === quality.bad) tally.bad++;
  if ((flags & sampleFlag.simulated) === 0) tally.plant = true;
  else tally.simulated = true;
  // What was known before the range counts as known at its beginning.
  const receivedUs = Math.max(tally.lastUs, rowReceivedUs(columns, row));
  tally.longestGapUs = Math.max(tally.longestGapUs, receivedUs - tally.lastUs);
  tally.lastUs = receivedUs;
}

function originOf({ plant, simulated }: Pick<Tally, "plant" | "simulated">): SignalInventory["origin"] {
  if (plant && simulated) return "both";
  if (plant) return "plant";
  return simulated ? "simulated" : "none";
}
