import { expect, it } from "vitest";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { rememberSamples } from "../../../twin/scenario/remember-samples.ts";
import type { ReadHistory } from "../../../twin/scenario/walk-expression.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { type Row, rowsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const [numbers, texts] = [["number"], ["text"]].map((types) =>
  plant.signals.flatMap(({ index, definition }) => (types.includes(definition.type) ? [index] : [])),
) as [number[], number[]];
const wanted = [numbers[0] ?? -1, ...texts.slice(0, 1)];
const rows = Array.from({ length: 600 }, (_, second): Row => {
  const signal = [...wanted, numbers[1] ?? -1][second % (wanted.length + 1)] ?? 0;
  const value = texts.includes(signal) ? `batch ${second}` : second;
  return { signal, timeUs: second * 1e6, value, quality: 0, lagUs: 0 };
});
const history = memoryHistory(plant, rows, [{ fromUs: 0, toUs: 600e6 }]);

async function readRows(from: ReadHistory, range: TimeRange, signals: readonly number[]): Promise<Row[]> {
  const columns = createSampleColumns(64);
  const read: Row[] = [];
  for await (const batch of from.samples(range, signals)) {
    if (!decodeBatch(batch, columns)) throw new Error("a batch that cannot be read");
    read.push(...rowsOf(columns, new Set(texts)).filter(({ signal }) => signals.includes(signal)));
  }
  return read;
}

it("gives what the history gives, which is read but once", async () => {
  let readings = 0;
  const counted: ReadHistory = {
    stateAt: (timeUs) => history.stateAt(timeUs),
    samples(range, signals) {
      readings++;
      return history.samples(range, signals);
    },
  };
  const remembered = rememberSamples(counted, plant, new Set(wanted), { fromUs: 100e6, toUs: 500e6 });
  for (const [fromS, toS] of [
    [100, 500],
    [100.5, 101.5],
    [250, 250],
    [300, 499],
  ]) {
    const range = { fromUs: (fromS ?? 0) * 1e6, toUs: (toS ?? 0) * 1e6 };
    expect(await readRows(remembered, range, wanted)).toEqual(await readRows(history, range, wanted));
  }
  expect(readings).toBe(1);
});

it("asks the history itself for what lies beyond, and for other signals", async () => {
  const remembered = rememberSamples(history, plant, new Set(wanted), { fromUs: 100e6, toUs: 500e6 });
  const all = { fromUs: 0, toUs: 600e6 };
  const others = [...wanted, numbers[1] ?? -1];
  expect(await readRows(remembered, all, wanted)).toEqual(await readRows(history, all, wanted));
  expect(await readRows(remembered, { fromUs: 200e6, toUs: 300e6 }, others)).toHaveLength(101);
});
