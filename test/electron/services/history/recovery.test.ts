import { describe, expect, it } from "vitest";
import { newAlarm } from "../../../../twin/alarms/standing-alarm.ts";
import { copyHistory } from "../../../support/copy-history.ts";
import {
  batchesOf,
  contentOf,
  noonUs,
  openTestHistory,
  rowsOfBatches,
  type TestHistory,
  tableOf,
  temporaryFolder,
} from "../../../support/history.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import type { Row } from "../../../support/samples.ts";

const plant = parsedPumpPlant();
const second = 1_000_000;
const speed = 1;
const batchText = 2;

const alarm = newAlarm({
  asset: "line-1/pump-1",
  signal: "speed",
  id: "overspeed",
  priority: "high",
  sinceUs: noonUs,
  value: 12,
});

function speedAt(timeUs: number, value: number): Row {
  return { signal: speed, timeUs, value, quality: 0, lagUs: 0 };
}

/** A speed every 100 ms, which is its own count. */
function recordSpeeds({ writer }: TestHistory, fromUs: number, seconds: number, first = 0): void {
  for (let tenth = 0; tenth < seconds * 10; tenth++) {
    const nowUs = fromUs + tenth * 100_000;
    for (const batch of batchesOf(plant, [speedAt(nowUs, first + tenth)])) writer.append(batch, nowUs);
    writer.tick(nowUs);
  }
}

function readAll({ reader }: TestHistory): Row[] {
  return rowsOfBatches(plant, reader.samples({ fromUs: 0, toUs: 1e16 }));
}

