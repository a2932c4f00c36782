import { describe, expect, it } from "vitest";
import { addElements, type Elements } from "../../../twin/kpi/elements.ts";
import { findBottleneck } from "../../../twin/kpi/find-bottleneck.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../../twin/kpi/kpi-definitions.ts";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import { byTime, kpiPlant, mondayUs, sayDay } from "../../support/kpi-plant.ts";
import type { Row } from "../../support/samples.ts";

const minUs = 60e6;
const lineAsset = 1;

/** The line's hour: the first machine makes a unit a minute and is blocked for 20 min; the second is never idle. */
function workHour(production: Readonly<Record<string, unknown>>): KpiResult {
  const plant = kpiPlant(production);
  const book = openKpiBook(plant);
  book.take(
    byTime(
      sayDay(plant, 1, mondayUs, [
        { minutes: 40, state: "running", made: 1, kw: 10 },
        { minutes: 21, state: "blocked", kw: 10 },
      ]),
      sayDay(plant, 2, mondayUs, [
        { minutes: 60, state: "running", made: 1, scrapped: 0, kw: 20 },
        { minutes: 1, state: "running", kw: 20 },
      ]),
    ),
  );
  book.tick(mondayUs + 60 * minUs);
  return book.result(lineAsset, "hour");
}

const figure = ({ figures }: KpiResult, id: KpiId): number | string | null => {
  const found = figures.find((each) => each.id === id);
  return found?.value ?? found?.why ?? null;
};

/** The first machine tells nothing of good and scrap. */
function mixedPlant(): Plant {
  const plant = kpiPlant();
  const assets = plant.assets.map((asset) => {
    if (asset.id !== "m1" || asset.type === undefined) return asset;
    return { ...asset, type: { ...asset.type, role: { ...asset.type.role, goodCount: undefined } } };
  });
  return { ...plant, assets };
}

