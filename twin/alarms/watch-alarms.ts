import type { Plant } from "../plant/plant.ts";
import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf, sampleFlag } from "../telemetry/sample-quality.ts";
import { receivedUs } from "../telemetry/sample-time.ts";
import type { AlarmEntry } from "./alarm-life.ts";
import { type AlarmRule, compileAlarmRules } from "./alarm-rules.ts";
import type { Verdict } from "./judge-value.ts";
import { alarmKey, newAlarm, type StandingAlarm } from "./standing-alarm.ts";

/** Looks at every sample and says which conditions begin and end. */
export interface AlarmWatch {
  /** Takes in samples in the order in which they came; what begins or ends is appended to `entries`. */
  take(samples: SampleColumns, entries: AlarmEntry[]): void;
  /** Lets time pass: delays end, and silence is noticed. */
  tick(nowUs: number, entries: AlarmEntry[]): void;
  /** The rule behind an alarm; undefined where nothing of the plant can raise it. */
  ruleOf(key: string): AlarmRule | undefined;
}

/** How far the condition of a rule is. */
interface Following {
  readonly rule: AlarmRule;
  /** The alarm as it was raised; undefined while the condition does not hold. */
  raised: StandingAlarm | undefined;
  /** When the change that a delay holds back began, UTC microseconds, and the value then; NaN where none is. */
  pendingUs: number;
  pendingValue: number;
  /** When its signal was last heard of, for rules that wait for silence. */
  heardUs: number;
  isSuppressed: boolean;
}

const none: readonly Following[] = [];

/** What lies further in the future than this is of before the clock was set back: it counts from now on. */
const clockBackUs = 1_000_000;

/**
 * Watches all alarms of a plant. The received time of a sample is the alarm's time, as it is the history's. A value
 * of bad quality says nothing, so it neither begins nor ends a condition.
 *
 * @param before alarms that stood when recording last stopped: they go on until a value ends them
 */
