import type { Hash } from "node:crypto";
import type { Plant } from "../../twin/plant/plant.ts";
import { hashText } from "../../twin/simulation/random.ts";
import { simulatePlant } from "../../twin/simulation/simulate-plant.ts";
import type { SimulationFile } from "../../twin/simulation/simulation-schema.ts";
import { type RunSummary, summariseLedger } from "../../twin/simulation/summarise-ledger.ts";

export interface SimulateDaysOptions {
  readonly days: number;
  readonly seed: number;
  /** UTC microseconds. */
  readonly startUs: number;
  /** How often the process values are evaluated, seconds. */
  readonly everyS: number;
  /** Is fed everything that is said. */
  readonly hash: Hash;
}

/** What a run as fast as it goes came to. */
export interface FastRun extends RunSummary {
  readonly plant: string;
  readonly days: number;
  readonly seed: number;
  readonly wallS: number;
  /** Values that were evaluated. */
  readonly values: number;
}

/** Simulates days of a plant as fast as they go, on its own clock. */
export function simulateDays(plant: Plant, file: SimulationFile, options: SimulateDaysOptions): FastRun {
  const { days, seed, startUs, everyS, hash } = options;
  let values = 0;
  const numbers = createNumberSink(hash);
  const began = performance.now();
  const simulated = simulatePlant(plant, file, {
    seed,
    startUs,
    leastEveryS: everyS,
    keepHours: Math.ceil(days * 24) + 2,
    traceUnits: 0,
    say(speaker, said, timeUs) {
      values += said.length;
      numbers.take(speaker.models[0]?.signal.index ?? -1);
      numbers.take(timeUs);
      for (const value of said) numbers.take(typeof value === "string" ? hashText(value) : Number(value));
    },
  });
  simulated.advance(startUs + days * 86_400e6);
  numbers.flush();
  const summary = summariseLedger(simulated.ledger, file);
  const wallS = Number(((performance.now() - began) / 1000).toFixed(3));
  return { plant: plant.id, days, seed, wallS, values, ...summary };
}

/** Hashes numbers by their bytes, many at a time. */
function createNumberSink(hash: Hash): { take(number: number): void; flush(): void } {
  const kept = new Float64Array(8192);
  let count = 0;
  const flush = (): void => {
    hash.update(kept.subarray(0, count));
    count = 0;
  };
  return {
    take(number) {
      kept[count++] = number;
      if (count === kept.length) flush();
    },
    flush,
  };
}
