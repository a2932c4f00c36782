import { afterEach, expect, it } from "vitest";
import { newAlarm, type StandingAlarm } from "../../../../twin/alarms/standing-alarm.ts";
import { batchesOf, noonUs, openTestHistory, type TestHistory, temporaryFolder } from "../../../support/history.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";

const plant = parsedPumpPlant();
const secondUs = 1_000_000;
const alarm = (asset: string): StandingAlarm =>
  newAlarm({ asset, signal: "state", id: "fault", priority: "high", sinceUs: noonUs, value: 3 });

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0).reverse()) each.dispose();
});

it("alarms that were active when the host stopped are active when it records again, until they end", () => {
  const folder = temporaryFolder();
  const open = (nowUs: number): TestHistory => {
    const history = openTestHistory({ plant, nowUs, folder: folder.folder });
    opened.push(history);
    return history;
  };
  opened.push(folder);
  const first = open(noonUs);
  for (const asset of ["line-1/pump-1", "line-1/pump-2"]) {
    first.writer.addEntries([{ kind: "alarm-raised", timeUs: noonUs + secondUs, alarm: alarm(asset) }]);
  }
  first.writer.tick(noonUs + 2 * secondUs);
  first.writer.addEntries([{ kind: "alarm-cleared", timeUs: noonUs + 3 * secondUs, alarm: alarm("line-1/pump-2") }]);
  first.writer.close(noonUs + 4 * secondUs);

  const againUs = noonUs + 3600 * secondUs;
  const second = open(againUs);
  second.writer.tick(againUs + secondUs);
  expect(second.reader.stateAt(againUs + secondUs).alarms).toEqual([
    alarm("line-1/pump-1"),
    { ...alarm("line-1/pump-2"), isActive: false },
  ]);
  second.writer.addEntries([{ kind: "alarm-cleared", timeUs: againUs + 2 * secondUs, alarm: alarm("line-1/pump-1") }]);
  second.writer.close(againUs + 3 * secondUs);
  expect(second.reader.stateAt(againUs + 3 * secondUs).alarms).toEqual([
    { ...alarm("line-1/pump-1"), isActive: false },
    { ...alarm("line-1/pump-2"), isActive: false },
  ]);
});

it("an alarm stands from when it was raised, also where nothing else came for a while", () => {
  const history = openTestHistory({ plant });
  opened.push(history);
  const { writer, reader } = history;
  const put = (atS: number): void => {
    const row = { signal: 1, timeUs: noonUs + atS * secondUs, value: atS, quality: 0, lagUs: 0 };
    for (const batch of batchesOf(plant, [row])) writer.append(batch, noonUs + atS * secondUs);
  };
  const tick = (fromS: number, toS: number): void => {
    for (let atS = fromS; atS <= toS; atS++) writer.tick(noonUs + atS * secondUs);
  };
  put(1);
  tick(1, 35);
  const raised = alarm("line-1/pump-1");
  writer.addEntries([{ kind: "alarm-raised", timeUs: noonUs + 35 * secondUs, alarm: raised }]);
  tick(36, 38);
  put(38);
  writer.close(noonUs + 40 * secondUs);
  const standing = (atS: number): readonly unknown[] => reader.stateAt(noonUs + atS * secondUs).alarms;
  expect([standing(33), standing(34.9), standing(35), standing(39)]).toEqual([[], [], [raised], [raised]]);
});
