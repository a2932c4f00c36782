/** What a value says about a condition; one between `due` and `over` leaves it as it was, `unknown` says nothing. */
export type Verdict = "due" | "between" | "over" | "unknown";

/** Judges a value received at a time, UTC microseconds. A judge may remember what it judged before. */
export type Judge = (value: number, timeUs: number) => Verdict;

/** Due beyond a limit, over once the value is within it by the deadband. */
export function judgeLimits({
  high = Number.POSITIVE_INFINITY,
  low = Number.NEGATIVE_INFINITY,
  deadband,
}: {
  readonly high?: number | undefined;
  readonly low?: number | undefined;
  readonly deadband: number;
}): Judge {
  return (value) => {
    if (Number.isNaN(value)) return "unknown";
    if (value > high || value < low) return "due";
    return value <= high - deadband && value >= low + deadband ? "over" : "between";
  };
}

/**
 * Due where the value changes faster than a limit, over once it is slower by the deadband. The rate is that between
 * samples at least `overMs` apart, units a second, so that noise from one sample to the next is no rate.
 */
export function judgeRate({
  risePerS = Number.POSITIVE_INFINITY,
  fallPerS = Number.POSITIVE_INFINITY,
  deadband,
  overMs,
}: {
  readonly risePerS?: number | undefined;
  readonly fallPerS?: number | undefined;
  readonly deadband: number;
  readonly overMs: number;
}): Judge {
  let fromValue = Number.NaN;
  let fromUs = Number.NaN;
  return (value, timeUs) => {
    if (Number.isNaN(value)) return "unknown";
    // A clock that was set back begins the measurement anew.
    if (Number.isNaN(fromUs) || timeUs < fromUs) {
      fromValue = value;
      fromUs = timeUs;
      return "unknown";
    }
    // Nothing is measured yet: what a delay holds back goes on.
    if (timeUs - fromUs < overMs * 1000) return "unknown";
    const ratePerS = ((value - fromValue) * 1e6) / (timeUs - fromUs);
    fromValue = value;
    fromUs = timeUs;
    if (ratePerS > risePerS || -ratePerS > fallPerS) return "due";
    return ratePerS <= risePerS - deadband && -ratePerS <= fallPerS - deadband ? "over" : "between";
  };
}

/** Due where a truth is 1, over where it is 0. */
export function judgeTruth(truthOf: (value: number) => number): Judge {
  return (value) => {
    const truth = truthOf(value);
    return truth === 1 ? "due" : truth === 0 ? "over" : "unknown";
  };
}
