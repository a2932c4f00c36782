import type { RecordedState } from "../../../twin/playback/recorded-history.ts";
import { visibleRunAt } from "../../../twin/recording/visible-runs.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { tableSamples } from "../../../twin/telemetry/table-samples.ts";
import type { BlockHead, HistoryView } from "./history-view.ts";
import { readAlarms } from "./read-alarms.ts";
import { selectReceived } from "./select-received.ts";

/** A moment of a run: what is known then is in the block's keyframe and in the block up to `toUs`. */
export interface Moment {
  readonly head: BlockHead;
  readonly toUs: number;
}

/** The moment that is seen at a time; undefined before the first run. */
export function momentAt(view: HistoryView, timeUs: number): Moment | undefined {
  const run = visibleRunAt(view.runs, timeUs);
  if (run === undefined) return undefined;
  // Where the recorder still runs, its run goes on further than was last written.
  const isRunning = run.id === view.newestRun && run === view.runs.at(-1);
  const toUs = isRunning ? timeUs : Math.min(timeUs, run.toUs);
  const head = view.headAt(run.id, toUs);
  return head === undefined ? undefined : { head, toUs };
}

/** Everything known at a moment; nothing where there is none. */
export function readState(view: HistoryView, moment: Moment | undefined): RecordedState {
  if (moment === undefined) return { batches: [], alarms: [] };
  const table = readTable(view, moment);
  return {
    batches: encodeBatches(tableSamples(table, view.isText)),
    alarms: readAlarms(view.db, moment.head, moment.toUs),
  };
}

/** The table that a host had at a moment. */
export function readTable(view: HistoryView, { head, toUs }: Moment): SignalTable {
  const table = createSignalTable(view.plant.signals.length);
  applySamples(table, view.keyframe(head).columns, view.isText);
  const selected = view.room();
  selectReceived(view.block(head), Number.NEGATIVE_INFINITY, toUs, view.isText, selected);
  applySamples(table, selected.samples, view.isText);
  return table;
}
