import type { TimeRange } from "../playback/recorded-history.ts";
import { createFactWindow, type FactWindow } from "./fact-window.ts";

/** The last stretches of one kind, shifts or days, each with its facts. */
export interface SpanWindows {
  /** Adds to the stretch of the minute; what is of no stretch, or of one that is too long ago, is left out. */
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

/** @param rangeAt the stretch of a moment, or the last one before it */
export function createSpanWindows(rangeAt: (timeUs: number) => TimeRange, meters: number): SpanWindows {
  const windows: FactWindow[] = [];
  /** The last minute that was of no stretch kept, so that it is looked up once. */
  let homelessUs = Number.NaN;

  const at = (timeUs: number): FactWindow => {
    const range = rangeAt(timeUs);
    const known = windows.find(({ fromUs }) => fromUs === range.fromUs);
    if (known !== undefined) return known;
    const window = createFactWindow(range, meters);
    const isTooOld = windows.length === windowsKept && range.fromUs < (windows[0]?.fromUs ?? 0);
    if (isTooOld) return window;
    windows.push(window);
    windows.sort((a, b) => a.fromUs - b.fromUs);
    if (windows.length > windowsKept) windows.shift();
    return window;
  };

  return {
    tick(nowUs) {
      const { fromUs, toUs } = rangeAt(nowUs);
      const isFull = windows.length === windowsKept && windows.every((each) => each.fromUs !== fromUs);
      if (isFull && (windows.at(-1)?.fromUs ?? toUs) > toUs) windows.pop();
      at(nowUs);
    },
    add(meter, fact, minuteStartUs, amount) {
      if (minuteStartUs === homelessUs) return;
      let window: FactWindow | undefined;
      for (const each of windows) if (minuteStartUs >= each.fromUs && minuteStartUs < each.toUs) window = each;
      window ??= at(minuteStartUs);
      if (minuteStartUs >= window.toUs) homelessUs = minuteStartUs;
      window.add(meter, fact, minuteStartUs, amount);
    },
    at,
  };
}
