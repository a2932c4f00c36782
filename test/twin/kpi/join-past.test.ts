import { describe, expect, it } from "vitest";
import { openBookOverPast } from "../../../twin/kpi/join-past.ts";
import { openKpiBook } from "../../../twin/kpi/kpi-book.ts";
import { kpiSpans } from "../../../twin/kpi/kpi-result.ts";
import type { RecordedHistory } from "../../../twin/playback/recorded-history.ts";
import { kpiPlant, mondayUs, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf, type Row } from "../../support/samples.ts";

const minUs = 60e6;
const calendar = {
  timeZone: "UTC",
  shifts: [
    { id: "early", name: { zh: "早班", en: "Early shift" }, start: "00:00", end: "08:00" },
    { id: "late", name: { zh: "晚班", en: "Late shift" }, start: "08:00", end: "00:00" },
  ],
};
const plant = kpiPlant({ output: "m2", taktS: 75 }, { calendar });
const assets = plant.assets.map(({ index }) => index);
const at = (minute: number): number => mondayUs + minute * minUs;

const first: readonly Stretch[] = [
  { minutes: 70, state: "running", made: 1, kw: 11.3 },
  { minutes: 13, state: "fault", kw: 0.4 },
  { minutes: 200, state: "running", made: 2, scrapped: 1, kw: 9.8 },
  { minutes: 400, state: "running", made: 1, kw: 9.8 },
];
const second: readonly Stretch[] = [
  { minutes: 30, state: "starved", kw: 0.7 },
  { minutes: 653, state: "running", made: 1, kw: 7.7 },
];
const said = [...sayDay(plant, 1, mondayUs, first), ...sayDay(plant, 2, mondayUs, second)].sort(
  (a, b) => a.timeUs - b.timeUs,
);

/** The host stops at 03:10:30 and starts again at 03:41:30. */
const stoppedUs = mondayUs + 190.5 * minUs;
const openedUs = mondayUs + 221.5 * minUs;
const ranges = [
  { fromUs: mondayUs, toUs: stoppedUs },
  { fromUs: openedUs, toUs: mondayUs + 700 * minUs },
];
const heard = said.filter(({ timeUs }) => timeUs <= stoppedUs || timeUs > openedUs);
const until = (rows: readonly Row[], fromUs: number, toUs: number): Row[] =>
  rows.filter(({ timeUs }) => timeUs > fromUs && timeUs <= toUs);

/** A history that is read only when the test says so. */
function slowHistory(): { readonly history: Pick<RecordedHistory, "stateAt" | "samples">; read(): void } {
  const inner = memoryHistory(plant, heard, ranges);
  let read = (): void => undefined;
  const isRead = new Promise<void>((resolve) => {
    read = resolve;
  });
  return {
    read: () => read(),
    history: {
      stateAt: (timeUs) => inner.stateAt(timeUs),
      async *samples(range, signals) {
        await isRead;
        yield* inner.samples(range, signals);
      },
    },
  };
}

describe("figures after a restart", () => {
  it("are those of a host that never stopped, but for the gap, of which nothing was heard", async () => {
    const never = openKpiBook(plant, mondayUs);
    never.take(columnsOf(until(heard, 0, openedUs)));
    const { history, read } = slowHistory();
    const restarted = openBookOverPast(plant, history, openedUs, mondayUs);
    const pass = (fromMinute: number, toMinute: number): void => {
      const batch = columnsOf(until(heard, Math.max(openedUs, at(fromMinute)), at(toMinute)));
      for (const book of [never, restarted]) {
        book.take(batch);
        book.tick(at(toMinute));
      }
    };
    const expectSame = (): void => {
      for (const span of kpiSpans) {
        for (const asset of assets) expect(restarted.result(asset, span)).toEqual(never.result(asset, span));
      }
    };
    // Some minutes of live telemetry wait while the history is read.
    pass(221, 225);
    expect(restarted.result(0, "shift").figures[0]?.missing).toBeGreaterThan(0.9);
    expect(restarted.result(0, "shift").isJoining).toBe(true);
    read();
    await restarted.joined;
    expectSame();
    for (let minute = 225; minute < 479; minute++) pass(minute, minute + 1);
    // What was said at 03:10 held for a minute and a half, and the next thing was said at 03:42.
    const shift = restarted.result(assets.at(-1) ?? 0, "shift");
    expect(shift.figures[0]?.missing).toBeCloseTo(30.5 / 479, 6);
    expectSame();
    pass(479, 600);
    expectSame();
  });

  it("stay what they are where the history cannot be read", async () => {
    const broken: Pick<RecordedHistory, "stateAt" | "samples"> = {
      stateAt: () => Promise.reject(new Error("the disk is gone")),
      samples: () => slowHistory().history.samples({ fromUs: 0, toUs: 0 }),
    };
    const book = openBookOverPast(plant, broken, openedUs, mondayUs);
    const alone = openKpiBook(plant, mondayUs);
    await expect(book.joined).rejects.toThrow("the disk is gone");
    for (const each of [book, alone]) {
      each.take(columnsOf(until(heard, openedUs, mondayUs + 300 * minUs)));
      each.tick(mondayUs + 300 * minUs);
    }
    expect(book.result(0, "shift")).toEqual(alone.result(0, "shift"));
    expect(book.result(0, "shift").figures.find(({ id }) => id === "availability")?.value).toBeGreaterThan(0);
  });
});

it("a plant that was first recorded within the shift misses nothing of what was before, and says so", () => {
  // First recorded at 01:20:20: figures begin at 01:21. Down until 01:23, then running to 01:41: 18 of 20 minutes.
  const beganUs = mondayUs + 80 * minUs + 20e6;
  const book = openKpiBook(plant, beganUs);
  book.take(columnsOf(until(said, beganUs - minUs, mondayUs + 101 * minUs)));
  book.tick(mondayUs + 101 * minUs);
  const machine = assets.at(-2) ?? 0;
  const shift = book.result(machine, "shift");
  const availability = shift.figures.find(({ id }) => id === "availability");
  expect([shift.fromUs, shift.toUs, shift.isFirst]).toEqual([mondayUs + 81 * minUs, mondayUs + 101 * minUs, true]);
  expect(availability).toMatchObject({ missing: 0 });
  expect(availability?.value).toBeCloseTo(18 / 20, 9);
  // The hour from then on is whole.
  book.tick(mondayUs + 142 * minUs);
  expect(book.result(machine, "hour").isFirst).toBeUndefined();
});

it("before its first full minute a plant has no data, which is not to say that it is not planned to work", () => {
  const book = openKpiBook(plant, mondayUs + 80 * minUs + 20e6);
  book.tick(mondayUs + 80 * minUs + 40e6);
  expect(book.result(assets.at(-1) ?? 0, "shift").figures.find(({ id }) => id === "availability")?.why).toBe("no-data");
});
