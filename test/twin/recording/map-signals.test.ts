import { describe, expect, it } from "vitest";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import { mapSignals, selectSamples } from "../../../twin/recording/map-signals.ts";
import { listRecordedSignals } from "../../../twin/recording/recorded-signal.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "../../support/plant-files.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

const recorded = listRecordedSignals(parsedPumpPlant());

/** The pump works with other signals. */
function editedPlant(signals: readonly object[]): Plant {
  const type = { ...pumpType, signals };
  const { plant, issues } = parsePlant(plantFiles({ "plant.json": pumpPlant(), "types/pump.json": type }));
  if (plant === undefined) throw new Error(JSON.stringify(issues));
  return plant;
}

const [state, speed, batch, alarm, flow] = pumpType.signals;

function selected(rows: readonly Row[], plant: Plant): Row[] {
  const into = createSampleColumns(4);
  const map = mapSignals(recorded, plant);
  selectSamples(columnsOf(rows), (row) => rows[row]?.timeUs ?? 0, 0, 10, map, into);
  return rowsOf(into);
}

describe("a recording under an edited plant", () => {
  it("passes as it is where the plant is the same", () => {
    const map = mapSignals(recorded, parsedPumpPlant());
    expect(map).toMatchObject({ isSame: true, mismatch: { gone: [], unknown: [] } });
  });

  it("loses a signal that is gone or has another unit or type, and does not know a new one", () => {
    const plant = editedPlant([
      state,
      { ...speed, unit: "Hz" },
      { ...alarm, type: "text" },
      flow,
      { ...batch, id: "lot" },
    ]);
    const { mismatch } = mapSignals(recorded, plant);
    const of = (pump: string, ids: readonly string[]) => ids.map((id) => `line-1/${pump}/${id}`);
    expect(mismatch.gone).toEqual([
      ...of("pump-1", ["speed", "batch", "alarm"]),
      ...of("pump-2", ["speed", "batch", "alarm"]),
    ]);
    expect(mismatch.unknown).toEqual([
      ...of("pump-1", ["speed", "alarm", "lot"]),
      ...of("pump-2", ["speed", "alarm", "lot"]),
    ]);
  });

  it("finds its signals at other places, and an enum's values by their names", () => {
    const plant = editedPlant([flow, { ...state, values: ["execute", "stopped", "idle"] }, speed, batch, alarm]);
    const row = (signal: number, value: number | string): Row => ({ signal, timeUs: 5, value, quality: 0, lagUs: 0 });
    expect(selected([row(0, 2), row(1, 7), row(0, 3), row(4, 9)], plant)).toEqual([
      row(1, 0),
      row(2, 7),
      // "aborted" is no value any more.
      { ...row(1, Number.NaN), quality: 2 },
      row(0, 9),
    ]);
  });

  it("gives only what was received after a moment, up to and with another", () => {
    const at = (timeUs: number): Row => ({ signal: 1, timeUs, value: timeUs, quality: 0, lagUs: 0 });
    expect(selected([at(0), at(1), at(10), at(11)], parsedPumpPlant())).toEqual([at(1), at(10)]);
  });
});
