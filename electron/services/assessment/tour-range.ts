import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { PlayingTour } from "../shared-session.ts";
import type { Source } from "../source.ts";

/**
 * The recorded time that a tour needs to play again as it plays now: all of a recording that was simulated for it; of
 * another, from where its scenario counts to its end; of what comes now, what came since it began.
 */
export function tourRange({ over, scenario, session }: PlayingTour, { bounds }: Source, nowUs: number): TimeRange {
  const { startUs, edgeUs } = bounds(nowUs);
  if (over === "simulation") return { fromUs: startUs, toUs: edgeUs };
  const { plan } = session;
  return {
    fromUs: plan.startUs - Math.round(scenario.play.fromS * 1e6),
    toUs: over === "live" ? edgeUs : Math.min(plan.endUs, edgeUs),
  };
}
