import type { TimeRange } from "../playback/recorded-history.ts";
import { createFactWindow, type FactWindow } from "./fact-window.ts";

/** The last stretches of one kind, shifts or days, each with its facts. */
export interface SpanWindows {
  /** Adds to the stretch of the minute, and to others that overlap it; what is of no stretch, or of one that is too long ago, is left out. */
  add(meter: number, fact: number, minuteStartUs: number, amount: number): void;
  /**
   * Says that it is now this moment, whose stretch is kept from then on. Where there is no room, what goes is the oldest,
   * or what is far ahead: it is of before the clock was set back.
   */
  tick(nowUs: number): void;
  /** The stretch of a moment. */
  at(timeUs: number): FactWindow;
}

/** The present one, the one before for what comes late, and the next for devices whose clock is ahead. */
const windowsKept = 3;

/**
 * @param rangeAt the stretch of a moment, or the last one before it
 * @param rangesAt all stretches of a moment, where they may overlap
 */
export function createSpanWindows(
  rangeAt: (timeUs: number) => TimeRange,
  rangesAt: (timeUs: number) => readonly TimeRange[],
  meters: number,
): SpanWindows {
  const windows: FactWindow[] = [];
  /** The minute whose stretches were looked up last. */
  let lookedUpUs = Number.NaN;

  /** The window of a stretch; one that is too long ago is not kept. */
  const windowOf = (range: TimeRange): FactWindow => {
    const known = windows.find((window) => isSame(window, range));
    if (known !== undefined) return known;
    const window = createFactWindow(range, meters);
    const isTooOld = windows.length === windowsKept && range.toUs < (windows[0]?.toUs ?? 0);
    if (isTooOld) return window;
    windows.push(window);
    windows.sort((a, b) => a.toUs - b.toUs);
    if (windows.length > windowsKept) windows.shift();
    return window;
  };

  return {
    tick(nowUs) {
      const range = rangeAt(nowUs);
      const isFull = windows.length === windowsKept && !windows.some((window) => isSame(window, range));
      if (isFull && (windows.at(-1)?.fromUs ?? range.toUs) > range.toUs) windows.pop();
      windowOf(range);
    },
    add(meter, fact, minuteStartUs, amount) {
      if (minuteStartUs !== lookedUpUs) {
        lookedUpUs = minuteStartUs;
        const ranges = rangesAt(minuteStartUs);
        for (const range of ranges.length > 0 ? ranges : [rangeAt(minuteStartUs)]) windowOf(range);
      }
      for (const window of windows) window.add(meter, fact, minuteStartUs, amount);
    },
    at: (timeUs) => windowOf(rangeAt(timeUs)),
  };
}

function isSame(one: TimeRange, other: TimeRange): boolean {
  return one.fromUs === other.fromUs && one.toUs === other.toUs;
}
