import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { Run } from "../../../twin/recording/visible-runs.ts";
import { encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import { appendSample, createSampleColumns, type SampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import type { ReceivedRows } from "./block-cache.ts";
import type { BlockHead, HistoryFileView, HistoryView } from "./history-view.ts";
import { idsOf } from "./signal-mapping.ts";

/**
 * All samples of a range in the order of receiving, as SampleBatch messages, a block at a time. Nothing is held open
 * between them.
 *
 * @param signals the signals that are needed; where they are given, others may be left out
 */
export function* readSamples(
  file: HistoryFileView,
  { fromUs, toUs }: TimeRange,
  signals?: readonly number[],
): Generator<Uint8Array<ArrayBuffer>, void, void> {
  const stretches = file.read<Run[]>([], ({ runs, newestRun }) =>
    runs.map((run) => ({
      id: run.id,
      fromUs: Math.max(fromUs, run.fromUs),
      toUs: run.id === newestRun ? toUs : Math.min(toUs, run.toUs),
    })),
  );
  for (const run of stretches.filter((stretch) => stretch.fromUs <= stretch.toUs)) {
    const heads = file.read<readonly BlockHead[]>([], (view) => view.headsBetween(run.id, run.fromUs, run.toUs));
    for (const head of heads) {
      yield* file.read<Uint8Array<ArrayBuffer>[]>([], (view) =>
        encodeInOrder(sortReceived(rowsOf(view, head, signals), run.fromUs, run.toUs), view.isText),
      );
    }
  }
}

/** A block's rows; where only some signals are needed, it may be that no others are read. */
function rowsOf(view: HistoryView, head: BlockHead, signals: readonly number[] | undefined): ReceivedRows {
  return signals === undefined ? view.block(head) : view.blockOf(head, idsOf(view.mapping, signals));
}

function sortReceived({ rows, receivedUs }: ReceivedRows, fromUs: number, toUs: number): SampleColumns {
  const { columns } = rows;
  const chosen: number[] = [];
  for (let row = 0; row < columns.count; row++) {
    const atUs = receivedUs[row] ?? 0;
    if (atUs >= fromUs && atUs <= toUs) chosen.push(row);
  }
  // The sort is stable: the samples of a signal stay in their order.
  chosen.sort((a, b) => (receivedUs[a] ?? 0) - (receivedUs[b] ?? 0));
  const sorted = createSampleColumns(chosen.length);
  sorted.texts = columns.texts;
  for (const row of chosen) {
    const { signal, timeUs, value, quality, lagUs } = columns;
    appendSample(sorted, signal[row] ?? 0, timeUs[row] ?? 0, value[row] ?? 0, quality[row] ?? 0, lagUs[row] ?? 0);
  }
  return sorted;
}
