import type { AlarmEntry } from "./alarm-life.ts";
import { newAlarm, type StandingAlarm } from "./standing-alarm.ts";

/** The alarm that says that too many come; it is of a line as a whole. */
const floodAlarmId = "alarm-flood";

/**
 * A flood begins above ten alarms in ten minutes and ends below five, for one operator position (ANSI/ISA-18.2, IEC 62682, as
 * commonly quoted). A line counts as one operator's position.
 */
const windowUs = 600_000_000;
const beginsAbove = 10;
const endsBelow = 5;

/** Notices floods of alarms. */
export interface FloodWatch {
  /** Hears of an alarm that was raised in a line. */
  raised(line: string, timeUs: number, entries: AlarmEntry[]): void;
  /** Lets time pass: floods end. */
  tick(nowUs: number, entries: AlarmEntry[]): void;
}

interface LineRate {
  /** When alarms of the last ten minutes were raised, UTC microseconds, the oldest first. */
  readonly raisedUs: number[];
  flood: StandingAlarm | undefined;
}

export function watchFloods(): FloodWatch {
  const rates = new Map<string, LineRate>();

  const forget = (rate: LineRate, nowUs: number): void => {
    while ((rate.raisedUs[0] ?? nowUs) <= nowUs - windowUs) rate.raisedUs.shift();
  };

  return {
    raised(line, timeUs, entries) {
      const rate = rates.get(line) ?? { raisedUs: [], flood: undefined };
      rates.set(line, rate);
      rate.raisedUs.push(timeUs);
      forget(rate, timeUs);
      if (rate.flood !== undefined || rate.raisedUs.length <= beginsAbove) return;
      const value = rate.raisedUs.length;
      rate.flood = newAlarm({ asset: line, signal: "", id: floodAlarmId, priority: "medium", sinceUs: timeUs, value });
      entries.push({ kind: "alarm-raised", timeUs, alarm: rate.flood });
    },
    tick(nowUs, entries) {
      for (const rate of rates.values()) {
        // Where the clock was set back, what was raised before counts as raised now.
        for (let place = rate.raisedUs.length; (rate.raisedUs[--place] ?? nowUs) > nowUs; )
          rate.raisedUs[place] = nowUs;
        forget(rate, nowUs);
        if (rate.flood === undefined || rate.raisedUs.length >= endsBelow) continue;
        entries.push({ kind: "alarm-cleared", timeUs: nowUs, alarm: rate.flood });
        rate.flood = undefined;
      }
    },
  };
}