export function watchAlarms(plant: Plant, before: readonly StandingAlarm[]): AlarmWatch {
  const latest = new Float64Array(plant.signals.length).fill(Number.NaN);
  const rules = compileAlarmRules(plant, (signal) => latest[signal] ?? Number.NaN);
  const known = new Map(before.map((alarm) => [alarmKey(alarm), alarm]));
  const byKey = new Map(rules.all.map((rule) => [alarmKey(rule), followRule(rule, known.get(alarmKey(rule)))]));
  const byRule = new Map([...byKey.values()].map((following) => [following.rule, following]));
  const followings = (lists: readonly (readonly AlarmRule[])[]): Following[][] =>
    lists.map((list) => list.flatMap((rule) => byRule.get(rule) ?? []));
  const judging = followings(rules.judging);
  const listening = followings(rules.listening);
  const suppressing = followings(rules.suppressing);
  const silent = [...byKey.values()].filter(({ rule }) => rule.judge === undefined);
  const waiting = new Set<Following>();

  const flip = (following: Following, timeUs: number, entries: AlarmEntry[]): void => {
    const { rule, raised, pendingUs, pendingValue } = following;
    waiting.delete(following);
    following.pendingUs = Number.NaN;
    if (raised === undefined) {
      const value = Number.isFinite(pendingValue) ? pendingValue : null;
      const { asset, signal, id, priority } = rule;
      following.raised = newAlarm({ asset, signal, id, priority, sinceUs: pendingUs, value }, rule.isLatching);
      entries.push({ kind: "alarm-raised", timeUs, alarm: following.raised });
    } else {
      following.raised = undefined;
      entries.push({ kind: "alarm-cleared", timeUs, alarm: raised });
    }
  };

  const look = (following: Following, verdict: Verdict, value: number, timeUs: number, entries: AlarmEntry[]): void => {
    if (verdict === "unknown") return;
    const isPending = !Number.isNaN(following.pendingUs);
    if (verdict === (following.raised === undefined ? "due" : "over")) {
      if (isPending && timeUs >= following.pendingUs - clockBackUs) return;
      following.pendingUs = timeUs;
      following.pendingValue = value;
      if (delayOf(following) === 0) flip(following, timeUs, entries);
      else waiting.add(following);
    } else if (isPending) {
      // A delay asks for what holds throughout; one that was over before this value has made its change.
      const overUs = following.pendingUs + delayOf(following);
      if (timeUs >= overUs) {
        flip(following, overUs, entries);
        look(following, verdict, value, timeUs, entries);
      } else {
        following.pendingUs = Number.NaN;
        waiting.delete(following);
      }
    }
  };

  const suppress = (following: Following, timeUs: number, entries: AlarmEntry[]): void => {
    const isSuppressed = following.rule.suppression?.() ?? 0;
    if (Number.isNaN(isSuppressed) || following.isSuppressed === (isSuppressed === 1)) return;
    following.isSuppressed = isSuppressed === 1;
    const { asset, signal, id, priority } = following.rule;
    const action = following.isSuppressed ? "suppress" : "unsuppress";
    const alarm = { asset, signal, id, priority };
    entries.push({ kind: "alarm-action", timeUs, alarm, action, who: "", text: "", untilUs: null });
  };

  const takeOne = (
    signal: number,
    value: number,
    isBad: boolean,
    timeUs: number,
    saidUs: number,
    entries: AlarmEntry[],
  ): void => {
    if (rules.isRead[signal] === 1) latest[signal] = isBad ? Number.NaN : value;
    for (const following of listening[signal] ?? none) {
      if (!(saidUs + following.rule.silentAfterUs > timeUs)) continue;
      following.heardUs = saidUs;
      look(following, "over", value, timeUs, entries);
    }
    for (const following of suppressing[signal] ?? none) suppress(following, timeUs, entries);
    if (isBad) return;
    for (const following of judging[signal] ?? none) {
      look(following, following.rule.judge?.(value, timeUs) ?? "unknown", value, timeUs, entries);
    }
  };

  return {
    take(samples, entries) {
      for (let row = 0; row < samples.count; row++) {
        const flags = samples.quality[row] ?? 0;
        const timeUs = receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, flags);
        const isBad = qualityOf(flags) === quality.bad;
        const saidUs = saidAtUs(samples.timeUs[row] ?? 0, timeUs, flags);
        takeOne(samples.signal[row] ?? 0, samples.value[row] ?? Number.NaN, isBad, timeUs, saidUs, entries);
      }
    },
    tick(nowUs, entries) {
      for (const following of silent) {
        // What is never heard of is as silent as what falls silent: the watch begins to wait with its first look.
        if (Number.isNaN(following.heardUs) || following.heardUs > nowUs + clockBackUs) following.heardUs = nowUs;
        const silentUs = following.heardUs + following.rule.silentAfterUs;
        if (nowUs >= silentUs) look(following, "due", Number.NaN, silentUs, entries);
      }
      for (const following of waiting) {
        if (following.pendingUs > nowUs + clockBackUs) following.pendingUs = nowUs;
        const overUs = following.pendingUs + delayOf(following);
        if (nowUs >= overUs) flip(following, overUs, entries);
      }
    },
    ruleOf: (key) => byKey.get(key)?.rule,
  };
}

/**
 * When a sample was a word of its device: when it came, but for one that the broker had kept, as in freshness.ts. Of that
 * only the device's own time says so; NaN where it gave none.
 */
function saidAtUs(timeUs: number, receivedUs: number, flags: number): number {
  if ((flags & sampleFlag.retained) === 0) return receivedUs;
  return (flags & sampleFlag.withoutDeviceTime) === 0 ? timeUs : Number.NaN;
}

function followRule(rule: AlarmRule, before: StandingAlarm | undefined): Following {
  return {
    rule,
    raised: before?.isActive === true ? before : undefined,
    pendingUs: Number.NaN,
    pendingValue: Number.NaN,
    heardUs: Number.NaN,
    isSuppressed: before?.isSuppressed === true,
  };
}

/** The delay of the change that is next. */
function delayOf({ rule, raised }: Following): number {
  return raised === undefined ? rule.onDelayUs : rule.offDelayUs;
}
