import { expect, it } from "vitest";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../../twin/kpi/kpi-definitions.ts";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { kpiPlant } from "../../support/kpi-plant.ts";
import { figure, hourMin, minUs, missingOf, shiftCalendar, shiftUs, workShift } from "../../support/kpi-shift.ts";

/*
 * Worked by hand over the shift of worked-examples.test.ts: PBT = 449 min, PRI = 60 s. Of missing data ISO 22400-2 says
 * nothing: the rules are ours (kpi-definitions.ts).
 */
const allDay = [{ minutes: 479, state: "running", made: 1 }] as const;

/** The machine works all day, and two hours of some of its signals are not heard: from 09:00 to 11:00. */
function workWithGapIn(...gone: readonly string[]): KpiResult {
  const [fromUs, toUs] = [shiftUs + hourMin * minUs, shiftUs + 3 * hourMin * minUs];
  const isHeard = ({ timeUs }: { timeUs: number }, id: string): boolean =>
    !gone.includes(id) || timeUs < fromUs || timeUs >= toUs;
  return workShift(allDay, { isHeard });
}

it("of a shift of which nothing is known, nothing is told: neither that nothing was made nor that nothing failed", () => {
  // 449 min planned, none of them known. Of missing data the standard says nothing, the rule is ours.
  const plant = kpiPlant({}, { calendar: shiftCalendar });
  const book = openKpiBook(plant);
  book.tick(shiftUs);
  book.tick(shiftUs + 479 * minUs);
  const asset = plant.assets.findIndex(({ id }) => id === "m1");
  const shift = book.result(asset, "shift");
  expect(missingOf(shift, "availability")).toBe(1);
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
  expect(missingOf(shift, "availability")).toBeCloseTo(59.5 / 449, 12);
  expect(figure(shift, "produced")).toBe(390);
  expect(figure(shift, "effectiveness")).toBeCloseTo(329 / 330.5, 12);
  expect(figure(shift, "quality")).toBe(1);
});

it("a counter of which nothing is heard is missing data, and no slow machine and no scrap", () => {
  // 449 min of production, a unit a minute, of which one or both counters are silent. A = 1 is known; E needs the total,
  // Q both.
  const heard = (...silent: readonly string[]): KpiResult =>
    workShift(allDay, {
      plant: kpiPlant({ output: "m1" }, { calendar: shiftCalendar }),
      isHeard: (_, id) => !silent.includes(id),
    });
  const told = (result: KpiResult) =>
    (["availability", "effectiveness", "quality", "oee", "produced", "good", "throughput", "scrap-ratio"] as const).map(
      (id) => figure(result, id),
    );
  const no = "no-data";
  const neither = heard("total", "good");
  expect(told(neither)).toEqual([1, no, no, no, no, no, no, no]);
  expect([neither.losses?.lost.slow, neither.losses?.lost.scrap]).toEqual([0, 0]);
  expect(missingOf(neither, "oee")).toBe(1);
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
  const line = workShift(allDay, { plant: kpiPlant({ output: "m2" }, { calendar: shiftCalendar }), of: "line" });
  expect(figure(line, "mtbf-iso")).toBeCloseTo(449 / 60, 12);
  expect(["good", "throughput"].map((id) => figure(line, id as KpiId))).toEqual(["no-data", "no-data"]);
});

it("where the counters alone have a gap, the pace is that of the time in which they were heard", () => {
  // Told at 08:59 they hold for 90 s, and 119.5 of 449 min are not counted. PQ = 449 less the 121 units of which nobody
  // knows when they came: E = 328/329.5.
  const shift = workWithGapIn("total", "good");
  expect(figure(shift, "produced")).toBe(449);
  expect(figure(shift, "effectiveness")).toBeCloseTo(328 / 329.5, 12);
  expect(figure(shift, "throughput")).toBeCloseTo(328 / (329.5 / 60), 9);
  expect(missingOf(shift, "effectiveness")).toBeCloseTo(119.5 / 449, 12);
  expect(missingOf(shift, "availability")).toBe(0);
});

it("units that are told while nobody knows what the machine does are not held against the time in which it ran", () => {
  // The state is silent: APT = 449 − 119.5 = 329.5 min. The units of 09:01 to 10:59 are produced, and of no pace:
  // PQ = 449, timed 330, one of which was begun before 11:00. E = 1.
  const shift = workWithGapIn("state");
  expect(figure(shift, "produced")).toBe(449);
  expect(figure(shift, "effectiveness")).toBe(1);
  expect(figure(shift, "oee")).toBe(1);
  expect(missingOf(shift, "oee")).toBeCloseTo(119.5 / 449, 12);
});
