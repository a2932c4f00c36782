import type { DatabaseSync } from "node:sqlite";
import type { Plant } from "../../../twin/plant/plant.ts";
import {
  listRecordedSignals,
  type RecordedSignal,
  recordedSignalSchema,
} from "../../../twin/recording/recorded-signal.ts";

/** A signal as the history names it. */
export interface StoredSignal extends RecordedSignal {
  readonly id: number;
}

export function readStoredSignals(db: DatabaseSync): StoredSignal[] {
  const rows = db.prepare("SELECT id, asset, signal, type, unit, enum_values FROM signals ORDER BY id").all();
  return rows.map(({ id, enum_values: values, ...named }) => ({
    ...recordedSignalSchema.parse({ ...named, values: JSON.parse(String(values)) }),
    id: Number(id),
  }));
}

/**
 * Gives each of a plant's signals its id in the history. A signal whose unit, type or values changed is another one.
 *
 * @returns ids by the signal's place in the plant's list
 */
export function storeSignals(db: DatabaseSync, plant: Plant): Uint32Array<ArrayBuffer> {
  const key = (named: RecordedSignal): string =>
    JSON.stringify([named.asset, named.signal, named.type, named.unit, named.values]);
  const known = new Map(readStoredSignals(db).map((stored) => [key(stored), stored.id]));
  const insert = db.prepare("INSERT INTO signals (asset, signal, type, unit, enum_values) VALUES (?, ?, ?, ?, ?)");
  return Uint32Array.from(listRecordedSignals(plant), (named) => {
    const id = known.get(key(named));
    if (id !== undefined) return id;
    const { asset, signal, type, unit, values } = named;
    return Number(insert.run(asset, signal, type, unit, JSON.stringify(values)).lastInsertRowid);
  });
}
