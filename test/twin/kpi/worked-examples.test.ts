import { describe, expect, it } from "vitest";
import { calculateKpis } from "../../../twin/kpi/calculate-kpis.ts";
import { addElements } from "../../../twin/kpi/elements.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { recomputeKpis } from "../../../twin/kpi/recompute-kpis.ts";
import { byTime, kpiPlant, mondayUs, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { figure, hourMin, minUs, shiftCalendar, shiftUs, workShift } from "../../support/kpi-shift.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

/*
 * Source of each example: ISO 22400-2:2014, which describes every figure in a table of its own under the figure's name
 * (and its elements, APT to SQ, before them). A clause is named here by that name, as "clause Availability": the
 * standard's numbering was not at hand. The figures marked `isQuoted` in kpi-definitions.ts are the standard's as others
 * quote it. What the standard leaves open is ours, and each example says so.
 *
 * The examples end at 15:59 for the machine's last minute to be told: 8 h less a minute and less the break of 30 min is
 * PBT = 449 min. PRI is 60 s.
 */
describe("ISO 22400-2:2014, worked by hand", () => {
  it("availability, effectiveness, quality ratio and OEE of an ordinary shift", () => {
    // Clauses Availability (APT/PBT), Effectiveness (PRI × PQ/APT), Quality ratio (GQ/PQ), OEE index (A × E × Q),
    // NEE index (AUPT/PBT × E × Q), Setup ratio (AUST/AUPT), Scrap ratio (SQ/PQ).
    // 08:00 to 12:00: 20 min of set-up, then 220 min of production, one unit a minute, 11 of them scrap.
    // 12:30 to 15:59: 29 min down, 180 min of production, one unit every minute, none scrap.
    // APT = 220 + 180 = 400, A = 400/449. PQ = 220 + 180 = 400, E = 60 s × 400 / (400 × 60 s) = 1.
    // GQ = 400 − 11 = 389, Q = 389/400. OEE = 400/449 × 1 × 389/400 = 389/449.
    // NEE = (400 + 20)/449 × 1 × 389/400. Set-up ratio = 20/420. Scrap ratio = 11/400.
    const shift = workShift([
      { minutes: 20, state: "setup" },
      { minutes: 11, state: "running", made: 1, scrapped: 1 },
      { minutes: 209, state: "running", made: 1 },
      { minutes: 30, state: "idle" },
      { minutes: 29, state: "fault" },
      { minutes: 180, state: "running", made: 1 },
    ]);
    expect(figure(shift, "availability")).toBeCloseTo(400 / 449, 12);
    expect(figure(shift, "effectiveness")).toBe(1);
    expect(figure(shift, "quality")).toBeCloseTo(389 / 400, 12);
    expect(figure(shift, "oee")).toBeCloseTo(389 / 449, 12);
    expect(figure(shift, "nee")).toBeCloseTo((420 / 449) * (389 / 400), 12);
    expect(figure(shift, "setup-ratio")).toBeCloseTo(20 / 420, 12);
    expect(figure(shift, "scrap-ratio")).toBeCloseTo(11 / 400, 12);
    // Clause Utilization efficiency: APT/AUBT, AUBT = APT + AUST + ADET = 400 + 20 + 29.
    expect(figure(shift, "utilisation")).toBeCloseTo(400 / 449, 12);
    // Clauses Mean time to repair and Mean time between failures, one failure: MTTR = ΣTTR/(FE + 1) = 29/2 min, MTBF = ΣTBF/(FE + 1) = 420/2 min;
    // by everyday convention 29/1 and 420/1 min. Hours on the screen.
    expect(figure(shift, "mttr-iso")).toBeCloseTo(29 / 2 / 60, 12);
    expect(figure(shift, "mttr")).toBeCloseTo(29 / 60, 12);
    expect(figure(shift, "mtbf-iso")).toBeCloseTo(420 / 2 / 60, 12);
    expect(figure(shift, "mtbf")).toBeCloseTo(420 / 60, 12);
    expect(shift.figures.find(({ id }) => id === "oee")?.missing).toBe(0);
  });

  it("the losses lead from the planned time to the OEE", () => {
    // Clauses Availability, Effectiveness and Quality ratio, their elements as times: PBT − APT is what stood, by cause;
    // APT − PRI × PQ is what was slow; PRI × SQ is what was scrapped. The order of the causes is ours.
    // Of 449 min: 20 set-up, 29 down, 400 produced at 1 unit a minute (nothing slow), 11 units of 1 min scrapped.
    const { losses } = workShift([
      { minutes: 20, state: "setup" },
      { minutes: 11, state: "running", made: 1, scrapped: 1 },
      { minutes: 209, state: "running", made: 1 },
      { minutes: 30, state: "idle" },
      { minutes: 29, state: "fault" },
      { minutes: 180, state: "running", made: 1 },
    ]);
    const minutes = Object.entries(losses?.lost ?? {}).map(([kind, us]) => [
      kind,
      Math.round((us / minUs) * 1e6) / 1e6,
    ]);
    expect(Object.fromEntries(minutes)).toEqual({
      down: 29,
      maintenance: 0,
      setup: 20,
      blocked: 0,
      starved: 0,
      idle: 0,
      stopped: 0,
      slow: 0,
      scrap: 11,
    });
    expect((losses?.valuableUs ?? 0) / minUs).toBeCloseTo(389, 9);
  });

  it("effectiveness above 1 is shown as it is, and the loss of speed is negative", () => {
    // Clause Effectiveness (PRI × PQ/APT): nothing in it ends at 1, PRI being planned and not measured.
    // 479 min of which the break's 30 do not count: APT = 449, two units a minute: E = 2, A = 1, Q = 1, OEE = 2.
    const shift = workShift([{ minutes: 479, state: "running", made: 2 }]);
    expect([figure(shift, "effectiveness"), figure(shift, "oee")]).toEqual([2, 2]);
    // APT − PRI × PQ = 449 − 2 × 449 min.
    expect((shift.losses?.lost.slow ?? 0) / minUs).toBe(-449);
  });

  it("without production there is an availability, and no figure that needs units", () => {
    // Clause Availability: APT/PBT = 0/449. Clauses Effectiveness (by APT = 0), Quality ratio and Scrap ratio (by PQ = 0)
    // would divide by nothing: no value and not 0, and so no OEE index, their product.
    const shift = workShift([{ minutes: 479, state: "fault" }]);
    expect(figure(shift, "availability")).toBe(0);
    for (const id of ["effectiveness", "quality", "oee", "scrap-ratio", "cycle-time"] as const) {
      expect(figure(shift, id)).toBe("no-production");
    }
    // It was down when it was first heard of: that is no failure of this shift.
    expect(figure(shift, "mtbf")).toBe("no-failures");
  });

  it("a correction of the good units that arrives late counts where it happened", () => {
    // Clause Quality ratio (GQ/PQ); that the time of the event counts and not that of its arrival is ours.
    // 479 min of production, a unit a minute. At 15:58:30 the laboratory finds five of the units
    // bad; the message comes ten minutes later, when the shift is over, with its own time.
    const plant = kpiPlant({}, { calendar: shiftCalendar });
    const good = plant.signals.findIndex(({ definition }) => definition.id === "good");
    const day = sayDay(plant, 1, shiftUs, [{ minutes: 479, state: "running", made: 1 }]);
    const book = openKpiBook(plant);
    const asset = plant.assets.findIndex(({ id }) => id === "m1");
    book.take(byTime(day));
    book.tick(shiftUs + 479 * minUs);
    const uncorrected = figure(book.result(asset, "shift"), "quality");
    book.take(columnsOf([{ signal: good, timeUs: shiftUs + 478.5 * minUs, value: 473, quality: 0, lagUs: 600e6 }]));
    // The counters were last read at 15:58: 478 units less the 30 of the break, all good. Q = (448 − 5)/448.
    expect(uncorrected).toBe(1);
    expect(figure(book.result(asset, "shift"), "quality")).toBeCloseTo(443 / 448, 12);
  });

  it("one counter may be that of all units and of the good ones", () => {
    // Clauses Quality ratio and Scrap ratio, PQ = GQ + SQ: 60 produced are 60 good, and none scrap.
    const plant = kpiPlant({ output: "m1" }, {}, { goodCount: "total" });
    const book = openKpiBook(plant);
    book.take(byTime(sayDay(plant, 1, mondayUs, [{ minutes: 61, state: "running", made: 1 }])));
    book.tick(mondayUs + 60 * minUs);
    const hour = book.result(2, "hour");
    expect((["produced", "good", "quality", "scrap-ratio"] as const).map((id) => figure(hour, id))).toEqual([
      60, 60, 1, 0,
    ]);
  });

  it("a counter that begins anew goes on counting", () => {
    const plant = kpiPlant();
    const book = openKpiBook(plant);
    const total = plant.signals.findIndex(({ definition }) => definition.id === "total");
    const at = (minute: number, value: number): Row => ({
      signal: total,
      timeUs: mondayUs + minute * minUs,
      value,
      quality: 0,
      lagUs: 0,
    });
    // Element Produced quantity (PQ); that a counter which falls has begun anew is ours.
    // 100 to 104 is 4; then it begins anew and stands at 3: 4 + 3 = 7.
    book.take(columnsOf([at(1, 100), at(2, 104), at(3, 3)]));
    book.tick(mondayUs + 4 * minUs);
    expect(figure(book.result(2, "hour"), "produced")).toBe(7);
  });
});

it("energy is power over time, what it costs the climate by the plant's own factor, and a unit's share of it", () => {
  // Clause Direct energy consumption effectiveness: energy/PQ, all 60 units being good. Carbon: the factor of plant.json.
  // 60 min at 12 kW from 00:00 and 60 min at 6 kW: in the hour from 01:00, 6 kWh and 60 units: 0.1 kWh each.
  const plant = kpiPlant({}, { carbon: { kgPerKwh: 0.5, source: { zh: "来源", en: "Source" } } });
  const book = openKpiBook(plant);
  book.take(
    byTime(
      sayDay(plant, 1, mondayUs, [
        { minutes: 60, state: "running", made: 1, kw: 12 },
        { minutes: 61, state: "running", made: 1, kw: 6 },
      ]),
    ),
  );
  book.tick(mondayUs + 120 * minUs);
  const hour = book.result(2, "hour");
  expect(figure(hour, "energy")).toBe(6);
  expect(figure(hour, "power")).toBe(6);
  expect(figure(hour, "carbon")).toBe(3);
  expect(figure(hour, "energy-per-unit")).toBeCloseTo(0.1, 12);
});

it("a good unit that is told before the total says so was produced: no quality above 1", () => {
  // Clause Quality ratio: GQ ≤ PQ, since PQ has what is good and what is scrap in it.
  // 98 produced, 99 good, 1 scrap as told so far: at least 99 + 1 = 100 were made, Q = 99/100.
  const told = { ...addElements([]), devices: 1, plannedUs: 1, knownUs: 1, produced: 98, good: 99, scrap: 1 };
  const figures = calculateKpis(told, {
    output: undefined,
    taktS: undefined,
    workInProcess: undefined,
    people: undefined,
    carbonKgPerKwh: undefined,
  });
  expect(figures.find(({ id }) => id === "quality")?.value).toBe(0.99);
});

it("what gives energy emits nothing, and the sum above it emits what is drawn in the end", () => {
  // Ours: no standard is meant. Energy is a balance, the factor of plant.json is for what is drawn.
  // An hour: the first machine draws 12 kW, the second one gives 5 kW as a solar roof does. Line: 12 − 5 = 7 kWh.
  const plant = kpiPlant({}, { carbon: { kgPerKwh: 0.5, source: { zh: "来源", en: "Source" } } });
  const book = openKpiBook(plant);
  const hour = (kw: number): readonly Stretch[] => [{ minutes: 61, state: "running", made: 1, kw }];
  book.take(byTime(sayDay(plant, 1, mondayUs, hour(12)), sayDay(plant, 2, mondayUs, hour(-5))));
  book.tick(mondayUs + 60 * minUs);
  const [line, drawing, giving] = ["line", "m1", "m2"].map((id) =>
    book.result(
      plant.assets.findIndex((asset) => asset.id === id),
      "hour",
    ),
  ) as [KpiResult, KpiResult, KpiResult];
  expect([figure(line, "energy"), figure(line, "carbon")]).toEqual([7, 3.5]);
  expect([figure(drawing, "energy"), figure(drawing, "carbon")]).toEqual([12, 6]);
  expect([figure(giving, "energy"), figure(giving, "carbon")]).toEqual([-5, 0]);
});

it.each([
  ["of a solar roof runs backwards", [0, -10, -25], [-10, -15], -25],
  ["of a store goes through zero", [8, 2, -4], [-6, -6], -12],
  ["that draws began anew", [100, 110, 4], [10, 10], 14],
  ["that gives began anew", [-100, -110, -4], [-10, -10], -14],
])("the energy of a meter %s is what its readings say", (_, readings, kw, kwh) => {
  // Ours: no standard is meant.
  // Read every hour; the power stands beside it.
  const plant = kpiPlant({}, {}, { energy: "good" });
  const [energy, power] = ["good", "power"].map((id) => plant.signals.findIndex((each) => each.definition.id === id));
  const book = openKpiBook(plant);
  const row = (signal: number | undefined, hour: number, value: number): Row => ({
    signal: signal ?? -1,
    timeUs: mondayUs + hour * hourMin * minUs,
    value,
    quality: 0,
    lagUs: 0,
  });
  for (const [hour, reading] of readings.entries()) {
    book.take(columnsOf([row(energy, hour, reading), row(power, hour, kw[hour] ?? 0)]));
  }
  book.tick(mondayUs + 2 * hourMin * minUs);
  const device = plant.assets.findIndex(({ id }) => id === "m1");
  expect(figure(book.result(device, "day"), "energy")).toBeCloseTo(kwh, 6);
});

it("units in process are those told at the end of the range, and who does not tell them is missing", async () => {
  // Ours: no standard is meant. m1 tells 3 at 00:00, 4 at 00:59 and 9 at 01:00; m2 tells 5 at 00:00 and then no more.
  const plant = kpiPlant({}, {}, { power: undefined, workInProcess: "power" });
  const told = (machine: 1 | 2, minute: number, units: number): Row[] =>
    sayDay(plant, machine, mondayUs + minute * minUs, [{ minutes: 1, state: "running", kw: units }]);
  const rows = [told(1, 0, 3), told(2, 0, 5), told(1, hourMin - 1, 4), told(1, hourMin, 9)].flat();
  const line = plant.assets.findIndex(({ id }) => id === "line");
  const ofLine = (result: KpiResult | undefined) => result?.figures.find(({ id }) => id === "work-in-process");

  const book = openKpiBook(plant);
  book.tick(mondayUs + minUs);
  expect(ofLine(book.result(line, "hour"))).toMatchObject({ value: null, why: "no-data", missing: 1 });
  book.take(byTime(told(1, 0, 3)));
  expect(ofLine(book.result(line, "hour"))).toMatchObject({ value: 3, missing: 0.5 });
  book.take(byTime(told(2, 0, 5)));
  expect(ofLine(book.result(line, "hour"))).toMatchObject({ value: 8, missing: 0 });

  // Before the first full minute is over they are known too.
  const begun = openKpiBook(plant, mondayUs - 1);
  begun.tick(mondayUs - 1);
  begun.take(byTime(told(1, -3, 3)));
  expect(ofLine(begun.result(line, "hour"))).toMatchObject({ value: null, missing: 1 });
  begun.take(byTime(told(1, -2, 3)));
  expect(ofLine(begun.result(line, "hour"))).toMatchObject({ value: 3, missing: 0.5 });

  // Within the hour both tell theirs; at its end the one that was silent for an hour is stale.
  const recompute = async (minutes: number) => {
    const range = { fromUs: mondayUs, toUs: mondayUs + minutes * minUs };
    const all = { fromUs: mondayUs, toUs: mondayUs + 3 * hourMin * minUs };
    const [result] = await recomputeKpis(plant, memoryHistory(plant, rows, [all]), [line], range, all.toUs);
    return ofLine(result);
  };
  expect(await recompute(1)).toMatchObject({ value: 8, missing: 0 });
  expect(await recompute(hourMin)).toMatchObject({ value: 4, missing: 0.5 });
});
