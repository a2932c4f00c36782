import { machineStatesOf } from "../appearance/machine-state.ts";
import type { Plant, Signal } from "../plant/plant.ts";
import type { AlarmPriority } from "./active-alarm.ts";

/** When an alarm's condition holds, as a range of values: inside it the alarm is due, outside `clear` it is over. */
export interface AlarmRule {
  /** Path of the asset, id of the signal, id of the alarm. */
  readonly asset: string;
  readonly signal: string;
  readonly id: string;
  readonly priority: AlarmPriority;
  /** Whether a value begins the condition. */
  readonly isDue: (value: number) => boolean;
  /** Whether a value ends it; a deadband lies between the two. */
  readonly isOver: (value: number) => boolean;
  /** How long the condition must hold, microseconds. */
  readonly delayUs: number;
}

/** The alarm that every machine has which reports a fault. */
const faultAlarmId = "fault";

/** The rules of every signal, by its place in the plant's list. */
export function compileAlarmRules(plant: Plant): readonly (readonly AlarmRule[])[] {
  return plant.signals.map((signal) => [...limitRules(plant, signal), ...faultRule(plant, signal)]);
}

function limitRules(plant: Plant, { asset, definition }: Signal): AlarmRule[] {
  if (definition.type !== "number") return [];
  return definition.alarms.map(
    ({ id, priority, high = Number.POSITIVE_INFINITY, low = Number.NEGATIVE_INFINITY, deadband, delayMs }) => ({
      asset: plant.assets[asset]?.path ?? "",
      signal: definition.id,
      id,
      priority,
      isDue: (value) => value > high || value < low,
      isOver: (value) => value <= high - deadband && value >= low + deadband,
      delayUs: delayMs * 1000,
    }),
  );
}

/** A machine's own report that it is down is an alarm of high priority, as long as its type says no more. */
function faultRule(plant: Plant, { asset, definition }: Signal): AlarmRule[] {
  const role = plant.assets[asset]?.type?.role;
  if (definition.type !== "enum" || role?.state !== definition.id) return [];
  const states = machineStatesOf(definition.values, role.states);
  if (!states.includes("fault")) return [];
  const isFault = (ordinal: number): boolean => states[ordinal] === "fault";
  return [
    {
      asset: plant.assets[asset]?.path ?? "",
      signal: definition.id,
      id: faultAlarmId,
      priority: "high",
      isDue: isFault,
      isOver: (ordinal) => !isFault(ordinal),
      delayUs: 0,
    },
  ];
}
