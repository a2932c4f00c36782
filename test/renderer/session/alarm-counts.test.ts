import { describe, expect, it } from "vitest";
import { alarmsOf, countAlarms, isLeftOver, urgentAlarms } from "../../../renderer/session/alarm-counts.ts";
import { newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";

const plant = indexPlantView(viewPlant(parsedPumpPlant(), "operator").plant);
const alarm = (asset: string, priority: "critical" | "high" | "low", id = "a"): StandingAlarm =>
  newAlarm({ asset, signal: "flow", id, priority, sinceUs: 1, value: null });
const alarms = [
  alarm("line-1/pump-1", "low"),
  alarm("line-1/pump-1", "critical", "b"),
  alarm("line-1/pump-2", "high"),
  alarm("no-longer-there", "low"),
  { ...alarm("line-1/pump-1", "critical", "returned"), isActive: false },
  { ...alarm("line-1/pump-1", "critical", "suppressed"), isSuppressed: true },
];

describe("active alarms", () => {
  it("count for their asset and for all above it; those of nowhere for the plant", () => {
    const counts = countAlarms(plant, alarms);
    expect(counts.get(2)).toEqual({ critical: 1, high: 0, medium: 0, low: 1 });
    expect(counts.get(1)).toEqual({ critical: 1, high: 1, medium: 0, low: 1 });
    expect(counts.get(0)).toEqual({ critical: 1, high: 1, medium: 0, low: 2 });
    expect(countAlarms(plant, []).size).toBe(0);
  });

  it("ring an asset in the colour of its own most urgent one", () => {
    expect([...urgentAlarms(plant, alarms)]).toEqual([
      [2, "critical"],
      [3, "high"],
    ]);
  });

  it("that latched are listed with their asset until somebody has reset them", () => {
    const latched = { ...alarm("line-1/pump-1", "high", "latched"), isActive: false, isLatched: true };
    const seen = { ...latched, isUnacknowledged: false };
    expect(alarmsOf(plant, [latched], 2)).toEqual([latched]);
    expect(alarmsOf(plant, [seen], 2)).toEqual([seen]);
    expect(countAlarms(plant, [latched]).size).toBe(0);
    expect([latched, { ...latched, isActive: true }, { ...seen, isLatched: false }].map(isLeftOver)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("of an asset itself are listed with the most urgent first, and those that were over unseen at the end", () => {
    expect(alarmsOf(plant, alarms, 2).map(({ id }) => id)).toEqual(["b", "a", "returned"]);
    expect(alarmsOf(plant, alarms, 1)).toEqual([]);
  });
});
