import { afterAll, describe, expect, it } from "vitest";
import { type AlarmPriority, newAlarm } from "../../../../twin/alarms/standing-alarm.ts";
import { batchesOf, noonUs, openTestHistory } from "../../../support/history.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";

const plant = parsedPumpPlant();
const second = 1_000_000;
const minute = 60 * second;
const speed = 1;
const hours = 3;

/** The value at a second: it is its own check. */
const valueAt = (atS: number): number => Math.round(1000 * Math.sin(atS / 500)) / 10;

const history = openTestHistory({ plant });
for (let atS = 0; atS < hours * 3600; atS++) {
  const nowUs = noonUs + atS * second;
  // Nothing comes in the second half of the second hour.
  if (atS < 5400 || atS >= 7200) {
    const row = { signal: speed, timeUs: nowUs, value: valueAt(atS), quality: 0, lagUs: 0 };
    for (const batch of batchesOf(plant, [row])) history.writer.append(batch, nowUs);
  }
  if (atS % 20 === 0) history.writer.tick(nowUs);
}
const endUs = noonUs + hours * 3600 * second;

function raise(timeUs: number, priority: AlarmPriority): void {
  const alarm = newAlarm({
    asset: "line-1/pump-1",
    signal: "speed",
    id: priority,
    priority,
    sinceUs: timeUs,
    value: 1,
  });
  history.writer.addEntries([{ kind: "alarm-raised", timeUs, alarm }]);
}

raise(noonUs, "high");
raise(noonUs + 10 * minute, "high");
raise(noonUs + 10 * minute, "critical");
raise(endUs, "low");
history.writer.tick(endUs + 400_000);

afterAll(() => {
  history.writer.close(endUs + second);
  history.dispose();
});

describe("a trend", () => {
  it("is the samples themselves where there are few", () => {
    const trend = history.reader.trend(speed, { fromUs: noonUs + 60 * second, toUs: noonUs + 99 * second }, 100);
    const seconds = Array.from({ length: 40 }, (_, place) => 60 + place);
    expect(trend.timeUs).toEqual(seconds.map((atS) => noonUs + atS * second));
    expect(trend.last).toEqual(seconds.map(valueAt));
    expect(trend.count).toEqual(seconds.map(() => 1));
  });

  it("is the samples themselves also in the first seconds of a history", () => {
    const begun = openTestHistory({ plant, nowUs: noonUs + 55 * second });
    const times = [56, 57, 58, 59].map((atS) => noonUs + atS * second);
    for (const timeUs of times) {
      for (const batch of batchesOf(plant, [{ signal: speed, timeUs, value: 1, quality: 0, lagUs: 0 }])) {
        begun.writer.append(batch, timeUs);
      }
    }
    begun.writer.tick(noonUs + 59.5 * second);
    const range = { fromUs: noonUs - 10 * minute, toUs: noonUs + minute };
    expect(begun.reader.trend(speed, range, 100).timeUs).toEqual(times);
    begun.writer.close(noonUs + minute);
    begun.dispose();
  });

  it("is merged to as many points as are wanted", () => {
    for (const points of [1, 2, 7, 50, 999]) {
      for (const lengthS of [90, 1000, 10_800]) {
        const toUs = noonUs + lengthS * second;
        const trend = history.reader.trend(speed, { fromUs: noonUs + 1, toUs }, points);
        expect(trend.timeUs.length).toBeLessThanOrEqual(points);
        expect(trend.timeUs.length).toBeGreaterThan(0);
        expect(trend.timeUs).toEqual(trend.timeUs.toSorted((a, b) => a - b));
      }
    }
  });

  it("is read from minutes where there is much, the newest of them from samples", () => {
    const trend = history.reader.trend(speed, { fromUs: noonUs, toUs: endUs }, 1000);
    expect(trend.timeUs).toHaveLength(150);
    expect(trend.count.every((count) => count === 60)).toBe(true);
    for (const [place, timeUs] of trend.timeUs.entries()) {
      const firstS = (timeUs - noonUs) / second;
      const values = Array.from({ length: 60 }, (_, atS) => valueAt(firstS + atS));
      expect(trend.min[place]).toBe(Math.min(...values));
      expect(trend.max[place]).toBe(Math.max(...values));
      expect(trend.last[place]).toBe(values.at(-1));
      expect(trend.mean[place]).toBeCloseTo(values.reduce((sum, value) => sum + value) / 60, 5);
    }
  });

  it("has no points where nothing came", () => {
    const range = { fromUs: noonUs + 91 * minute, toUs: noonUs + 119 * minute };
    expect(history.reader.trend(speed, range, 100).timeUs).toEqual([]);
  });
});

describe("the journal", () => {
  it("counts the alarms that were raised in each piece of a range, both ends included", () => {
    const density = history.reader.alarmDensity({ fromUs: noonUs, toUs: endUs }, 18);
    expect(density.high).toEqual([1, 1, ...new Array(16).fill(0)]);
    expect(density.critical[1]).toBe(1);
    expect(density.low[17]).toBe(1);
    expect(density.medium.every((count) => count === 0)).toBe(true);
  });

  it("gives the entries of a range, both ends included", () => {
    const entries = history.reader.journal({ fromUs: noonUs + 10 * minute, toUs: endUs });
    expect(entries.map(({ timeUs }) => timeUs)).toEqual([noonUs + 10 * minute, noonUs + 10 * minute, endUs]);
    const { entries: after } = history.reader.changes(noonUs + 10 * minute, endUs);
    expect(after.map(({ timeUs }) => timeUs)).toEqual([endUs]);
  });
});
