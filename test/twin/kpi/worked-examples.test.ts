import { describe, expect, it } from "vitest";
import { calculateKpis } from "../../../twin/kpi/calculate-kpis.ts";
import { addElements } from "../../../twin/kpi/elements.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../../twin/kpi/kpi-definitions.ts";
import type { KpiResult, KpiSpan } from "../../../twin/kpi/kpi-result.ts";
import { recomputeKpis } from "../../../twin/kpi/recompute-kpis.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import { byTime, kpiPlant, mondayUs, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const hourMin = 60;
const minUs = 60e6;

/** Every day an early shift from 08:00 to 16:00 with a break from 12:00 to 12:30. */
const calendar = {
  timeZone: "UTC",
  shifts: [
    {
      id: "early",
      name: { zh: "早班", en: "Early shift" },
      start: "08:00",
      end: "16:00",
      breaks: [{ start: "12:00", end: "12:30" }],
    },
  ],
};
const shiftUs = mondayUs + 8 * hourMin * minUs;

/** The figures of the first machine over the shift, when the shift has just ended. */
function workShift(
  day: readonly Stretch[],
  late: readonly Row[] = [],
  plant: Plant = kpiPlant({}, { calendar }),
): KpiResult {
  const book = openKpiBook(plant);
  book.take(byTime(sayDay(plant, 1, shiftUs, [...day, { minutes: 1, state: "stopped" }])));
  book.tick(shiftUs + 479 * minUs);
  book.take(columnsOf(late));
  const asset = plant.assets.findIndex(({ id }) => id === "m1");
  return book.result(asset, "shift");
}

