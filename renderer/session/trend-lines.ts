import type { TimeRange, Trend } from "../../twin/playback/recorded-history.ts";

/** A signal over time as a chart takes it: whole seconds and values, null where nothing was recorded. */
export interface TrendLine {
  readonly timeS: readonly number[];
  readonly value: readonly (number | null)[];
}

/** A pause of more than so many points' width in a trend is a gap: no line is drawn across it. */
const gapInPoints = 3;

const minuteUs = 60e6;

/**
 * A trend as a line. A signal that says something rarely is no gap; only a stretch without samples is that is longer
 * than both a few points and the time after which its value is stale.
 *
 * @param points into how many pieces the range was asked for
 * @param shiftUs moves the line in time, to lay one day over another
 */
export function trendLine(
  trend: Trend,
  { fromUs, toUs }: TimeRange,
  points: number,
  staleAfterUs: number,
  isStepped: boolean,
  shiftUs: number,
): TrendLine {
  // Of a range with many samples a host tells whole minutes, however few of them there are.
  const isOfMinutes = trend.timeUs.every((timeUs) => timeUs % minuteUs === 0);
  const knownForUs = isOfMinutes ? minuteUs + staleAfterUs : staleAfterUs;
  const longestPauseUs = Math.max(knownForUs, ((toUs - fromUs) / points) * gapInPoints);
  const timeS: number[] = [];
  const value: (number | null)[] = [];
  for (const [place, timeUs] of trend.timeUs.entries()) {
    const beforeUs = trend.timeUs[place - 1];
    if (beforeUs !== undefined && timeUs - beforeUs > longestPauseUs) {
      timeS.push((beforeUs + longestPauseUs + shiftUs) / 1e6);
      value.push(null);
    }
    timeS.push((timeUs + shiftUs) / 1e6);
    value.push((isStepped ? trend.last[place] : trend.mean[place]) ?? null);
  }
  return { timeS, value };
}

/** Lines over all times that any of them has; undefined where a line says nothing, which leaves it as it is. */
export function joinLines(lines: readonly TrendLine[]): {
  readonly timeS: number[];
  readonly values: (number | null | undefined)[][];
} {
  const timeS = [...new Set(lines.flatMap((line) => line.timeS))].sort((a, b) => a - b);
  const placeOf = new Map(timeS.map((time, place) => [time, place]));
  const values = lines.map((line) => {
    const joined = new Array<number | null | undefined>(timeS.length).fill(undefined);
    for (const [place, time] of line.timeS.entries()) joined[placeOf.get(time) ?? 0] = line.value[place] ?? null;
    return joined;
  });
  return { timeS, values };
}
