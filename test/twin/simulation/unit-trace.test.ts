import { expect, it } from "vitest";
import { loadPlantFolder } from "../../../electron/services/plant-folder.ts";
import { simulatePlant } from "../../../twin/simulation/simulate-plant.ts";

it("a battery cell can be traced through every station, with what was measured there", async () => {
  const { plant, simulation } = await loadPlantFolder("models/demo-park");
  if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");
  const line = "battery/assembly/line-2";
  const lines = simulation.lines.filter(({ asset }) => asset === line);
  const startUs = Date.UTC(2026, 5, 15, 4) * 1000;
  const simulated = simulatePlant(
    plant,
    { ...simulation, lines, fleets: [], stores: [] },
    {
      seed: 7,
      startUs,
      leastEveryS: 60,
      say: () => undefined,
    },
  );
  simulated.advance(startUs + 900e6);
  const { trace } = simulated;

  const finished = trace.ids().flatMap((id) => {
    const unit = trace.find(id);
    return unit?.left?.isGood === true && unit.steps.length === 6 ? [unit] : [];
  });
  expect(finished.length).toBeGreaterThan(50);
  for (const { id, steps, enteredUs, left } of finished) {
    expect(id).toMatch(/^NE1-L-260615-\d{5}$/);
    // Winder, robot, three welders, filler: one after the other, in one place at a time.
    expect(steps.map(({ machine }) => machine.split("/").at(-1)?.replace(/-\d+$/, ""))).toEqual([
      "winder",
      "robot",
      "welder",
      "welder",
      "welder",
      "filler",
    ]);
    expect(steps[0]?.fromUs).toBe(enteredUs);
    for (const [place, { fromUs, toUs }] of steps.entries()) {
      expect(fromUs).toBeGreaterThanOrEqual(steps[place - 1]?.toUs ?? 0);
      expect(toUs).toBeGreaterThan(fromUs);
    }
    expect(left?.timeUs).toBeGreaterThanOrEqual(steps.at(-1)?.toUs ?? 0);
    expect(steps.at(-1)?.measured["fill-mass"]).toBeGreaterThan(1000);
  }
  // Where units are now is told for the scene.
  const places = simulated.unitsOn(line, startUs + 900e6);
  expect(new Set(places.map(({ where }) => where))).toEqual(new Set(["machine", "buffer", "transport"]));
});
