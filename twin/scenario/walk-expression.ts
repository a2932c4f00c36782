import { evaluateExpression } from "../expression/evaluate-expression.ts";
import type { Expression } from "../expression/expression.ts";
import type { Plant } from "../plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../playback/recorded-history.ts";
import { rowReceivedUs } from "../recording/row-received-us.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { createKnownValues, type Origins } from "./known-values.ts";

/** What is read of a history to follow an expression through it. */
export type ReadHistory = Pick<RecordedHistory, "stateAt" | "samples">;

/** A piece of time in which nothing changed, UTC microseconds; its end is not of it, and it is never empty. */
export interface Stretch extends TimeRange {
  /** What the expression came to; NaN where that is not known. */
  readonly value: number;
  readonly origins: Origins;
}

/** An expression over signals of the plant, as parsed. */
export interface SignalExpression {
  readonly expression: Expression;
  readonly signals: readonly number[];
}

/**
 * Follows an expression through a range of recorded time, in order and without gaps. A value holds from when it was
 * received until the next one of its signal, or until it is stale.
 *
 * @param range its end is not of it
 * @throws Error where the history gives a batch that cannot be read
 */
export async function* walkExpression(
  { expression, signals }: SignalExpression,
  plant: Plant,
  history: ReadHistory,
  range: TimeRange,
): AsyncGenerator<Stretch, void, undefined> {
  const values = createKnownValues(plant, signals);
  const wanted = new Set(signals);
  const samples = createSampleColumns(1024);
  let atUs = range.fromUs;

  const decode = (batch: Uint8Array<ArrayBuffer>): void => {
    if (!decodeBatch(batch, samples)) throw new Error("the history gave a batch that cannot be read");
  };
  function* upTo(timeUs: number): Generator<Stretch, void, undefined> {
    while (atUs < timeUs) {
      const toUs = values.nextStaleUs(atUs, timeUs) ?? timeUs;
      const value = evaluateExpression(expression, (signal) => values.read(signal, atUs));
      yield { fromUs: atUs, toUs, value, origins: values.origins(atUs) };
      atUs = toUs;
    }
  }

  for (const batch of (await history.stateAt(range.fromUs)).batches) {
    decode(batch);
    for (let row = 0; row < samples.count; row++) values.take(samples, row);
  }
  const after = { fromUs: range.fromUs + 1, toUs: range.toUs };
  for await (const batch of history.samples(after, signals)) {
    decode(batch);
    for (let row = 0; row < samples.count; row++) {
      if (!wanted.has(samples.signal[row] ?? -1)) continue;
      yield* upTo(Math.min(range.toUs, rowReceivedUs(samples, row)));
      values.take(samples, row);
    }
  }
  yield* upTo(range.toUs);
}
