import type { DatabaseSync } from "node:sqlite";
import type { Plant } from "../../../twin/plant/plant.ts";
import { type NamedSignal, nameSignals } from "../../../twin/recording/match-signals.ts";

/** A signal as the history names it. */
export interface StoredSignal extends NamedSignal {
  readonly id: number;
}

export function readStoredSignals(db: DatabaseSync): StoredSignal[] {
  const rows = db.prepare("SELECT id, asset, signal, type, unit, enum_values FROM signals ORDER BY id").all();
  return rows.map((row) => ({
    id: Number(row["id"]),
    asset: String(row["asset"]),
    signal: String(row["signal"]),
    type: String(row["type"]),
    unit: String(row["unit"]),
    values: String(row["enum_values"]),
  }));
}

/**
 * Gives each of a plant's signals its id in the history. A signal whose unit, type or values changed is another one.
 *
 * @returns ids by the signal's place in the plant's list
 */
export function storeSignals(db: DatabaseSync, plant: Plant): Uint32Array<ArrayBuffer> {
  const key = (named: NamedSignal): string =>
    JSON.stringify([named.asset, named.signal, named.type, named.unit, named.values]);
  const known = new Map(readStoredSignals(db).map((stored) => [key(stored), stored.id]));
  const insert = db.prepare("INSERT INTO signals (asset, signal, type, unit, enum_values) VALUES (?, ?, ?, ?, ?)");
  return Uint32Array.from(nameSignals(plant), (named) => {
    const id = known.get(key(named));
    if (id !== undefined) return id;
    const { asset, signal, type, unit, values } = named;
    return Number(insert.run(asset, signal, type, unit, values).lastInsertRowid);
  });
}
