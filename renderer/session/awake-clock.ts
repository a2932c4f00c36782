/** A clock that counts the time in which this screen was awake, in milliseconds, and its end. */
export interface AwakeClock {
  nowMs(): number;
  stop(): void;
}

const beatMs = 250;

/** A beat may be this late on a busy machine; a later one means that the page was asleep. */
const latestBeatMs = 1000;

/**
 * Time in which a page slept, or its computer did, or one frame took seconds, says nothing about how old the plant's
 * values are: the host's words were on their way, and the next one tells the time. So that time is left out.
 *
 * @param monotonicMs a clock that only goes forward, in milliseconds
 */
export function startAwakeClock(monotonicMs: () => number): AwakeClock {
  let beatAtMs = monotonicMs();
  let asleepMs = 0;
  const timer = setInterval(() => {
    asleepMs += Math.max(0, monotonicMs() - beatAtMs - latestBeatMs);
    beatAtMs = monotonicMs();
  }, beatMs);
  return {
    nowMs: () => Math.min(monotonicMs(), beatAtMs + latestBeatMs) - asleepMs,
    stop: () => clearInterval(timer),
  };
}
