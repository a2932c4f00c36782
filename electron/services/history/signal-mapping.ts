import type { DatabaseSync } from "node:sqlite";
import type { Plant } from "../../../twin/plant/plant.ts";
import { type MatchedSignal, matchSignals } from "../../../twin/recording/match-signals.ts";
import type { SignalRows } from "../../../twin/recording/signal-rows.ts";
import { quality } from "../../../twin/telemetry/sample-quality.ts";
import { readStoredSignals } from "./stored-signals.ts";

/** Where the history's signals are in the plant, by id; what is not there is gone. */
export interface SignalMapping {
  readonly newestId: number;
  readonly byId: ReadonlyMap<number, MatchedSignal>;
  readonly ids: ReadonlySet<number>;
}

export const nothingMapped: SignalMapping = { newestId: 0, byId: new Map(), ids: new Set() };

/** @param known what was read before; it is read again only where there are new signals */
export function readSignalMapping(db: DatabaseSync, plant: Plant, known: SignalMapping): SignalMapping {
  const newestId = Number(db.prepare("SELECT coalesce(max(id), 0) AS id FROM signals").get()?.["id"]);
  if (newestId === known.newestId) return known;
  const stored = readStoredSignals(db);
  const mapped = matchSignals(stored, plant);
  const byId = new Map(
    stored.flatMap(({ id }, place) => {
      const signal = mapped[place];
      return signal === undefined ? [] : [[id, signal] as const];
    }),
  );
  return { newestId, byId, ids: new Set(byId.keys()) };
}

/** Ids under which some of the plant's signals were recorded. */
export function idsOf({ byId }: SignalMapping, signals: readonly number[]): Set<number> {
  const wanted = new Set(signals);
  return new Set([...byId].flatMap(([id, mapped]) => (wanted.has(mapped.signal) ? [id] : [])));
}

/** Renames signals from ids to places in the plant, in place. An enum value that is not in the plant any more is bad. */
export function mapRows(rows: SignalRows, { byId }: SignalMapping): void {
  const { signals, starts, columns } = rows;
  for (let place = 0; place < signals.length; place++) {
    const mapped = byId.get(signals[place] ?? 0);
    if (mapped === undefined) throw new Error(`signal ${signals[place]} of the history is not in the plant`);
    const from = starts[place] ?? 0;
    const to = starts[place + 1] ?? 0;
    signals[place] = mapped.signal;
    columns.signal.fill(mapped.signal, from, to);
    if (mapped.ordinals === undefined) continue;
    for (let row = from; row < to; row++) {
      const ordinal = mapped.ordinals[columns.value[row] ?? 0] ?? Number.NaN;
      columns.value[row] = ordinal;
      if (Number.isNaN(ordinal)) columns.quality[row] = ((columns.quality[row] ?? 0) & ~0b11) | quality.bad;
    }
  }
}
