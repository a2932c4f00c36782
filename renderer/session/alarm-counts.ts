import { type AlarmState, alarmStateOf, isAnnunciated } from "../../twin/alarms/alarm-life.ts";
import { type AlarmPriority, alarmPriorities, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";

/** How many alarms are active, by priority. */
export type AlarmCounts = Readonly<Record<AlarmPriority, number>>;

const noAlarms: AlarmCounts = { critical: 0, high: 0, medium: 0, low: 0 };

/** By asset, the alarms of it and of all below it; assets without any are left out. */
export function countAlarms(plant: PlantIndex, alarms: readonly StandingAlarm[]): ReadonlyMap<number, AlarmCounts> {
  const counts = new Map<number, Record<AlarmPriority, number>>();
  for (const alarm of alarms) {
    if (!isAnnunciated(alarm)) continue;
    // An alarm of the twin itself, or of an asset that this screen does not know, counts for the whole plant.
    for (const asset of chainTo(plant, plant.assetByPath.get(alarm.asset) ?? 0)) {
      const count = counts.get(asset) ?? { ...noAlarms };
      count[alarm.priority]++;
      counts.set(asset, count);
    }
  }
  return counts;
}

/** By asset, the priority of the most urgent of its own alarms. */
export function urgentAlarms(plant: PlantIndex, alarms: readonly StandingAlarm[]): ReadonlyMap<number, AlarmPriority> {
  const urgent = new Map<number, AlarmPriority>();
  for (const alarm of alarms) {
    const asset = plant.assetByPath.get(alarm.asset);
    if (asset === undefined || !isAnnunciated(alarm)) continue;
    const { priority } = alarm;
    const before = urgent.get(asset);
    const isFirst = before === undefined || alarmPriorities.indexOf(priority) < alarmPriorities.indexOf(before);
    if (isFirst) urgent.set(asset, priority);
  }
  return urgent;
}

/** States of alarms that are over and that somebody has yet to see to. */
const leftOver: ReadonlySet<AlarmState> = new Set(["returned", "latched-unacknowledged", "latched-acknowledged"]);

/** Whether an alarm is over and still waits for a person: to be acknowledged, or to be reset. */
export function isLeftOver(alarm: StandingAlarm): boolean {
  return leftOver.has(alarmStateOf(alarm));
}

/** The alarms of one asset itself that hold, or that were over before anyone saw to them; the most urgent first. */
export function alarmsOf(plant: PlantIndex, alarms: readonly StandingAlarm[], asset: number): StandingAlarm[] {
  const path = plant.view.assets[asset]?.path;
  return alarms
    .filter((alarm) => alarm.asset === path && (isAnnunciated(alarm) || isLeftOver(alarm)))
    .sort(
      (a, b) =>
        Number(b.isActive) - Number(a.isActive) ||
        alarmPriorities.indexOf(a.priority) - alarmPriorities.indexOf(b.priority),
    );
}
