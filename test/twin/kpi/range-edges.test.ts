import { describe, expect, it } from "vitest";
import { calculateKpis } from "../../../twin/kpi/calculate-kpis.ts";
import { addElements } from "../../../twin/kpi/elements.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../../twin/kpi/kpi-definitions.ts";
import type { KpiSpan } from "../../../twin/kpi/kpi-result.ts";
import { kpiPlant, mondayUs } from "../../support/kpi-plant.ts";
import { hourMin, minUs } from "../../support/kpi-shift.ts";
import { columnsOf } from "../../support/samples.ts";

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
