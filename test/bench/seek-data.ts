import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plant } from "../../twin/plant/plant.ts";
import { hourUs } from "../../twin/recording/trend-columns.ts";
import { fillHistory, fillRollups } from "../support/fill-history.ts";
import { temporaryFolder } from "../support/history.ts";
import { numbersPlant } from "../support/numbers-plant.ts";

/** A history to seek in: a day of samples, and thirty days of roll-ups. */
export interface SeekData {
  readonly plant: Plant;
  readonly folder: string;
  readonly startUs: number;
  readonly endUs: number;
  readonly hours: number;
  readonly samples: number;
  readonly sizeBytes: number;
  dispose(): void;
}

const devices = 300;
const signalsEach = 10;
const rollupDays = 30;

/**
 * Makes a history of 3,000 signals: 24 hours and 100 million samples, or with `quick` one hour of them, and before
 * them the roll-ups of thirty days.
 *
 * @param endUs when it ends
 */
export function makeSeekData(quick: boolean, endUs: number): SeekData {
  const plant = numbersPlant(devices, signalsEach);
  const { folder, dispose } = temporaryFolder();
  const hours = quick ? 1 : 24;
  const wanted = (100_000_000 * hours) / 24;
  const startUs = endUs - hours * hourUs;
  console.error(`filling a history with ${hours} h, ${wanted} samples`);
  const { samples } = fillHistory({
    plant,
    folder,
    startUs,
    hours,
    samples: wanted,
    onProgress: (share) => console.error(`${Math.round(share * 100)} %`),
  });
  const path = join(folder, "history.sqlite");
  fillRollups(plant, path, startUs, (quick ? 1 : rollupDays) * 24);
  const sizeBytes = existsSync(path) ? statSync(path).size : 0;
  return { plant, folder, startUs, endUs, hours, samples, sizeBytes, dispose };
}
