import { expect, it } from "vitest";
import { loadPlantFolder } from "../../../electron/services/plant-folder.ts";
import { type SimulatedRecording, simulateRecording } from "../../../twin/scenario/simulate-recording.ts";
import { sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { partOfPark } from "../../support/part-of-park.ts";
import { type Row, rowsOf } from "../../support/samples.ts";

const loaded = await loadPlantFolder("models/demo-park");
if (loaded.plant === undefined || loaded.simulation === undefined) throw new Error("the demonstration park has errors");
const { plant } = loaded;
const storage = partOfPark(plant, loaded.simulation, "storage");
const texts = new Set(plant.signals.flatMap(({ index, definition }) => (definition.type === "text" ? [index] : [])));

/** Wednesday, 2026-06-10, 08:00 in China. */
const notBeforeUs = Date.UTC(2026, 5, 10) * 1000;
const plain = { weekday: 1, time: "10:30", seed: 7, settleS: 600, lengthS: 150, faults: [] };

function record(changes: Partial<Parameters<typeof simulateRecording>[2]> = {}): SimulatedRecording & { rows: Row[] } {
  const rows: Row[] = [];
  const recording = simulateRecording(plant, storage, { ...plain, ...changes }, notBeforeUs, (samples) => {
    rows.push(...rowsOf(samples, texts));
  });
  return { ...recording, rows };
}

it("begins when the plant's own clock shows the time on the first such day, and knows the plant by then", () => {
  const { range, rows } = record();
  const mondayUs = Date.UTC(2026, 5, 15, 2, 30) * 1000;
  expect(range).toEqual({ fromUs: mondayUs, toUs: mondayUs + 150e6 });
  // On the day itself where the time is still to come; in a week where it has passed.
  expect(record({ weekday: 3, time: "08:00" }).range.fromUs).toBe(notBeforeUs);
  expect(record({ weekday: 3, time: "07:59" }).range.fromUs).toBe(notBeforeUs + 7 * 86_400e6 - 60e6);

  const times = rows.map(({ timeUs }) => timeUs);
  expect(Math.min(...times)).toBeLessThan(range.fromUs);
  expect(Math.max(...times)).toBeGreaterThan(range.toUs - 10e6);
  expect(Math.max(...times)).toBeLessThanOrEqual(range.toUs);
  expect(new Set(rows.filter(({ timeUs }) => timeUs <= range.fromUs).map(({ signal }) => signal))).toEqual(
    new Set(rows.map(({ signal }) => signal)),
  );
});

it("is the same for the same seed, another for another, and says of each sample that it is simulated", () => {
  const { rows } = record();
  expect(rows.length).toBeGreaterThan(100);
  expect(record().rows).toEqual(rows);
  expect(record({ seed: 8 }).rows).not.toEqual(rows);
  expect(rows.every(({ quality }) => quality === sampleFlag.simulated)).toBe(true);
});

it("holds what another asset reads of the same message, as a host that hears it does", () => {
  const factory = partOfPark(plant, loaded.simulation ?? storage, "biomed");
  const rows: Row[] = [];
  simulateRecording(plant, factory, { ...plain, settleS: 60, lengthS: 60 }, notBeforeUs, (samples) => {
    rows.push(...rowsOf(samples, texts));
  });
  const saidBy = (name: string): [number, unknown][] => {
    const own = plant.signals.find(
      ({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}` === name,
    )?.index;
    return rows.flatMap(({ signal, timeUs, value }) => (signal === own ? [[timeUs, value]] : []));
  };
  expect(saidBy("biomed/fill/line-2/good").length).toBeGreaterThan(10);
  expect(saidBy("biomed/output")).toEqual(saidBy("biomed/fill/line-2/good"));
});

it("goes without faults that the plant does not know, and lists them", () => {
  const fault = { fault: "gremlins", target: "storage/container-1", startsInS: 0, durationS: 60, severity: 1 };
  const elsewhere = { ...fault, target: "gone" };
  const { rows, unknownFaults } = record({ faults: [fault, elsewhere] });
  expect(unknownFaults).toEqual([fault, elsewhere]);
  expect(rows).toEqual(record().rows);
});
