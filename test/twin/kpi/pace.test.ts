import { describe, expect, it } from "vitest";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../../twin/kpi/kpi-definitions.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import { byTime, kpiPlant, mondayUs, sayDay } from "../../support/kpi-plant.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const minUs = 60e6;

/** A machine that runs all the time and counts units at some minutes; the figures of the first `minutes` of the day. */
function figureOf(plant: Plant, minutes: number, endings: readonly (readonly [minute: number, units: number])[]) {
  const asset = plant.assets.findIndex(({ id }) => id === "m1");
  const signal = (id: string): number =>
    plant.signals.findIndex((each) => each.asset === asset && each.definition.id === id);
  const units = (minute: number): number => endings.reduce((sum, [at, made]) => sum + (at <= minute ? made : 0), 0);
  const counted: Row[] = Array.from({ length: minutes + 1 }, (_, minute) => minute).flatMap((minute) =>
    ["total", "good"].map((id) => ({
      signal: signal(id),
      timeUs: mondayUs + minute * minUs,
      value: units(minute),
      quality: 0,
      lagUs: 0,
    })),
  );
  const said = sayDay(plant, 1, mondayUs, [{ minutes: minutes + 1, state: "running" }]);
  const book = openKpiBook(plant);
  book.take(byTime(said.filter((row) => row.signal !== signal("total") && row.signal !== signal("good"))));
  book.take(columnsOf(counted));
  book.tick(mondayUs + minutes * minUs);
  const { figures } = book.result(asset, "day");
  return (id: KpiId): number | string | null => {
    const figure = figures.find((each) => each.id === id);
    return figure?.value ?? figure?.why ?? null;
  };
}

/** PRI = 600 s. */
const slow = kpiPlant({}, {}, { idealCycleS: 600 });

describe("a unit counts where it ends, and a range may cut it", () => {
  it("so that nothing is said of the pace of a machine that has run for less than its units take", () => {
    // Ten minutes a unit; one that was begun the day before ends at 00:04. E = 600 s × 1 ÷ 300 s would be 2.
    const figure = figureOf(slow, 5, [[4, 1]]);
    expect([figure("effectiveness"), figure("oee"), figure("cycle-time")]).toEqual(Array(3).fill("too-short"));
    expect([figure("availability"), figure("produced")]).toEqual([1, 1]);
  });

  it("nor while a cut unit weighs more than a tenth", () => {
    // √(1/6) × 10 min = 4.08 min: a tenth of 40.8 min.
    expect(figureOf(slow, 40, [[10, 1]])("effectiveness")).toBe("too-short");
    // Units ended at 00:04 (begun the day before), 00:16, 00:28, 00:40; then it stood no more: 4 × 10 ÷ 44.
    const endings = [4, 16, 28, 40].map((minute) => [minute, 1] as const);
    expect(figureOf(slow, 44, endings)("effectiveness")).toBeCloseTo(40 / 44, 9);
    expect(figureOf(slow, 44, endings)("cycle-time")).toBe(660);
  });

  it("so that an effectiveness above 1 which only a unit begun before makes is 1", () => {
    // At exactly its pace, from 00:01 on every ten minutes: in 42 min five units, 50 ÷ 42 without this rule.
    const atPace = [1, 11, 21, 31, 41].map((minute) => [minute, 1] as const);
    expect(figureOf(slow, 42, atPace)("effectiveness")).toBe(1);
    // Two units in each ten minutes are more than that explains: 100 ÷ 42.
    const doubled = atPace.map(([minute]) => [minute, 2] as const);
    expect(figureOf(slow, 42, doubled)("effectiveness")).toBeCloseTo(100 / 42, 9);
  });

  it("and of units that end together all may be cut", () => {
    // A load of 10 at PRI = 60 s takes ten minutes as well: as above, not after 40 min.
    const load = kpiPlant({}, {}, { unitsAtOnce: 10 });
    const loads = [4, 16, 28, 40].map((minute) => [minute, 10] as const);
    expect(figureOf(load, 40, loads)("effectiveness")).toBe("too-short");
    expect(figureOf(load, 44, loads)("effectiveness")).toBeCloseTo(40 / 44, 9);
    // Of one after the other it would be told at once: 40 units in 40 min.
    expect(figureOf(kpiPlant(), 40, loads)("effectiveness")).toBe(1);
  });
});