describe("the figures of a line", () => {
  it("are those of its devices, added up element by element", () => {
    // APT = 40 + 60 of PBT = 60 + 60 min: A = 100/120. Ideal time 40 + 60 min over APT: E = 1. Q = 100/100.
    const line = workHour({ output: "m2", taktS: 75 });
    expect(line).toMatchObject({ rule: "sum", devices: ["line/m1", "line/m2"] });
    expect(figure(line, "availability")).toBeCloseTo(100 / 120, 12);
    expect(figure(line, "oee")).toBeCloseTo(100 / 120, 12);
    // The line's units are those of its output; its energy is that of all: 10 kWh and 20 kWh.
    expect(figure(line, "good")).toBe(60);
    expect(figure(line, "throughput")).toBe(60);
    expect(figure(line, "energy")).toBe(30);
    expect(figure(line, "energy-per-unit")).toBeCloseTo(0.5, 12);
    expect(figure(line, "takt")).toBe(75);
  });

  it("are those of the device that sets the pace, where the plant names one", () => {
    const line = workHour({ output: "m2", constraint: "m1" });
    expect(line).toMatchObject({ rule: "constraint", devices: ["line/m1"] });
    expect(figure(line, "availability")).toBeCloseTo(40 / 60, 12);
    expect(figure(line, "energy")).toBe(30);
  });

  it("without a declared output have no throughput, and say why", () => {
    expect(figure(workHour({}), "throughput")).toBe("not-declared");
  });

  it("say nothing of good units where nobody tells good from scrap", () => {
    const plant = kpiPlant({ output: "m1" }, {}, { goodCount: undefined });
    const book = openKpiBook(plant);
    book.take(byTime(sayDay(plant, 1, mondayUs, [{ minutes: 61, state: "running", made: 1, kw: 6 }])));
    book.tick(mondayUs + 60 * minUs);
    const line = book.result(lineAsset, "hour");
    expect(figure(line, "produced")).toBe(60);
    for (const id of ["good", "throughput", "energy-per-unit"] as const) expect(figure(line, id)).toBe("not-declared");
  });

  it("are good or scrap where somebody tells, whatever else makes units there", () => {
    // Both make a unit a minute; the second tells that 12 of its 60 are scrap, the first tells nothing: Q = 48/60.
    const plant = mixedPlant();
    const book = openKpiBook(plant);
    const [m1, m2] = [1, 2].map((machine) =>
      sayDay(plant, machine as 1 | 2, mondayUs, [
        { minutes: 12, state: "running", made: 1, scrapped: 1 },
        { minutes: 49, state: "running", made: 1 },
      ]),
    ) as [Row[], Row[]];
    book.take(byTime(m1, m2));
    book.tick(mondayUs + 60 * minUs);
    const [line, blind] = [book.result(lineAsset, "hour"), book.result(lineAsset + 1, "hour")];
    expect(figure(line, "quality")).toBe(0.8);
    expect(figure(line, "oee")).toBe(0.8);
    expect(figure(line, "scrap-ratio")).toBe(0.2);
    expect(figure(blind, "quality")).toBe("not-declared");
    expect([blind.losses?.lost.scrap, blind.losses?.valuableUs]).toEqual([0, 60 * minUs]);
  });

  it("where an asset counts what leaves it, rest on that counter and on what is known of it", () => {
    // A counter of good units alone, told every minute of the hour; or of its first half hour; or never.
    const plant = kpiPlant({ output: "m1" }, {}, { state: undefined, totalCount: undefined });
    const throughput = (minutes: number) => {
      const book = openKpiBook(plant);
      book.take(byTime(sayDay(plant, 1, mondayUs, [{ minutes, state: "running", made: 2 }])));
      book.tick(mondayUs + 60 * minUs);
      const line = book.result(lineAsset, "hour");
      return [figure(line, "good"), line.figures.find(({ id }) => id === "throughput")];
    };
    expect(throughput(61)).toEqual([120, { id: "throughput", value: 120, why: null, missing: 0 }]);
    // Told at 29 min for the last time, and stale 90 s later: 58 units in 30.5 min.
    expect(throughput(30)).toEqual([
      58,
      { id: "throughput", value: 58 / (30.5 / 60), why: null, missing: 1 - 30.5 / 60 },
    ]);
    expect(throughput(0)).toEqual(["no-data", { id: "throughput", value: null, why: "no-data", missing: 1 }]);
  });

  it("are not known before the first minute is over, wherever they are counted", () => {
    for (const role of [{ state: undefined, totalCount: undefined }, {}]) {
      const book = openKpiBook(kpiPlant({ output: "m1" }, {}, role), mondayUs + 20e6);
      book.tick(mondayUs + 40e6);
      const line = book.result(lineAsset, "hour");
      for (const id of ["good", "throughput", "oee"] as const) expect(figure(line, id), id).toBe("no-data");
    }
  });

  it("name the bottleneck: the machine for which the others wait", () => {
    expect(workHour({}).bottleneck).toBe("line/m2");
  });
});

it("a bottleneck is between those that were blocked and those that were starved", () => {
  const waits = (blocked: number, starved: number): Elements => ({
    ...addElements([]),
    blockedUs: blocked,
    starvedUs: starved,
  });
  // Li and Meerkov's rule: arrows 1→2, 2→3 (30 > 10), 4→3 (0 < 25): the third.
  expect(findBottleneck([waits(40, 0), waits(30, 5), waits(0, 10), waits(0, 25)])).toBe(2);
  // Two of them: the one with the greater difference around it, 50 − 0 against 15 + 8.
  expect(findBottleneck([waits(0, 0), waits(0, 50), waits(15, 40), waits(0, 0), waits(0, 8)])).toBe(0);
  expect(findBottleneck([waits(0, 0), waits(0, 0)])).toBeUndefined();
  expect(findBottleneck([waits(9, 0)])).toBeUndefined();
});
