import type { AlarmName } from "../../twin/alarms/standing-alarm.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { definitionOf, type PlantIndex, signalOf } from "../../twin/plant/plant-index.ts";
import type { SignalDefinition } from "../../twin/plant/signal-schema.ts";
import { formatUnit, formatValue, withUnit } from "./format.ts";
import type { Translate } from "./language.ts";

/** What an alarm says, in the language of the screen: as its plant describes it, or its id where nobody does. */
export function alarmText(plant: PlantIndex, alarm: AlarmName, language: Language, t: Translate): string {
  const message = definitionOfAlarm(plant, alarm)?.alarms.find(({ id }) => id === alarm.id)?.message;
  return message?.[language] ?? ownAlarm(t, alarm.id);
}

/** The value with which an alarm began, with its unit; empty where it has none. */
export function alarmValue(plant: PlantIndex, alarm: AlarmName, value: number | null, language: Language): string {
  const definition = definitionOfAlarm(plant, alarm);
  if (definition?.type !== "number" || value === null) return "";
  return withUnit(formatValue(definition, value, undefined, language), formatUnit(definition.unit, language));
}

function definitionOfAlarm(plant: PlantIndex, alarm: AlarmName): SignalDefinition | undefined {
  const asset = plant.assetByPath.get(alarm.asset);
  const signal = asset === undefined ? undefined : signalOf(plant, asset, alarm.signal);
  return signal === undefined ? undefined : definitionOf(plant, signal);
}

/** Alarms that every plant has have names here. */
function ownAlarm(t: Translate, id: string): string {
  if (id === "recording-stopped") return t("recording.stopped");
  if (id === "alarm-flood") return t("alarm.flood");
  return id === "fault" ? t("state.fault") : id;
}
