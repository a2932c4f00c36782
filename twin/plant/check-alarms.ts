import { expressionNames } from "../expression/expression-names.ts";
import { expressionProblemText } from "../expression/expression-problem-text.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import type { DeviceType } from "./device-type-schema.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { Report } from "./parse-json-file.ts";
import type { PlantIssue } from "./plant-issue.ts";
import type { AlarmDefinition, SignalDefinition } from "./signal-schema.ts";

/** Which conditions a signal of each type can have; silence and expressions fit them all. */
const conditionsByType: Readonly<Record<SignalDefinition["type"], readonly (keyof AlarmDefinition)[]>> = {
  number: ["high", "low", "risePerS", "fallPerS"],
  enum: ["states"],
  boolean: ["is"],
  text: [],
};

/** Conditions of one kind may stand together: a band has two limits. */
const conditionKinds: readonly (readonly (keyof AlarmDefinition)[])[] = [
  ["high", "low"],
  ["risePerS", "fallPerS"],
  ["states"],
  ["is"],
  ["stale"],
  ["when"],
];

/** Reports alarms without a condition, with several, with one that does not fit their signal or never ends, and twins. */
export function checkAlarms(type: DeviceType, report: Report): void {
  for (const [place, signal] of type.signals.entries()) {
    const seen = new Set<string>();
    for (const [rank, alarm] of signal.alarms.entries()) {
      const at = (key: PropertyKey, text: LocalizedText, severity?: PlantIssue["severity"]): void =>
        report(["signals", place, "alarms", rank, key], text, severity);
      if (seen.has(alarm.id)) {
        at("id", { zh: `报警 “${alarm.id}” 重复`, en: `alarm "${alarm.id}" is there twice` });
      }
      seen.add(alarm.id);
      checkCondition(signal, alarm, at);
      checkDeadband(alarm, at);
      checkExpressions(type, alarm, at);
    }
  }
}

function checkCondition(
  signal: SignalDefinition,
  alarm: AlarmDefinition,
  at: (key: PropertyKey, text: LocalizedText) => void,
): void {
  const given = conditionKinds.filter((keys) => keys.some((key) => alarm[key] !== undefined));
  if (given.length !== 1) {
    at("id", {
      zh: `报警 “${alarm.id}” 应恰有一种条件：限值、变化率、状态、真假、过期或表达式`,
      en: `alarm "${alarm.id}" needs exactly one kind of condition: limits, rate, states, truth, stale or an expression`,
    });
  }
  const fitting = [...conditionsByType[signal.type], "stale", "when"];
  for (const key of given.flat()) {
    if (alarm[key] === undefined || fitting.includes(key)) continue;
    at(key, {
      zh: `${signal.type} 类型的点位不能用 ${key}，可用 ${fitting.join("、")}`,
      en: `a signal of type ${signal.type} cannot have ${key}; it may have ${fitting.join(", ")}`,
    });
  }
  if (signal.type !== "enum") return;
  for (const state of alarm.states ?? []) {
    if (signal.values.includes(state)) continue;
    at("states", {
      zh: `没有状态 “${state}”，可为 ${signal.values.join("、")}`,
      en: `there is no state "${state}"; it may be ${signal.values.join(", ")}`,
    });
  }
}

/** Warns of a deadband that leaves no value at which the alarm is over. */
function checkDeadband(
  { high = Number.POSITIVE_INFINITY, low = Number.NEGATIVE_INFINITY, risePerS, fallPerS, deadband }: AlarmDefinition,
  at: (key: PropertyKey, text: LocalizedText, severity: PlantIssue["severity"]) => void,
): void {
  if (high - deadband < low + deadband) {
    const text = {
      zh: "没有数值能同时在两个限值内留出回差，报警将无法恢复",
      en: "no value is within both limits by the deadband, so the alarm would never end",
    };
    at("deadband", text, "warning");
  }
  if (deadband > Math.min(risePerS ?? Number.POSITIVE_INFINITY, fallPerS ?? Number.POSITIVE_INFINITY)) {
    const text = {
      zh: "数值不变时变化率也未低出回差，报警将无法恢复",
      en: "a value that does not change is not slower by the deadband, so the alarm would never end",
    };
    at("deadband", text, "warning");
  }
}

function checkExpressions(
  type: DeviceType,
  alarm: AlarmDefinition,
  at: (key: PropertyKey, text: LocalizedText) => void,
): void {
  for (const key of ["when", "suppressWhen"] as const) {
    const text = alarm[key];
    if (text === undefined) continue;
    const { problem } = parseExpression(
      text,
      expressionNames(type.signals, (place) => place),
    );
    if (problem === undefined) continue;
    at(key, expressionProblemText(problem));
  }
}
