import { createAlarmTable } from "../../twin/alarms/alarm-table.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { JournalEntry } from "../../twin/playback/journal.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { countAlarms } from "../../twin/recording/count-alarms.ts";
import { encodeBatches } from "../../twin/telemetry/encode-batch.ts";
import { receivedUs } from "../../twin/telemetry/sample-time.ts";
import { columnsOf, type Row } from "./samples.ts";

/** A history of rows in memory, the plainest there can be: what it says is right by its simplicity. */
export interface RowsHistory extends RecordedHistory {
  readonly rows: Row[];
  readonly entries: JournalEntry[];
  /** Whether answers wait until `answer` is called. */
  isHolding: boolean;
  answer(): void;
  /** Gives the answer that waits longest. */
  answerNext(): void;
  /** How often the state of a moment, and how often what happened since one, was asked for. */
  readonly asked: { states: number; changes: number };
}

export function createRowsHistory(rows: Row[] = [], entries: JournalEntry[] = []): RowsHistory {
  const waiting: (() => void)[] = [];
  const asked = { states: 0, changes: 0 };
  const due = (row: Row): number => receivedUs(row.timeUs, row.lagUs, row.quality);
  const reply = <Answer>(answer: Answer): Promise<Answer> =>
    history.isHolding ? new Promise((resolve) => waiting.push(() => resolve(answer))) : Promise.resolve(answer);
  const during = ({ fromUs, toUs }: TimeRange, timeUs: number): boolean => timeUs >= fromUs && timeUs <= toUs;
  const alarmsAt = (timeUs: number): StandingAlarm[] => {
    const table = createAlarmTable();
    for (const entry of entries) if (entry.timeUs <= timeUs) table.apply(entry);
    return [...table.alarms.values()];
  };

  const history: RowsHistory = {
    rows,
    entries,
    asked,
    isHolding: false,
    answer() {
      for (const resolve of waiting.splice(0)) resolve();
    },
    answerNext() {
      waiting.shift()?.();
    },
    mismatch: { gone: [], unknown: [] },
    ranges: () => {
      const times = rows.map(due);
      return reply(rows.length === 0 ? [] : [{ fromUs: Math.min(...times), toUs: Math.max(...times) }]);
    },
    stateAt(timeUs) {
      asked.states++;
      const known = rows.filter((row) => due(row) <= timeUs);
      return reply({ batches: encodeBatches(columnsOf(known)), alarms: alarmsAt(timeUs) });
    },
    changes(afterUs, toUs) {
      asked.changes++;
      const after = rows.filter((row) => due(row) > afterUs && due(row) <= toUs);
      const told = entries.filter((entry) => entry.timeUs > afterUs && entry.timeUs <= toUs);
      return reply({ batches: encodeBatches(columnsOf(after)), entries: told });
    },
    trend: () => reply({ timeUs: [], min: [], max: [], mean: [], last: [], count: [] }),
    alarmDensity: (range, buckets) => reply(countAlarms(entries, range, buckets)),
    journal: (range) => reply(entries.filter((entry) => during(range, entry.timeUs))),
    async *samples(range) {
      yield* encodeBatches(columnsOf(rows.filter((row) => during(range, due(row)))));
    },
    close: () => Promise.resolve(),
  };
  return history;
}
