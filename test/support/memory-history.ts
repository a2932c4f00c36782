import { createAlarmTable } from "../../twin/alarms/alarm-table.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { JournalEntry } from "../../twin/playback/journal.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { encodeInOrder } from "../../twin/telemetry/encode-in-order.ts";
import { receivedUs } from "../../twin/telemetry/sample-time.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";
import { tableSamples } from "../../twin/telemetry/table-samples.ts";
import { columnsOf, type Row } from "./samples.ts";

/** When a row was received, UTC microseconds. */
export function rowReceived({ timeUs, lagUs, quality }: Row): number {
  return receivedUs(timeUs, lagUs, quality);
}

export function textSignalsOf(plant: Plant): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(plant.signals, ({ definition }) => (definition.type === "text" ? 1 : 0));
}

/** The table after rows that were received up to and with a moment. */
export function tableAt(plant: Plant, rows: readonly Row[], timeUs: number): SignalTable {
  const table = createSignalTable(plant.signals.length);
  const known = rows.filter((row) => rowReceived(row) <= timeUs);
  applySamples(table, columnsOf(known), textSignalsOf(plant));
  return table;
}

/**
 * A history that is held in memory, as plainly as can be: what others are compared with.
 *
 * @param rows in the order of receiving
 */
export function memoryHistory(
  plant: Plant,
  rows: readonly Row[],
  ranges: readonly TimeRange[],
  entries: readonly JournalEntry[] = [],
): RecordedHistory {
  const isText = textSignalsOf(plant);
  const within =
    ({ fromUs, toUs }: TimeRange) =>
    (timeUs: number) =>
      timeUs >= fromUs && timeUs <= toUs;
  const alarmsAt = (timeUs: number): StandingAlarm[] => {
    const table = createAlarmTable();
    for (const entry of entries) if (entry.timeUs <= timeUs) table.apply(entry);
    return [...table.alarms.values()];
  };
  const encode = (some: readonly Row[]): Uint8Array<ArrayBuffer>[] => encodeInOrder(columnsOf(some), isText);
  const notNeeded = (): never => {
    throw new Error("the history in memory has no trends");
  };

  return {
    mismatch: { gone: [], unknown: [] },
    ranges: () => Promise.resolve(ranges),
    stateAt(timeUs) {
      const state = tableSamples(tableAt(plant, rows, timeUs), isText);
      return Promise.resolve({ batches: encodeInOrder(state, isText), alarms: alarmsAt(timeUs) });
    },
    changes(afterUs, toUs) {
      const some = rows.filter((row) => rowReceived(row) > afterUs && rowReceived(row) <= toUs);
      const happened = entries.filter(({ timeUs }) => timeUs > afterUs && timeUs <= toUs);
      return Promise.resolve({ batches: encode(some), entries: happened });
    },
    trend: notNeeded,
    alarmDensity: notNeeded,
    journal: (range) => Promise.resolve(entries.filter(({ timeUs }) => within(range)(timeUs))),
    async *samples(range) {
      const some = rows.filter((row) => within(range)(rowReceived(row)));
      // Batches of a second or so, as a recorder makes them.
      for (let start = 0; start < some.length; start += 500) yield* encode(some.slice(start, start + 500));
    },
    close: () => Promise.resolve(),
  };
}
