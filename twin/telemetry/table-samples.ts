import { appendSample, appendTextSample, createSampleColumns, type SampleColumns } from "./sample-columns.ts";
import type { SignalTable } from "./signal-table.ts";

/**
 * The last sample of every signal seen, in the order of the signals: applied onto an empty table they give the same
 * one.
 *
 * @param isText whether a signal carries texts, by its place in the list
 */
export function tableSamples(table: SignalTable, isText: Uint8Array): SampleColumns {
  const samples = createSampleColumns(table.size);
  for (let signal = 0; signal < table.size; signal++) {
    const timeUs = table.timeUs[signal] ?? Number.NaN;
    if (Number.isNaN(timeUs)) continue;
    const quality = table.quality[signal] ?? 0;
    const lagUs = table.lagUs[signal] ?? 0;
    if (isText[signal] === 1) appendTextSample(samples, signal, timeUs, table.text[signal] ?? "", quality, lagUs);
    else appendSample(samples, signal, timeUs, table.value[signal] ?? Number.NaN, quality, lagUs);
  }
  return samples;
}
