import fc from "fast-check";
import { expect, it } from "vitest";
import { machineStates } from "../../../twin/appearance/machine-state.ts";
import { failing, loneLine } from "../../support/lone-line.ts";

const endS = 11 * 613;

const stage = fc.record({
  cycleS: fc.integer({ min: 5, max: 60 }),
  spread: fc.constantFrom(0, 0.1, 0.3),
  scrapShare: fc.constantFrom(0, 0.05, 0.3),
  reworkShare: fc.constantFrom(0, 0.1),
  setupS: fc.constantFrom(0, 120),
  batchUnits: fc.integer({ min: 1, max: 4 }),
  count: fc.integer({ min: 1, max: 3 }),
  bufferUnits: fc.integer({ min: 4, max: 9 }),
  mtbfS: fc.integer({ min: 200, max: 5000 }),
});

const randomLine = fc.record({
  stages: fc.array(stage, { minLength: 1, maxLength: 5 }),
  seed: fc.integer(),
  transportS: fc.constantFrom(0, 7),
  passes: fc.constantFrom(1, 1, 3),
  crew: fc.constantFrom(1, 100),
});

it("a line loses and makes up no unit, whatever it is and whatever happens to it", () => {
  fc.assert(
    fc.property(randomLine, ({ stages, seed, transportS, passes, crew }) => {
      const tool = { id: "tool", name: { zh: "刀具", en: "Tool" }, everyUnits: 17, durationS: 40 };
      const { line, runTo, device } = loneLine(
        stages.map(({ count, bufferUnits, mtbfS, ...machine }) => ({
          count,
          bufferUnits,
          machine: { ...machine, ...failing(mtbfS, 90), upkeep: [tool] },
        })),
        {
          seed,
          crew,
          line: {
            transportS,
            passes,
            ...(passes === 1 ? {} : { wip: 12 }),
            products: ["a", "b"].map((id) => ({ id, name: { zh: id, en: id }, lotUnits: 13 })),
          },
        },
      );
      let before = { entered: 0, finished: 0, scrapped: 0, totals: line.stations.map(() => 0) };
      for (let second = 0; second <= endS; second += 613) {
        runTo(second);
        const places = line.units(second * 1e6);
        // Units in = units out + scrapped + on the line; each in one place.
        expect(line.count.entered).toBe(line.count.finished + line.count.scrapped + places.length);
        expect(new Set(places.map(({ unit }) => unit.id)).size).toBe(places.length);
        for (const { way } of places) expect(way >= 0 && way <= 1).toBe(true);
        // Counters never go backwards.
        const totals = line.stations.map(({ machine }) => machine.total);
        expect(line.count.entered).toBeGreaterThanOrEqual(before.entered);
        expect(line.count.finished).toBeGreaterThanOrEqual(before.finished);
        expect(line.count.scrapped).toBeGreaterThanOrEqual(before.scrapped);
        for (const [place, total] of totals.entries()) expect(total).toBeGreaterThanOrEqual(before.totals[place] ?? 0);
        before = { entered: line.count.entered, finished: line.count.finished, scrapped: line.count.scrapped, totals };
      }
      // A machine is in one state at a time, at every time.
      const { stateUs } = device(0);
      const times = machineStates.map((state) => stateUs[state]);
      expect(times.reduce((sum, timeUs) => sum + timeUs, 0)).toBeCloseTo(endS * 1e6, 0);
    }),
    { seed: 11, numRuns: 150 },
  );
});
