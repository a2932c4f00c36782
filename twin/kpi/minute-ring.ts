import type { TimeRange } from "../playback/recorded-history.ts";
import { createFactWindow, type FactWindow } from "./fact-window.ts";
import { factNames, minuteUs } from "./facts.ts";

/** The facts of the last minutes, each by itself, for ranges that move on with the time. */
export interface MinuteRing {
  add(meter: number, fact: number, minuteStartUs: number, amount: number): void;
  /** Says that it is now this full minute. What is of later ones is of before the clock was set back. */
  tick(nowUs: number): void;
  /** The sums of a range of whole minutes that the ring still holds. */
  sum(range: TimeRange): FactWindow;
}

/** An hour, and another one for what comes late. */
const minutesKept = 120;

export function createMinuteRing(meters: number): MinuteRing {
  const size = meters * factNames.length;
  const minutes = Array.from({ length: minutesKept }, () => ({ startUs: Number.NaN, sums: new Float64Array(size) }));
  let now = Number.POSITIVE_INFINITY;

  return {
    tick(nowUs) {
      now = nowUs;
    },
    add(meter, fact, minuteStartUs, amount) {
      const minute = minutes[(minuteStartUs / minuteUs) % minutesKept];
      // Older than what stands there now: too late for the last hour.
      if (minute === undefined || (minute.startUs > minuteStartUs && minute.startUs < now)) return;
      if (minute.startUs !== minuteStartUs) {
        minute.startUs = minuteStartUs;
        minute.sums.fill(0);
      }
      const place = meter * factNames.length + fact;
      minute.sums[place] = (minute.sums[place] ?? 0) + amount;
    },
    sum(range) {
      const window = createFactWindow(range, meters);
      for (const { startUs, sums } of minutes) {
        if (!(startUs >= range.fromUs && startUs < range.toUs)) continue;
        for (let place = 0; place < size; place++) {
          const amount = sums[place] ?? 0;
          if (amount === 0) continue;
          window.add(Math.floor(place / factNames.length), place % factNames.length, startUs, amount);
        }
      }
      return window;
    },
  };
}
