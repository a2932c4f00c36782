import { appendSample, appendTextSample, clearSamples, type SampleColumns } from "../telemetry/sample-columns.ts";
import type { SignalTable } from "../telemetry/signal-table.ts";

/**
 * The last sample of every signal seen, in the order of the signals: applied to an empty table they give this one.
 *
 * @param isText whether a signal carries texts, by its place in the list
 * @param into replaced
 */
export function snapshotTable(table: SignalTable, isText: Uint8Array, into: SampleColumns): void {
  clearSamples(into);
  for (let signal = 0; signal < table.size; signal++) {
    const timeUs = table.timeUs[signal] ?? Number.NaN;
    if (Number.isNaN(timeUs)) continue;
    const quality = table.quality[signal] ?? 0;
    const lagUs = table.lagUs[signal] ?? 0;
    const text = isText[signal] === 1 ? table.text[signal] : undefined;
    if (text !== undefined) appendTextSample(into, signal, timeUs, text, quality, lagUs);
    else appendSample(into, signal, timeUs, table.value[signal] ?? Number.NaN, quality, lagUs);
  }
}
