import fc from "fast-check";
import { expect, it } from "vitest";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import { recomputeKpis } from "../../../twin/kpi/recompute-kpis.ts";
import { kpiPlant, kpiStates, mondayUs, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const minUs = 60e6;
const calendar = {
  timeZone: "Asia/Shanghai",
  shifts: [
    {
      id: "early",
      name: { zh: "早班", en: "Early shift" },
      start: "08:00",
      end: "09:30",
      breaks: [{ start: "08:40", end: "08:50" }],
    },
    { id: "middle", name: { zh: "中班", en: "Middle shift" }, start: "09:30", end: "12:00" },
  ],
};
/** Shifts that overlap: one hands over to the next, and a short one lies within a long one. */
const overlapping = {
  timeZone: "Asia/Shanghai",
  shifts: [
    { id: "early", name: { zh: "早班", en: "Early shift" }, start: "08:00", end: "10:30" },
    { id: "extra", name: { zh: "加班", en: "Extra shift" }, start: "08:30", end: "09:30" },
    { id: "middle", name: { zh: "中班", en: "Middle shift" }, start: "10:15", end: "12:00" },
  ],
};

const stretch: fc.Arbitrary<Stretch> = fc.record({
  minutes: fc.integer({ min: 1, max: 40 }),
  state: fc.constantFrom(...kpiStates),
  made: fc.integer({ min: 0, max: 3 }),
  scrapped: fc.integer({ min: 0, max: 1 }),
  kw: fc.double({ min: 0, max: 500, noNaN: true }),
  isSilent: fc.boolean(),
});
const day = fc.array(stretch, { minLength: 5, maxLength: 12 });

const receivedUs = ({ timeUs, lagUs }: Row): number => timeUs + lagUs;

it.each([
  ["shifts with a break", calendar],
  ["shifts that overlap", overlapping],
])(
  "figures computed again from the history are those shown live, every hour and for every asset: %s",
  async (_, of) => {
    const plant = kpiPlant({ output: "m2", taktS: 75 }, { calendar: of });
    const assets = plant.assets.map(({ index }) => index);
    await fc.assert(
      fc.asyncProperty(
        day,
        day,
        fc.array(fc.integer({ min: 0, max: 20 * 60 }), { minLength: 7 }),
        async (a, b, lags) => {
          const rows = [...sayDay(plant, 1, mondayUs, a), ...sayDay(plant, 2, mondayUs, b)]
            .map((row, place) => ({ ...row, timeUs: row.timeUs + place * 100, lagUs: (lags[place % 7] ?? 0) * 1e6 }))
            .sort((one, other) => receivedUs(one) - receivedUs(other));
          const endUs = mondayUs + 10 * 60 * minUs;
          const history = memoryHistory(plant, rows, [{ fromUs: mondayUs, toUs: endUs }]);
          const book = openKpiBook(plant);
          let next = 0;
          for (let hour = 1; hour <= 4; hour++) {
            const nowUs = mondayUs + hour * 60 * minUs;
            const arrived: Row[] = [];
            for (; next < rows.length && receivedUs(rows[next] as Row) <= nowUs; next++)
              arrived.push(rows[next] as Row);
            book.take(columnsOf(arrived));
            book.tick(nowUs);
            for (const span of ["hour", "shift", "day"] as const) {
              const live = assets.map((asset) => book.result(asset, span));
              const [first] = live;
              if (first === undefined || first.fromUs < mondayUs || first.toUs === first.fromUs) continue;
              expect(await recomputeKpis(plant, history, assets, first, nowUs)).toEqual(live);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  },
  60_000,
);
