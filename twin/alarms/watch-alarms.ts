import type { Plant } from "../plant/plant.ts";
import type { JournalEntry } from "../playback/journal.ts";
import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf } from "../telemetry/sample-quality.ts";
import { receivedUs } from "../telemetry/sample-time.ts";
import { type ActiveAlarm, alarmKey } from "./active-alarm.ts";
import { type AlarmRule, compileAlarmRules } from "./alarm-rules.ts";

/** Looks at every sample and says which alarms begin and end. */
export interface AlarmWatch {
  /** Takes in samples in the order in which they came; what begins or ends is appended to `entries`. */
  take(samples: SampleColumns, entries: JournalEntry[]): void;
  /** Lets time pass: alarms whose delay is over begin. */
  tick(nowUs: number, entries: JournalEntry[]): void;
  /** Alarms that are active now, the oldest first. */
  active(): readonly ActiveAlarm[];
  /** Counts every alarm that begins or ends. */
  readonly revision: number;
}

/** A rule's condition holds; `alarm` is there once the delay is over. */
interface Holding {
  readonly rule: AlarmRule;
  readonly sinceUs: number;
  readonly value: number;
  alarm: ActiveAlarm | undefined;
}

/**
 * Watches all alarms of a plant. The received time of a sample is the alarm's time, as it is the history's. A value
 * of bad quality says nothing, so it neither begins nor ends an alarm.
 *
 * @param before alarms that were active when recording last stopped: they go on until a value ends them
 */
export function watchAlarms(plant: Plant, before: readonly ActiveAlarm[]): AlarmWatch {
  const rules = compileAlarmRules(plant);
  const holding = new Map<AlarmRule, Holding>();
  const waiting = new Set<Holding>();
  const knownBefore = new Map(before.map((alarm) => [alarmKey(alarm), alarm]));
  let revision = 0;
  for (const rule of rules.flat()) {
    const alarm = knownBefore.get(alarmKey(rule));
    if (alarm !== undefined)
      holding.set(rule, { rule, sinceUs: alarm.sinceUs, value: alarm.value ?? Number.NaN, alarm });
  }

  const raise = (held: Holding, timeUs: number, entries: JournalEntry[]): void => {
    const { asset, signal, id, priority } = held.rule;
    held.alarm = { asset, signal, id, priority, sinceUs: held.sinceUs, value: finiteOrNull(held.value) };
    waiting.delete(held);
    revision++;
    entries.push({ kind: "alarm-raised", timeUs, alarm: held.alarm });
  };

  const clear = (held: Holding, timeUs: number, entries: JournalEntry[]): void => {
    holding.delete(held.rule);
    waiting.delete(held);
    if (held.alarm === undefined) return;
    revision++;
    entries.push({ kind: "alarm-cleared", timeUs, alarm: held.alarm });
  };

  const look = (rule: AlarmRule, value: number, timeUs: number, entries: JournalEntry[]): void => {
    const held = holding.get(rule);
    if (held === undefined) {
      if (!rule.isDue(value)) return;
      const begun: Holding = { rule, sinceUs: timeUs, value, alarm: undefined };
      holding.set(rule, begun);
      if (rule.delayUs === 0) raise(begun, timeUs, entries);
      else waiting.add(begun);
    } else if (held.alarm === undefined && !rule.isDue(value)) {
      // The delay asks for a condition that holds throughout.
      if (timeUs - held.sinceUs >= rule.delayUs) raise(held, held.sinceUs + rule.delayUs, entries);
      if (held.alarm === undefined || rule.isOver(value)) clear(held, timeUs, entries);
    } else if (rule.isOver(value)) {
      clear(held, timeUs, entries);
    }
  };

  return {
    take(samples, entries) {
      for (let row = 0; row < samples.count; row++) {
        const rulesOfSignal = rules[samples.signal[row] ?? 0];
        const flags = samples.quality[row] ?? 0;
        if (rulesOfSignal === undefined || rulesOfSignal.length === 0 || qualityOf(flags) === quality.bad) continue;
        const timeUs = receivedUs(samples.timeUs[row] ?? 0, samples.lagUs[row] ?? 0, flags);
        for (const rule of rulesOfSignal) look(rule, samples.value[row] ?? Number.NaN, timeUs, entries);
      }
    },
    tick(nowUs, entries) {
      for (const held of waiting) {
        if (nowUs - held.sinceUs >= held.rule.delayUs) raise(held, held.sinceUs + held.rule.delayUs, entries);
      }
    },
    active() {
      const alarms = [...holding.values()].flatMap(({ alarm }) => alarm ?? []);
      return alarms.sort((a, b) => a.sinceUs - b.sinceUs || (alarmKey(a) < alarmKey(b) ? -1 : 1));
    },
    get revision() {
      return revision;
    },
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
