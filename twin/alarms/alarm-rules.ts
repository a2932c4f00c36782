import { machineStatesOf } from "../appearance/machine-state.ts";
import { evaluateExpression } from "../expression/evaluate-expression.ts";
import type { Expression } from "../expression/expression.ts";
import { expressionNames } from "../expression/expression-names.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { Plant, Signal } from "../plant/plant.ts";
import type { AlarmDefinition } from "../plant/signal-schema.ts";
import { type Judge, judgeLimits, judgeRate, judgeTruth } from "./judge-value.ts";
import type { AlarmName, AlarmPriority } from "./standing-alarm.ts";

/** When an alarm's condition holds, and how long it must. */
export interface AlarmRule extends AlarmName {
  readonly priority: AlarmPriority;
  readonly isLatching: boolean;
  /** How long the condition must hold before the alarm begins, and be over before it ends, microseconds. */
  readonly onDelayUs: number;
  readonly offDelayUs: number;
  /** Judges a value of its signal, or of those that its expression names; undefined for one that waits for silence. */
  readonly judge: Judge | undefined;
  /** After so long without a sample of its signal it is due, microseconds; infinite for a rule that judges values. */
  readonly silentAfterUs: number;
  /** Whether it is suppressed by design: 1, 0, or NaN for unknown; undefined for a rule that never is. */
  readonly suppression: (() => number) | undefined;
}

/** The rules of a plant, by what makes them look again. */
export interface AlarmRules {
  readonly all: readonly AlarmRule[];
  /** By signal, the rules that judge its samples. */
  readonly judging: readonly (readonly AlarmRule[])[];
  /** By signal, the rules that its silence makes due. */
  readonly listening: readonly (readonly AlarmRule[])[];
  /** By signal, the rules whose suppression it may change. */
  readonly suppressing: readonly (readonly AlarmRule[])[];
  /** 1 for the signals that expressions read. */
  readonly isRead: Uint8Array<ArrayBuffer>;
}

/** The alarm that every machine has which reports a fault. */
const faultAlarmId = "fault";

/**
 * Compiles the alarms of a plant.
 *
 * @param read the last value of a signal that expressions read; NaN where none is known
 */
export function compileAlarmRules(plant: Plant, read: (signal: number) => number): AlarmRules {
  const lists = (): AlarmRule[][] => plant.signals.map(() => []);
  const all: AlarmRule[] = [];
  const [judging, listening, suppressing] = [lists(), lists(), lists()];
  const isRead = new Uint8Array(plant.signals.length);
  const expressionOf = expressionReader(plant);

  const add = (signal: Signal, alarm: AlarmDefinition): void => {
    const when = expressionOf(signal, alarm.when);
    const suppressWhen = expressionOf(signal, alarm.suppressWhen);
    const rule: AlarmRule = {
      asset: plant.assets[signal.asset]?.path ?? "",
      signal: signal.definition.id,
      id: alarm.id,
      priority: alarm.priority,
      isLatching: alarm.latching,
      onDelayUs: alarm.delayMs * 1000,
      offDelayUs: alarm.offDelayMs * 1000,
      judge: judgeOf(signal, alarm, when?.expression, read),
      silentAfterUs: alarm.stale === true ? signal.staleAfterUs : Number.POSITIVE_INFINITY,
      suppression: suppressWhen === undefined ? undefined : () => evaluateExpression(suppressWhen.expression, read),
    };
    all.push(rule);
    if (rule.judge !== undefined) for (const each of when?.signals ?? [signal.index]) judging[each]?.push(rule);
    else listening[signal.index]?.push(rule);
    for (const each of suppressWhen?.signals ?? []) suppressing[each]?.push(rule);
    for (const each of [...(when?.signals ?? []), ...(suppressWhen?.signals ?? [])]) isRead[each] = 1;
  };

  for (const signal of plant.signals) {
    for (const alarm of [...signal.definition.alarms, ...faultAlarm(plant, signal)]) add(signal, alarm);
  }
  return { all, judging, listening, suppressing, isRead };
}

/** How an alarm judges values; undefined where it waits for silence. */
function judgeOf(
  { definition }: Signal,
  alarm: AlarmDefinition,
  when: Expression | undefined,
  read: (signal: number) => number,
): Judge | undefined {
  if (when !== undefined) return judgeTruth(() => evaluateExpression(when, read));
  if (alarm.stale === true) return undefined;
  if (alarm.risePerS !== undefined || alarm.fallPerS !== undefined) return judgeRate(alarm);
  if (definition.type === "enum") {
    const due = definition.values.map((value) => (alarm.states?.includes(value) === true ? 1 : 0));
    return judgeTruth((ordinal) => due[ordinal] ?? Number.NaN);
  }
  if (definition.type === "boolean") return judgeTruth((value) => Number((value !== 0) === alarm.is));
  return judgeLimits(alarm);
}

/** Expressions of a type mean the signals of the asset; checkAlarms has accepted them. */
function expressionReader(
  plant: Plant,
): (signal: Signal, text: string | undefined) => { expression: Expression; signals: readonly number[] } | undefined {
  const placeOf = new Map(plant.signals.map(({ asset, definition, index }) => [`${asset} ${definition.id}`, index]));
  return (signal, text) => {
    if (text === undefined) return undefined;
    const definitions = plant.assets[signal.asset]?.type?.signals ?? [];
    const names = expressionNames(definitions, (place) => placeOf.get(`${signal.asset} ${definitions[place]?.id}`));
    const parsed = parseExpression(text, names);
    if (parsed.problem !== undefined) throw new Error(`${signal.definition.id}: ${parsed.problem.text.en}: ${text}`);
    return parsed;
  };
}

/** A machine's own report that it is down is an alarm of high priority, unless its type has alarms of states or its own of that name. */
function faultAlarm(plant: Plant, { asset, definition }: Signal): AlarmDefinition[] {
  const role = plant.assets[asset]?.type?.role;
  if (definition.type !== "enum" || role?.state !== definition.id) return [];
  if (definition.alarms.some(({ id, states }) => states !== undefined || id === faultAlarmId)) return [];
  const meanings = machineStatesOf(definition.values, role.states);
  const states = definition.values.filter((_, ordinal) => meanings[ordinal] === "fault");
  if (states.length === 0) return [];
  return [
    {
      id: faultAlarmId,
      states,
      priority: "high",
      message: { zh: "故障", en: "Fault" },
      overMs: 1000,
      deadband: 0,
      delayMs: 0,
      offDelayMs: 0,
      latching: false,
    },
  ];
}
