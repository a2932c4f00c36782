import type { RecordedChanges } from "../../../twin/playback/recorded-history.ts";
import { coalesceSamples } from "../../../twin/recording/coalesce-samples.ts";
import { encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import { appendSample, appendTextSample, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { isArrivalOrdered } from "../../../twin/telemetry/sample-time.ts";
import type { SignalTable } from "../../../twin/telemetry/signal-table.ts";
import type { HistoryView } from "./history-view.ts";
import { readJournal } from "./read-journal.ts";
import { type Moment, momentAt, readState, readTable } from "./read-state.ts";
import { selectReceived } from "./select-received.ts";

/** Steps over more blocks than this compare two states instead of reading all that is between them. */
const maxBlocks = 2;

/** What was received after one moment, up to and with another. */
export function readChanges(view: HistoryView, afterUs: number, toUs: number): RecordedChanges {
  const entries = readJournal(view, { fromUs: afterUs, toUs }).filter(({ timeUs }) => timeUs > afterUs);
  const before = momentAt(view, afterUs);
  const after = momentAt(view, toUs);
  if (after === undefined) return { batches: [], entries };
  // Another run begins with what was known at its start: nothing, for a host that was started again.
  if (before === undefined || before.head.run !== after.head.run) {
    return { batches: readState(view, after).batches, entries, isWhole: true };
  }
  return { batches: readStep(view, before, after), entries };
}

function readStep(view: HistoryView, before: Moment, after: Moment): Uint8Array<ArrayBuffer>[] {
  const heads = view.headsBetween(before.head.run, before.head.fromUs, after.toUs);
  if (heads.length > maxBlocks) {
    const batches = compareTables(readTable(view, before), readTable(view, after), view.isText);
    if (batches !== undefined) return batches;
  }
  const received = view.room();
  for (const head of heads) selectReceived(view.block(head), before.toUs, after.toUs, view.isText, received);
  return encodeInOrder(coalesceSamples(received.samples, view.plant.signals.length), view.isText);
}

/**
 * The samples that lead from one table to a later one; undefined where a signal went back in time, which takes the
 * sample that it went back with.
 */
function compareTables(
  before: SignalTable,
  after: SignalTable,
  isText: Uint8Array,
): Uint8Array<ArrayBuffer>[] | undefined {
  const samples = createSampleColumns(after.size);
  for (let signal = 0; signal < after.size; signal++) {
    const timeUs = after.timeUs[signal] ?? Number.NaN;
    if (Number.isNaN(timeUs) || isSame(before, after, signal)) continue;
    const quality = after.quality[signal] ?? 0;
    const lagUs = after.lagUs[signal] ?? 0;
    if (!isArrivalOrdered(quality) && (before.timeUs[signal] ?? Number.NaN) > timeUs) return undefined;
    if (isText[signal] === 1) appendTextSample(samples, signal, timeUs, after.text[signal] ?? "", quality, lagUs);
    else appendSample(samples, signal, timeUs, after.value[signal] ?? Number.NaN, quality, lagUs);
  }
  return encodeInOrder(samples, isText);
}

function isSame(a: SignalTable, b: SignalTable, signal: number): boolean {
  return (
    a.timeUs[signal] === b.timeUs[signal] &&
    Object.is(a.value[signal], b.value[signal]) &&
    a.quality[signal] === b.quality[signal] &&
    Object.is(a.lagUs[signal], b.lagUs[signal]) &&
    a.text[signal] === b.text[signal]
  );
}
