import type { DatabaseSync } from "node:sqlite";
import { openHistoryFile } from "../../electron/services/history/open-history-file.ts";
import { storeSignals } from "../../electron/services/history/stored-signals.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { encodeHour } from "../../twin/recording/hour-columns.ts";
import { addTrendPoint, createTrendColumns, hourUs, minuteUs } from "../../twin/recording/trend-columns.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import { openTestHistory } from "./history.ts";
import { realisticSamples } from "./realistic-samples.ts";

export interface FillOptions {
  readonly plant: Plant;
  /** Of the history; it is made there. */
  readonly folder: string;
  readonly startUs: number;
  readonly hours: number;
  /** All signals together. */
  readonly samples: number;
  /** Called now and then with the share that is done. */
  readonly onProgress?: (share: number) => void;
}

/** Fills a history through the recorder, as fast as it goes: every sample, roll-up and keyframe as in real time. */
export function fillHistory(options: FillOptions): { readonly endUs: number; readonly samples: number } {
  const { plant, folder, startUs, hours, samples } = options;
  const seconds = hours * 3600;
  // Nothing reads the batches in between, so that a few large ones do.
  const stepMs = 2000;
  const steps = (seconds * 1000) / stepMs;
  const ratePerS = samples / seconds;
  const history = openTestHistory({ plant, folder, nowUs: startUs });
  const source = realisticSamples(plant, { startUs, ratePerS, stepMs, seed: 11 });
  let written = 0;
  for (let step = 0; step < steps; step++) {
    const columns = source.next();
    written += columns.count;
    for (const batch of encodeBatches(columns)) history.writer.append(batch, source.nowUs());
    if (step % 1000 === 0) options.onProgress?.(step / steps);
    // A tick writes the tail, which is only of use to a host that may be cut off.
    if (step % 15 === 0) history.writer.tick(source.nowUs());
  }
  history.writer.close(source.nowUs());
  history.dispose();
  return { endUs: source.nowUs(), samples: written };
}

/** Adds the roll-ups of so many hours before a moment, without samples. */
export function fillRollups(plant: Plant, path: string, endUs: number, hours: number): void {
  const opened = openHistoryFile(path, endUs, (db: DatabaseSync) => storeSignals(db, plant));
  if ("refusal" in opened) throw new Error(opened.refusal);
  const { db, opened: ids } = opened;
  const insert = db.prepare("INSERT INTO rollup_hours (signal, hour_us, run, bytes) VALUES (?, ?, 0, ?)");
  const firstHour = Math.floor(endUs / hourUs) - hours;
  for (const id of ids) {
    db.exec("BEGIN");
    for (let hour = firstHour; hour < firstHour + hours; hour++) {
      insert.run(id, hour * hourUs, encodeHour(minutesOf(id, hour * hourUs), hour * hourUs));
    }
    db.exec("COMMIT");
  }
  db.close();
}

/** An hour of a value that goes up and down over a day, with some noise. */
function minutesOf(signal: number, startUs: number): ReturnType<typeof createTrendColumns> {
  const minutes = createTrendColumns();
  for (let minute = 0; minute < 60; minute++) {
    const timeUs = startUs + minute * minuteUs;
    const level =
      Math.round(5000 + 1000 * Math.sin(timeUs / (24 * hourUs) + signal) + ((signal * minute * 7919) % 40)) / 10;
    addTrendPoint(minutes, timeUs, level - 0.7, level + 0.9, level + 0.0731, level + 0.1, 23);
  }
  return minutes;
}
