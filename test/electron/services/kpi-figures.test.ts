import { expect, it } from "vitest";
import { createKpiFigures } from "../../../electron/services/kpi-figures.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import { kpiPlant, mondayUs, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf } from "../../support/samples.ts";

const minUs = 60e6;
const shift = { id: "early", name: { zh: "早班", en: "Early shift" }, start: "00:00", end: "02:00" };
const day: readonly Stretch[] = [{ minutes: 300, state: "running", made: 1, kw: 6 }];

it("at a moment of the past the figures are those that were shown then, also after the last shift", async () => {
  const plant = kpiPlant({ output: "m2" }, { calendar: { timeZone: "UTC", dayStart: "00:00", shifts: [shift] } });
  const rows = [...sayDay(plant, 1, mondayUs, day), ...sayDay(plant, 2, mondayUs, day)];
  rows.sort((a, b) => a.timeUs - b.timeUs);
  const history = memoryHistory(plant, rows, [{ fromUs: mondayUs, toUs: mondayUs + 300 * minUs }]);
  const book = openKpiBook(plant, mondayUs);
  const figures = createKpiFigures(plant, book, history);
  let knownUs = 0;
  for (const minute of [60, 120, 121, 180, 240]) {
    const nowUs = mondayUs + minute * minUs;
    const fromUs = knownUs;
    book.take(columnsOf(rows.filter(({ timeUs }) => timeUs > fromUs && timeUs <= nowUs)));
    book.tick(nowUs);
    knownUs = nowUs;
    for (const span of ["hour", "shift", "day"] as const) {
      const then = await figures.at("line", span, nowUs, "operator");
      expect(then, `${span} at minute ${minute}`).toEqual(figures.now("line", span, "operator"));
    }
    const minuteThen = await figures.minuteAt("line", nowUs + 20e6, "operator");
    expect(minuteThen, `20 s after minute ${minute}`).toEqual(figures.minuteNow("line", nowUs + 20e6, "operator"));
  }
});

it("what the minute under way has lost is told to visitors only where what losses are of is public", () => {
  const told = (role: Readonly<Record<string, string>>): unknown => {
    const plant = kpiPlant({}, {}, role);
    const book = openKpiBook(plant);
    book.tick(mondayUs);
    const { minuteNow } = createKpiFigures(plant, book, undefined);
    return [minuteNow("line", mondayUs, "operator"), minuteNow("line", mondayUs, "visitor")];
  };
  const nothingYet = { fromUs: mondayUs, toUs: mondayUs };
  expect(told({})).toEqual([expect.objectContaining(nothingYet), expect.objectContaining(nothingYet)]);
  // The power is not public, and here it stands for the good units.
  expect(told({ goodCount: "power" })).toEqual([expect.objectContaining(nothingYet), undefined]);
});
