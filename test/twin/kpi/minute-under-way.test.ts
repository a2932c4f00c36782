import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import { type MinuteUnderWay, timeLossKinds } from "../../../twin/kpi/kpi-result.ts";
import { recomputeKpis, recomputeMinute } from "../../../twin/kpi/recompute-kpis.ts";
import { kpiPlant, kpiStates, mondayUs } from "../../support/kpi-plant.ts";
import { memoryHistory, rowReceived } from "../../support/memory-history.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const secondUs = 1e6;
const minUs = 60 * secondUs;
const breakfast = { start: "00:40", end: "00:50" };
const shift = { id: "early", name: { zh: "早班", en: "Early" }, start: "00:00", end: "06:00", breaks: [breakfast] };
const plant = kpiPlant({}, { calendar: { timeZone: "UTC", dayStart: "00:00", shifts: [shift] } });
const [line = 0, m1 = 0, m2 = 0] = plant.assets.map(({ index }) => index).slice(-3);
const nothing = Object.fromEntries(timeLossKinds.map((kind) => [kind, 0])) as MinuteUnderWay["lost"];

const says = (asset: number, state: (typeof kpiStates)[number], atS: number, lagS = 0): Row => ({
  signal: plant.signals.findIndex((each) => each.asset === asset && each.definition.id === "state"),
  timeUs: mondayUs + atS * secondUs,
  value: kpiStates.indexOf(state),
  quality: 0,
  lagUs: lagS * secondUs,
});

describe("a machine that goes down at 00:10:42", () => {
  const book = openKpiBook(plant);
  book.take(columnsOf([0, 60, 120].map((atS) => says(m1, "running", 480 + atS))));
  book.take(columnsOf([says(m1, "fault", 642), says(m1, "fault", 655)]));
  const at = (atS: number): { minute: MinuteUnderWay | undefined; downUs: number | undefined } => {
    const nowUs = mondayUs + atS * secondUs;
    book.tick(nowUs);
    return { minute: book.minuteUnderWay(m1, nowUs), downUs: book.result(m1, "hour").losses?.lost.down };
  };

  it("has lost 17 seconds at 00:10:59, of which the figures of full minutes know nothing yet", () => {
    const minute = { fromUs: mondayUs + 600 * secondUs, toUs: mondayUs + 659 * secondUs };
    expect(at(659)).toEqual({ minute: { ...minute, lost: { ...nothing, down: 17 * secondUs } }, downUs: 0 });
  });

  it("has lost 18 seconds in the figures at 00:11:10, and ten more since", () => {
    const { minute, downUs } = at(670);
    expect(downUs).toBe(18 * secondUs);
    expect(minute?.lost).toEqual({ ...nothing, down: 10 * secondUs });
    expect(minute?.fromUs).toBe(mondayUs + 660 * secondUs);
  });

  it("says so for its line as well, which waits for nothing else that is known", () => {
    expect(book.minuteUnderWay(line, mondayUs + 670 * secondUs)?.lost).toEqual({ ...nothing, down: 10 * secondUs });
  });

  it("loses nothing that was not planned, and nothing any more once nobody says that it is still down", () => {
    // 655 s + 90 s: from then on the last word is stale.
    expect(at(779).minute?.lost.down).toBe((745 - 720) * secondUs);
    book.take(columnsOf([says(m1, "fault", 2400)]));
    expect(at(2430).minute?.lost).toEqual(nothing);
  });
});

it("what makes no units has no losses", () => {
  const pumps = kpiPlant({}, {}, { totalCount: undefined });
  expect(openKpiBook(pumps).minuteUnderWay(pumps.assets.length - 1, mondayUs)).toBeUndefined();
});

it("nothing is told of the minute in which the plant was first recorded, as in its figures", () => {
  const book = openKpiBook(plant, mondayUs + 620 * secondUs);
  book.take(columnsOf([says(m1, "fault", 625)]));
  book.tick(mondayUs + 650 * secondUs);
  expect(book.minuteUnderWay(m1, mondayUs + 650 * secondUs)?.lost).toEqual(nothing);
});

const change = fc.record({
  asset: fc.constantFrom(m1, m2),
  state: fc.constantFrom(...kpiStates),
  atS: fc.integer({ min: 0, max: 3600 }),
  lagS: fc.constantFrom(0, 0, 0, 7, 100),
});

it("recomputed from the history it is what was shown live, and with the full minutes all that was lost", async () => {
  const moments = fc.array(fc.integer({ min: 60, max: 3600 }), { minLength: 4, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 80 }), moments, async (changes, momentsS) => {
      const rows = changes
        .map(({ asset, state, atS, lagS }, place) => {
          const row = says(asset, state, atS, lagS);
          return { ...row, timeUs: row.timeUs + place };
        })
        .sort((a, b) => rowReceived(a) - rowReceived(b));
      const history = memoryHistory(plant, rows, [{ fromUs: mondayUs, toUs: mondayUs + 3600 * secondUs }]);
      const book = openKpiBook(plant);
      let knownUs = 0;
      for (const atS of momentsS.toSorted((a, b) => a - b)) {
        const nowUs = mondayUs + atS * secondUs;
        const beforeUs = knownUs;
        book.take(columnsOf(rows.filter((row) => rowReceived(row) > beforeUs && rowReceived(row) <= nowUs)));
        book.tick(nowUs);
        knownUs = nowUs;
        for (const asset of [line, m1, m2]) {
          const live = book.minuteUnderWay(asset, nowUs);
          expect(await recomputeMinute(plant, history, asset, nowUs)).toEqual(live);
          // A minute later the same minute is full: what was known of it now is in it, if nothing more was said.
          const later = openKpiBook(plant);
          later.take(columnsOf(rows.filter((row) => rowReceived(row) <= nowUs)));
          later.tick(nowUs + minUs);
          const full = later.result(asset, "shift").losses?.lost;
          const [before] = await recomputeKpis(
            plant,
            history,
            [asset],
            { fromUs: mondayUs, toUs: live?.fromUs ?? 0 },
            nowUs,
          );
          for (const kind of timeLossKinds) {
            const told = (before?.losses?.lost[kind] ?? 0) + (live?.lost[kind] ?? 0);
            expect(full?.[kind]).toBeGreaterThanOrEqual(told);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
