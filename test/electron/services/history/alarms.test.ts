import { afterEach, expect, it } from "vitest";
import { newAlarm, type StandingAlarm } from "../../../../twin/alarms/standing-alarm.ts";
import { noonUs, openTestHistory, type TestHistory, temporaryFolder } from "../../../support/history.ts";
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
