import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../telemetry/signal-table.ts";
import type { ChunkStore } from "./chunk-store.ts";
import { type SignalMap, selectSamples } from "./map-signals.ts";
import { findLastMessages, readSampleMessages } from "./read-messages.ts";
import { rowReceivedUs } from "./row-received-us.ts";

/**
 * The table at a moment: the last keyframe up to it and the samples since.
 *
 * @param isText whether a signal of the plant carries texts
 */
export async function readState(
  store: ChunkStore,
  map: SignalMap,
  isText: Uint8Array,
  timeUs: number,
): Promise<SignalTable> {
  const table = createSignalTable(isText.length);
  const samples = createSampleColumns(4096);
  const selected = createSampleColumns(4096);
  const keyframe = await findLastMessages(store, "keyframes", timeUs);
  const sinceUs = keyframe?.timeUs ?? Number.NEGATIVE_INFINITY;
  for (const { data } of keyframe?.messages ?? []) {
    if (!decodeBatch(data, samples)) continue;
    // A keyframe was known as a whole at its time, whenever its samples came.
    selectSamples(samples, () => sinceUs, Number.NEGATIVE_INFINITY, sinceUs, map, selected);
    applySamples(table, selected, isText);
  }
  for await (const { data } of readSampleMessages(store, sinceUs, timeUs, keyframe?.place ?? 0)) {
    if (!decodeBatch(data, samples)) continue;
    selectSamples(samples, (row) => rowReceivedUs(samples, row), sinceUs, timeUs, map, selected);
    applySamples(table, selected, isText);
  }
  return table;
}
