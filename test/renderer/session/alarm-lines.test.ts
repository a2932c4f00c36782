import { describe, expect, it } from "vitest";
import { alarmCsv, lineState } from "../../../renderer/session/alarm-csv.ts";
import {
  chosenAmong,
  filterLines,
  historyLines,
  nameFirst,
  standingLines,
} from "../../../renderer/session/alarm-lines.ts";
import { startTexts } from "../../../renderer/session/language.ts";
import { alarmHistoryOf } from "../../../twin/alarms/alarm-history.ts";
import type { AlarmEntry } from "../../../twin/alarms/alarm-life.ts";
import { newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { alarmPlant } from "../../support/alarm-plant.ts";

const plant = indexPlantView(viewPlant(alarmPlant, "operator").plant);
const { t } = await startTexts("en");

const alarm = (signal: string, id: string, sinceUs: number): StandingAlarm =>
  newAlarm({ asset: "line-1/pump-1", signal, id, priority: id === "dry-run" ? "critical" : "low", sinceUs, value: 12 });

const alarms = [
  alarm("flow", "dry-run", 1e6),
  { ...alarm("flow", "low", 3e6), isUnacknowledged: false },
  {
    ...alarm("alarm", "lamp", 2e6),
    shelved: { who: "Wang", timeUs: 2e6, text: "bulb", untilUs: 9e6 },
    comment: { who: "", timeUs: 2e6, text: "=HYPERLINK(0)" },
  },
];

describe("the alarm list", () => {
  const lines = standingLines(plant, alarms, "en", t);

  it("has the name of the machine before those of what it stands in", () => {
    expect(nameFirst(lines[2]?.where ?? "")).toEqual(["Pump pump-1", "Line 1"]);
    expect(nameFirst("Factory / Workshop / Line 2 / Winder 3")).toEqual(["Winder 3", "Factory / Workshop / Line 2"]);
    expect(nameFirst("Park")).toEqual(["Park", ""]);
  });

  it("given what was chosen before a filter was set, has chosen what the filter shows", () => {
    const chosen = new Set(lines.map(({ key }) => key));
    const shown = filterLines(lines, { search: "", priority: "all", state: "withheld" });
    expect([...chosenAmong(shown, chosen)]).toEqual(shown.map(({ key }) => key));
    expect(chosenAmong([], chosen).size).toBe(0);
  });

  it("has the newest first, in words, with who said what", () => {
    expect(lines.map(({ timeUs, state }) => [timeUs / 1e6, state])).toEqual([
      [3, "acknowledged"],
      [2, "shelved"],
      [1, "unacknowledged"],
    ]);
    expect(lines[2]).toMatchObject({ where: "Line 1 / Pump pump-1", what: "Alarm", value: "12.0 L/min" });
    expect(lines[1]?.note).toBe("Wang: bulb · =HYPERLINK(0)");
  });

  it("is filtered by words, priority and state together", () => {
    const all = { search: "", priority: "all", state: "all" } as const;
    expect(filterLines(lines, all)).toHaveLength(3);
    expect(filterLines(lines, { ...all, search: "WANG pump" }).map(({ state }) => state)).toEqual(["shelved"]);
    expect(filterLines(lines, { ...all, search: "pump nobody" })).toEqual([]);
    expect(filterLines(lines, { ...all, state: "withheld" })).toHaveLength(1);
    expect(filterLines(lines, { ...all, state: "unacknowledged", priority: "critical" })).toHaveLength(1);
    expect(filterLines(lines, { ...all, state: "unacknowledged", priority: "low" })).toEqual([]);
  });

  it("says until when an alarm is shelved, on the screen and in what is exported", () => {
    const untilUs = new Date(2026, 10, 30, 13, 5).getTime() * 1000;
    const [line] = standingLines(
      plant,
      [{ ...alarm("alarm", "lamp", 2e6), shelved: { who: "Wang", timeUs: 2e6, text: "bulb", untilUs } }],
      "en",
      t,
    );
    expect(line && lineState(line, t)).toBe("Shelved until 11-30 13:05");
    expect(alarmCsv(line === undefined ? [] : [line], t)).toContain(",Shelved until 11-30 13:05,");
  });

  it("is exported without anything that a spreadsheet would calculate", () => {
    const rows = alarmCsv([{ ...lines[1], note: "=1+1", what: 'a "b", c' } as (typeof lines)[0]], t).split("\r\n");
    expect(rows[0]).toBe("\uFEFFTime,Priority,State,Where,Alarm,Value,Note");
    expect(rows[1]).toContain(',"a ""b"", c",');
    expect(rows[1]).toMatch(/,'=1\+1$/);
  });
});

describe("the history of alarms", () => {
  const name = { asset: "line-1/pump-1", signal: "flow", id: "low", priority: "low" } as const;
  const entries: AlarmEntry[] = [
    { kind: "alarm-raised", timeUs: 1, alarm: alarm("flow", "low", 1) },
    { kind: "alarm-action", timeUs: 2, alarm: name, action: "comment", who: "Wang", text: "seen", untilUs: null },
    { kind: "alarm-cleared", timeUs: 3, alarm: alarm("flow", "low", 1) },
  ];

  it("travels in columns, the newest first, and is cut at its oldest end", () => {
    const history = alarmHistoryOf(entries, 10, () => true, true);
    expect(history.alarms).toEqual([name]);
    expect(historyLines(plant, history, "en", t).map(({ event, note }) => [event, note])).toEqual([
      ["cleared", ""],
      ["comment", "Wang: seen"],
      ["raised", ""],
    ]);
    expect(alarmHistoryOf(entries, 2, () => true, true)).toMatchObject({ timeUs: [3, 2], isCut: true });
  });

  it("says until when an alarm was shelved", () => {
    const untilUs = new Date(2026, 10, 30, 13, 5).getTime() * 1000;
    const shelved: AlarmEntry[] = [
      { kind: "alarm-action", timeUs: 2, alarm: name, action: "shelve", who: "Wang", text: "bulb", untilUs },
      { kind: "alarm-action", timeUs: 3, alarm: name, action: "unshelve", who: "Li", text: "", untilUs: null },
    ];
    const lines = historyLines(
      plant,
      alarmHistoryOf(shelved, 10, () => true, true),
      "en",
      t,
    );
    expect(lines.map((line) => lineState(line, t))).toEqual(["Unshelve", "Shelved until 11-30 13:05"]);
  });

  it("tells a visitor neither of signals that are not public nor of people", () => {
    expect(alarmHistoryOf(entries, 10, () => false, true).timeUs).toEqual([]);
    expect(alarmHistoryOf(entries, 10, () => true, false).said).toEqual([]);
  });
});