describe("a history whose recorder was cut off", () => {
  it("has all but the last moments, rolled up once", () => {
    const folder = temporaryFolder();
    const first = openTestHistory({ plant, folder: folder.folder });
    recordSpeeds(first, noonUs + second, 134);
    // As a computer that goes out: the files as they are, and nobody to close them.
    const copy = copyHistory(folder.folder);
    first.writer.close(noonUs + 135 * second);
    first.dispose();

    const nextUs = noonUs + 200 * second;
    const again = openTestHistory({ plant, folder: copy.folder, nowUs: nextUs });
    const values = readAll(again).map(({ value }) => value);
    expect(values).toEqual(Array.from({ length: values.length }, (_, place) => place));
    expect(values.length).toBeGreaterThanOrEqual(1340 - 4);

    // So long that the trend is read from roll-ups; a sample every ten seconds will do.
    for (let atUs = nextUs; atUs < nextUs + 75 * 60 * second; atUs += 10 * second) {
      for (const batch of batchesOf(plant, [speedAt(atUs, 5000)])) again.writer.append(batch, atUs);
      again.writer.tick(atUs);
    }
    const trend = again.reader.trend(speed, { fromUs: noonUs, toUs: noonUs + 7200 * second }, 200);
    const firstRun = trend.timeUs.flatMap((timeUs, place) => (timeUs < nextUs - 60 * second ? [place] : []));
    const counts = firstRun.map((place) => trend.count[place] ?? 0);
    expect(counts).toEqual([590, 600, values.length - 1190]);
    expect(trend.min[0]).toBe(0);
    expect(trend.max[1]).toBe(1189);
    expect(trend.mean[1]).toBeCloseTo(889.5, 3);
    expect(trend.last[1]).toBe(1189);
    again.writer.close(nextUs + 5000 * second);
    again.dispose();
    copy.dispose();
    folder.dispose();
  });

  it("begins a new run, before which nothing is known to the live table", () => {
    const folder = temporaryFolder();
    const first = openTestHistory({ plant, folder: folder.folder });
    recordSpeeds(first, noonUs, 20);
    first.writer.addEntries([{ kind: "alarm-raised", timeUs: noonUs + 5 * second, alarm }]);
    first.writer.close(noonUs + 20 * second);
    first.dispose();
    const again = openTestHistory({ plant, folder: folder.folder, nowUs: noonUs + 60 * second });
    recordSpeeds(again, noonUs + 65 * second, 20, 1000);
    again.writer.close(noonUs + 90 * second);

    expect(again.reader.ranges()).toEqual([
      { fromUs: noonUs, toUs: noonUs + 20 * second },
      { fromUs: noonUs + 60 * second, toUs: noonUs + 90 * second },
    ]);
    // While it did not run, what was known last is still what was known.
    expect(rowsOfBatches(plant, again.reader.stateAt(noonUs + 40 * second).batches)).toEqual([
      speedAt(noonUs + 19.9 * second, 199),
    ]);
    expect(again.reader.stateAt(noonUs + 40 * second).alarms).toEqual([alarm]);
    // Values must come anew; an alarm goes on until a value ends it.
    expect(again.reader.stateAt(noonUs + 61 * second)).toEqual({ batches: [], alarms: [alarm] });
    const changes = again.reader.changes(noonUs + 15 * second, noonUs + 66 * second);
    expect(changes.isWhole).toBe(true);
    expect(rowsOfBatches(plant, changes.batches)).toEqual([speedAt(noonUs + 66 * second, 1010)]);
    again.dispose();
    folder.dispose();
  });

  it("takes a clock that was set back for a new run, and of two the newer one counts", () => {
    const history = openTestHistory({ plant });
    recordSpeeds(history, noonUs, 100);
    recordSpeeds(history, noonUs + 40 * second, 20, 5000);
    history.writer.close(noonUs + 60 * second);
    const { reader } = history;
    expect(reader.ranges()).toEqual([{ fromUs: noonUs, toUs: noonUs + 99.9 * second }]);
    const valueAt = (atS: number): unknown =>
      rowsOfBatches(plant, reader.stateAt(noonUs + atS * second).batches)[0]?.value;
    expect(valueAt(30)).toBe(300);
    // The table went on: a sample with an older time than the one that is there is not shown.
    expect(valueAt(50)).toBe(999);
    expect(valueAt(80)).toBe(800);
    const values = readAll(history).map(({ value }) => Number(value));
    expect(values.filter((value) => value >= 5000).length).toBe(200);
    expect(values.filter((value) => value < 5000).length).toBe(400 + 399);
    history.dispose();
  });

  it("is opened again after a clock that was set back while nothing came", () => {
    const folder = temporaryFolder();
    for (const [place, atS] of [20, 22].entries()) {
      const startUs = noonUs + place * 3600 * second;
      const history = openTestHistory({ plant, folder: folder.folder, nowUs: startUs });
      const atUs = startUs + atS * second;
      for (const batch of batchesOf(plant, [speedAt(atUs, atS)])) history.writer.append(batch, atUs);
      for (let later = 0; later <= 5; later++) history.writer.tick(atUs + later * second);
      history.writer.tick(atUs - 5 * second);
      history.writer.close(atUs - 4 * second);
      history.dispose();
    }
    const again = openTestHistory({ plant, folder: folder.folder, nowUs: noonUs + 9 * 3600 * second });
    expect([again.writer.status().state, again.words]).toEqual(["recording", []]);
    again.writer.close(noonUs + 10 * 3600 * second);
    const trend = again.reader.trend(speed, { fromUs: noonUs, toUs: noonUs + 86_400 * second }, 2000);
    expect(trend.last).toEqual([20, 22]);
    again.dispose();
    folder.dispose();
  });

  it("takes small steps back of the clock for standing still", () => {
    const history = openTestHistory({ plant });
    recordSpeeds(history, noonUs, 5);
    recordSpeeds(history, noonUs + 4.2 * second, 5, 100);
    history.writer.close(noonUs + 10 * second);
    expect(history.reader.ranges()).toHaveLength(1);
    expect(readAll(history)).toHaveLength(100);
    history.dispose();
  });

  it("keeps what comes late for a minute that is rolled up already", () => {
    const history = openTestHistory({ plant });
    const put = (receivedS: number, nowS: number): void => {
      const row = speedAt(noonUs + receivedS * second, receivedS);
      for (const batch of batchesOf(plant, [row])) history.writer.append(batch, noonUs + nowS * second);
    };
    const tick = (fromS: number, toS: number): void => {
      for (let tenth = fromS * 10; tenth <= toS * 10; tenth++) history.writer.tick(noonUs + tenth * 100_000);
    };
    put(20, 20);
    tick(20, 60.5);
    put(59.9, 60.6);
    tick(60.6, 122);
    expect(history.writer.status()).toMatchObject({ state: "recording", lost: 0 });
    history.writer.close(noonUs + 123 * second);
    expect(readAll(history).map(({ value }) => value)).toEqual([20, 59.9]);
    const trend = history.reader.trend(speed, { fromUs: noonUs - 86_400 * second, toUs: noonUs + 123 * second }, 5000);
    expect(trend.last).toEqual([20, 59.9]);
    history.dispose();
  });

  it("keeps texts", () => {
    const history = openTestHistory({ plant });
    const texts = ["A", "", "批次 7", "A"];
    texts.forEach((value, place) => {
      const atUs = noonUs + place * 8 * second;
      const row: Row = { signal: batchText, timeUs: atUs, value, quality: 0, lagUs: 0 };
      for (const batch of batchesOf(plant, [row])) history.writer.append(batch, atUs);
      history.writer.tick(atUs + 300_000);
    });
    expect(readAll(history).map(({ value }) => value)).toEqual(texts);
    const { batches } = history.reader.stateAt(noonUs + 17 * second);
    expect(contentOf(tableOf(plant, batches))).toMatchObject({ text: expect.arrayContaining(["批次 7"]) });
    expect(history.reader.trend(batchText, { fromUs: noonUs, toUs: noonUs + 60 * second }, 10).timeUs).toEqual([]);
    history.writer.close(noonUs + 40 * second);
    history.dispose();
  });
});
