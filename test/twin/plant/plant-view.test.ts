import { expect, it } from "vitest";
import { plantViewSchema, viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

it("an operator sees every signal and how it comes", () => {
  const { plant, signalInPlant } = viewPlant(parsedPumpPlant(), "operator");
  expect(plant.signals).toHaveLength(10);
  expect([...signalInPlant]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(plant.signals[3]?.binding).toEqual({ feed: 0, topic: "works/line-1/pump-1/alarm" });
});

it("a visitor sees public signals only, and neither topics nor names of the others", () => {
  const { plant, signalInPlant } = viewPlant(parsedPumpPlant(), "visitor");
  expect([...signalInPlant]).toEqual([0, 5]);
  expect(plant.types[0]?.signals.map((signal) => signal.id)).toEqual(["state"]);
  const told = JSON.stringify(plant);
  for (const secret of ["speed", "batch", '"flow"', "works/line-1", "topic"]) expect(told).not.toContain(secret);
});

it("a flow is seen by those who may see what measures it", () => {
  const flow = {
    kind: "energy",
    from: "line-1",
    to: "line-1/pump-2",
    full: 3000,
    routeM: [
      [0, 0, 0],
      [4, 0, 0],
    ],
  };
  const plant = parsedPumpPlant({ flows: [{ ...flow, signal: { asset: "line-1/pump-2", id: "speed" } }] });
  expect(viewPlant(plant, "operator").plant.flows).toMatchObject([
    { kind: "energy", signal: 6, within: 1, full: 3000 },
  ]);
  expect(viewPlant(plant, "visitor").plant.flows).toEqual([]);
});

it("what it tells passes its own schema, as it does on the other side of the bridge", () => {
  const { plant } = viewPlant(parsedPumpPlant(), "visitor");
  expect(plantViewSchema.parse(JSON.parse(JSON.stringify(plant)))).toEqual(JSON.parse(JSON.stringify(plant)));
});
