import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { rowReceivedUs } from "../recording/row-received-us.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { encodeBatches } from "../telemetry/encode-batch.ts";
import { copySample } from "../telemetry/encode-in-order.ts";
import { clearSamples, createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import type { ReadHistory } from "./walk-expression.ts";

/**
 * A history whose samples of some signals over a range are read once, when they are first asked for, and then given
 * from memory: the terms of a step's claims look at the same minutes again and again. What lies beyond is asked of the
 * history itself.
 *
 * @param signals places in the plant's signal list
 */
export function rememberSamples(
  history: ReadHistory,
  { signals: ofPlant }: Plant,
  signals: ReadonlySet<number>,
  range: TimeRange,
): ReadHistory {
  const isText = Uint8Array.from(ofPlant, ({ definition }) => (definition.type === "text" ? 1 : 0));
  let reading: Promise<readonly SampleColumns[]> | undefined;

  const readAll = async (): Promise<readonly SampleColumns[]> => {
    const kept: SampleColumns[] = [];
    const samples = createSampleColumns(1024);
    for await (const batch of history.samples(range, [...signals])) {
      if (!decodeBatch(batch, samples)) throw new Error("the history gave a batch that cannot be read");
      const own = createSampleColumns(64);
      for (let row = 0; row < samples.count; row++) {
        if (signals.has(samples.signal[row] ?? -1)) copySample(samples, row, isText, own);
      }
      if (own.count > 0) kept.push(own);
    }
    return kept;
  };

  async function* remembered(asked: TimeRange): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    reading ??= readAll();
    const within = createSampleColumns(1024);
    for (const columns of await reading) {
      clearSamples(within);
      for (let row = 0; row < columns.count; row++) {
        const receivedUs = rowReceivedUs(columns, row);
        if (receivedUs >= asked.fromUs && receivedUs <= asked.toUs) copySample(columns, row, isText, within);
      }
      yield* encodeBatches(within);
    }
  }

  return {
    stateAt: (timeUs) => history.stateAt(timeUs),
    samples(asked, wanted) {
      const isWithin = asked.fromUs >= range.fromUs && asked.toUs <= range.toUs;
      const isKnown = wanted?.every((signal) => signals.has(signal)) === true;
      return isWithin && isKnown ? remembered(asked) : history.samples(asked, wanted);
    },
  };
}