function figure({ figures }: KpiResult, id: KpiId): number | string | null {
  const found = figures.find((each) => each.id === id);
  return found?.value ?? found?.why ?? null;
}

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

  it("of a shift of which nothing is known, nothing is told: neither that nothing was made nor that nothing failed", () => {
    // 449 min planned, none of them known. Of missing data the standard says nothing, the rule is ours.
    const plant = kpiPlant({}, { calendar });
    const book = openKpiBook(plant);
    book.tick(shiftUs);
    book.tick(shiftUs + 479 * minUs);
    const asset = plant.assets.findIndex(({ id }) => id === "m1");
    const shift = book.result(asset, "shift");
    expect(shift.figures.find(({ id }) => id === "availability")?.missing).toBe(1);
    for (const id of [
      "availability",
      "quality",
      "produced",
      "good",
      "scrap-ratio",
      "cycle-time",
      "mtbf",
      "mttr",
      "mtbf-iso",
      "mttr-iso",
    ] as const) {
      expect([id, figure(shift, id)]).toEqual([id, "no-data"]);
    }
  });

  it("a gap in the data is said, and nothing is made up for it", () => {
    // Clauses Availability, Effectiveness and Quality ratio, over the known part of PBT: of missing data the standard
    // says nothing, the rule is ours (kpi-definitions.ts).
    // 08:00 to 10:00 production, 10:00 to 11:00 silence, then production and, from 15:00, starved; a unit a minute.
    // What was said at 09:59 holds for 90 s, up to 10:00:30: 59.5 min are not known. Known: 449 − 59.5 = 389.5.
    // APT: 120.5 + 60 (to 12:00) + 150 (12:30 to 15:00) = 330.5. A = 330.5/389.5; missing = 59.5/449.
    // The counter says at 11:00 that 61 units came since 09:59; when, nobody knows. PQ = 390, timed 390 − 61 = 329.
    // E = 329/330.5. Q = 1: every unit was counted.
    const shift = workShift([
      { minutes: 120, state: "running", made: 1 },
      { minutes: 60, state: "running", made: 1, isSilent: true },
      { minutes: 60, state: "running", made: 1 },
      { minutes: 30, state: "idle" },
      { minutes: 150, state: "running", made: 1 },
      { minutes: 59, state: "starved" },
    ]);
    expect(figure(shift, "availability")).toBeCloseTo(330.5 / 389.5, 12);
    expect(shift.figures.find(({ id }) => id === "availability")?.missing).toBeCloseTo(59.5 / 449, 12);
    expect(figure(shift, "produced")).toBe(390);
    expect(figure(shift, "effectiveness")).toBeCloseTo(329 / 330.5, 12);
    expect(figure(shift, "quality")).toBe(1);
  });

  it("a counter of which nothing is heard is missing data, and no slow machine and no scrap", () => {
    // Of missing data the standard says nothing, the rule is ours: 449 min of production, a unit a minute, of which one
    // or both counters are silent. A = 1 is known; E needs the total, Q both.
    const all = [{ minutes: 479, state: "running", made: 1 }] as const;
    const heard = (...silent: readonly string[]): KpiResult => {
      const plant = kpiPlant({ output: "m1" }, { calendar });
      const book = openKpiBook(plant);
      const isHeard = ({ signal }: Row): boolean => !silent.includes(plant.signals[signal]?.definition.id ?? "");
      book.take(byTime(sayDay(plant, 1, shiftUs, [...all, { minutes: 1, state: "stopped" }]).filter(isHeard)));
      book.tick(shiftUs + 479 * minUs);
      return book.result(
        plant.assets.findIndex(({ id }) => id === "m1"),
        "shift",
      );
    };
    const told = (result: KpiResult) =>
      (
        ["availability", "effectiveness", "quality", "oee", "produced", "good", "throughput", "scrap-ratio"] as const
      ).map((id) => figure(result, id));
    const no = "no-data";
    const neither = heard("total", "good");
    expect(told(neither)).toEqual([1, no, no, no, no, no, no, no]);
    expect([neither.losses?.lost.slow, neither.losses?.lost.scrap]).toEqual([0, 0]);
    expect(neither.figures.find(({ id }) => id === "oee")?.missing).toBe(1);
    const noGood = heard("good");
    expect(told(noGood)).toEqual([1, 1, no, no, 449, no, no, no]);
    expect(noGood.losses?.lost.scrap).toBe(0);
  });

  it("a machine of which nothing is heard has no figures, neither 0 nor none", () => {
    // Clauses Mean time between failures and Mean time to repair: ΣTBF/(FE + 1) of nothing known is not 0 h.
    const silent = workShift([{ minutes: 479, state: "running", isSilent: true }]);
    for (const id of ["mtbf-iso", "mttr-iso", "mtbf", "mttr", "produced", "quality", "oee"] as const) {
      expect([id, figure(silent, id)]).toEqual([id, "no-data"]);
    }
    // Of two machines one is silent: the line's are those of the other, 449 min up in one stretch, and none down.
    const plant = kpiPlant({ output: "m2" }, { calendar });
    const book = openKpiBook(plant);
    book.take(
      byTime(
        sayDay(plant, 1, shiftUs, [
          { minutes: 479, state: "running", made: 1 },
          { minutes: 1, state: "stopped" },
        ]),
      ),
    );
    book.tick(shiftUs + 479 * minUs);
    const line = book.result(
      plant.assets.findIndex(({ id }) => id === "line"),
      "shift",
    );
    expect(figure(line, "mtbf-iso")).toBeCloseTo(449 / 60, 12);
    expect(["good", "throughput"].map((id) => figure(line, id as KpiId))).toEqual(["no-data", "no-data"]);
  });

  it("where the counters alone have a gap, the pace is that of the time in which they were heard", () => {
    // The state is told throughout, the counters are silent from 09:00 to 11:00: told at 08:59 they hold for 90 s, and
    // 119.5 of 449 min are not counted. PQ = 449 less the 121 units of which nobody knows when they came: E = 328/329.5.
    const plant = kpiPlant({}, { calendar });
    const [fromUs, toUs] = [shiftUs + hourMin * minUs, shiftUs + 3 * hourMin * minUs];
    const day = sayDay(plant, 1, shiftUs, [
      { minutes: 479, state: "running", made: 1 },
      { minutes: 1, state: "stopped" },
    ]).filter(({ signal, timeUs }) => {
      const id = plant.signals[signal]?.definition.id;
      return (id !== "total" && id !== "good") || timeUs < fromUs || timeUs >= toUs;
    });
    const book = openKpiBook(plant);
    book.take(byTime(day));
    book.tick(shiftUs + 479 * minUs);
    const shift = book.result(
      plant.assets.findIndex(({ id }) => id === "m1"),
      "shift",
    );
    expect(figure(shift, "produced")).toBe(449);
    expect(figure(shift, "effectiveness")).toBeCloseTo(328 / 329.5, 12);
    expect(figure(shift, "throughput")).toBeCloseTo(328 / (329.5 / 60), 9);
    expect(shift.figures.find(({ id }) => id === "effectiveness")?.missing).toBeCloseTo(119.5 / 449, 12);
    expect(shift.figures.find(({ id }) => id === "availability")?.missing).toBe(0);
  });

  it("units that are told while nobody knows what the machine does are not held against the time in which it ran", () => {
    // The counters are told throughout, the state is silent from 09:00 to 11:00: APT = 449 − 119.5 = 329.5 min. The units
    // of 09:01 to 10:59 are produced, and of no pace: PQ = 449, timed 330, one of which was begun before 11:00. E = 1.
    const plant = kpiPlant({}, { calendar });
    const [fromUs, toUs] = [shiftUs + hourMin * minUs, shiftUs + 3 * hourMin * minUs];
    const day = sayDay(plant, 1, shiftUs, [
      { minutes: 479, state: "running", made: 1 },
      { minutes: 1, state: "stopped" },
    ]).filter(
      ({ signal, timeUs }) => plant.signals[signal]?.definition.id !== "state" || timeUs < fromUs || timeUs >= toUs,
    );
    const book = openKpiBook(plant);
    book.take(byTime(day));
    book.tick(shiftUs + 479 * minUs);
    const shift = book.result(
      plant.assets.findIndex(({ id }) => id === "m1"),
      "shift",
    );
    expect(figure(shift, "produced")).toBe(449);
    expect(figure(shift, "effectiveness")).toBe(1);
    expect(figure(shift, "oee")).toBe(1);
    expect(shift.figures.find(({ id }) => id === "oee")?.missing).toBeCloseTo(119.5 / 449, 12);
  });

  it("a correction of the good units that arrives late counts where it happened", () => {
    // Clause Quality ratio (GQ/PQ); that the time of the event counts and not that of its arrival is ours.
    // 479 min of production, a unit a minute. At 15:58:30 the laboratory finds five of the units
    // bad; the message comes ten minutes later, when the shift is over, with its own time.
    const plant = kpiPlant({}, { calendar });
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

describe("edges of a range", () => {
  const context = {
    output: undefined,
    taktS: undefined,
    workInProcess: undefined,
    people: undefined,
    carbonKgPerKwh: undefined,
  };
  const ofElements = (units: Partial<Parameters<typeof calculateKpis>[0]>, output?: object) => {
    const elements = { ...addElements([]), devices: 1, plannedUs: 60e6, knownUs: 60e6, ...units };
    const figures = calculateKpis(elements, {
      ...context,
      ...(output === undefined ? {} : { output: output as never }),
    });
    return (id: KpiId) => figures.find((each) => each.id === id)?.value;
  };

  it("a total that is told after good and scrap makes no first pass yield above the quality ratio", () => {
    // 9 good and 1 scrap of which the total tells 9 so far: 10 were judged.
    const of = ofElements({ produced: 9, good: 9, scrap: 1 });
    expect([of("quality"), of("first-pass-yield"), of("scrap-ratio")]).toEqual([0.9, 0.9, 0.1]);
  });

  it("a line whose scrap is corrected within the range has no first pass yield above 1", () => {
    const of = ofElements({}, { good: 90, perHour: 1, losses: { scrap: -1, rework: 0 } });
    expect(of("first-pass-yield")).toBe(1);
  });

  const receivedTime = 1 << 4;
  const countOf = (
    rows: readonly (readonly [minute: number, total: number])[],
    span: KpiSpan = "hour",
  ): number | undefined => {
    const plant = kpiPlant();
    const asset = plant.assets.findIndex(({ id }) => id === "m1");
    const signalOf = (id: string) =>
      plant.signals.findIndex((each) => each.asset === asset && each.definition.id === id);
    const book = openKpiBook(plant);
    for (const [minute, value] of rows) {
      const row = { timeUs: mondayUs + minute * minUs, quality: receivedTime, lagUs: 0 };
      const state = { ...row, signal: signalOf("state"), value: 5 };
      book.tick(row.timeUs);
      book.take(columnsOf([state, { ...row, signal: signalOf("total"), value }]));
    }
    book.tick(mondayUs + ((rows.at(-1)?.[0] ?? 0) + 1) * minUs);
    return book.result(asset, span).figures.find(({ id }) => id === "produced")?.value ?? undefined;
  };

  it("the host's clock that is set back does not stop the counting of what has no time of its own", () => {
    expect(
      countOf([
        [600, 10],
        [601, 11],
        [540, 12],
        [541, 13],
        [542, 14],
      ]),
    ).toBe(3);
  });

  it("nor does one that is set back by hours or by days, however long the host had run before", () => {
    const hours = Array.from({ length: 150 }, (_, place) => [600 + place, place] as const);
    const back = [300, 301, 302].map((minute, place) => [minute, 150 + place] as const);
    expect(countOf([...hours, ...back])).toBe(3);
    const days = [10, 11, 12, 13].map((day, place) => [day * 24 * hourMin + 1, place] as const);
    const daysBack = [1, 2, 3].map((day, place) => [day * 24 * hourMin + 1, 4 + place] as const);
    for (const until of [1, 2, 3]) expect(countOf([...days, ...daysBack.slice(0, until)], "day")).toBe(1);
  });

  it("a clock that is set years forward does not spread a meter's reading over every minute between", () => {
    const plant = kpiPlant({}, {}, { power: undefined, energy: "power" });
    const meter = plant.signals.findIndex(({ definition }) => definition.id === "power");
    const read = (timeUs: number, value: number) => columnsOf([{ signal: meter, timeUs, value, quality: 0, lagUs: 0 }]);
    const book = openKpiBook(plant);
    const laterUs = mondayUs + 6 * 365 * 86_400e6;
    for (const [timeUs, value] of [
      [mondayUs, 1],
      [laterUs, 5],
      [laterUs + minUs, 6],
      [laterUs + 2 * minUs, 7],
    ] as const) {
      book.take(read(timeUs, value));
      book.tick(timeUs);
    }
    const { value } = book.result(1, "hour").figures.find(({ id }) => id === "energy") ?? {};
    expect(value).toBeCloseTo(2, 6);
  });
});
