import type { StandingAlarm } from "../alarms/standing-alarm.ts";
import { encodeBatches } from "../telemetry/encode-batch.ts";
import { copySample, encodeInOrder } from "../telemetry/encode-in-order.ts";
import { clearSamples, createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../telemetry/signal-table.ts";
import { tableSamples } from "../telemetry/table-samples.ts";
import { keyframeEveryUs, maxMessageSpanUs } from "./exchange-format.ts";
import { rowReceivedUs } from "./row-received-us.ts";
import type { ExchangeFileWriter } from "./start-exchange-file.ts";

/** A message holds at most this many samples: about half a megabyte. */
const maxMessageRows = 16_384;

/** Writes samples of one stretch after the other, with keyframes between them. */
export interface SampleRecorder {
  /** Begins a stretch with what was known at its beginning; samples of it follow. */
  begin(timeUs: number, known: readonly SampleColumns[]): Promise<void>;
  /** @param samples in the order of receiving */
  add(samples: SampleColumns): Promise<void>;
  /** Writes what is waiting; a stretch is over. */
  finish(): Promise<void>;
}

/**
 * @param isText whether a signal carries texts, by its place in the recording's list
 * @param alarmsAt the alarms that are active at a moment; it is asked for later and later moments
 */
export function recordSamples(
  file: ExchangeFileWriter,
  isText: Uint8Array,
  alarmsAt: (timeUs: number) => readonly StandingAlarm[],
): SampleRecorder {
  const pending = createSampleColumns(maxMessageRows);
  let table: SignalTable = createSignalTable(isText.length);
  let keyframeUs = 0;
  let firstUs = 0;
  let lastUs = 0;

  const flush = async (): Promise<void> => {
    if (pending.count === 0) return;
    applySamples(table, pending, isText);
    await file.addSamples(encodeInOrder(pending, isText), firstUs, lastUs);
    clearSamples(pending);
  };
  const writeKeyframe = async (timeUs: number): Promise<void> => {
    await file.addKeyframe(encodeBatches(tableSamples(table, isText)), alarmsAt(timeUs), timeUs);
    keyframeUs = timeUs;
  };

  return {
    async begin(timeUs, known) {
      await flush();
      table = createSignalTable(isText.length);
      for (const samples of known) applySamples(table, samples, isText);
      await writeKeyframe(timeUs);
    },
    async add(samples) {
      for (let row = 0; row < samples.count; row++) {
        const atUs = rowReceivedUs(samples, row);
        const nextUs = nextKeyframeUs(keyframeUs, atUs);
        if (nextUs !== undefined) {
          await flush();
          await writeKeyframe(nextUs);
        }
        const isApart = atUs < lastUs || atUs > firstUs + maxMessageSpanUs || pending.count === maxMessageRows;
        if (pending.count > 0 && isApart) await flush();
        if (pending.count === 0) firstUs = atUs;
        lastUs = atUs;
        copySample(samples, row, isText, pending);
      }
    },
    finish: flush,
  };
}

/**
 * When a keyframe is due before a sample: at the last step before it, so that a keyframe holds all that was received
 * up to and with its time. Where the clock was set back behind the last one, right before the sample.
 */
function nextKeyframeUs(lastUs: number, receivedUs: number): number | undefined {
  if (receivedUs <= lastUs) return receivedUs < lastUs ? receivedUs - 1 : undefined;
  const steps = Math.ceil((receivedUs - lastUs) / keyframeEveryUs) - 1;
  return steps > 0 ? lastUs + steps * keyframeEveryUs : undefined;
}
