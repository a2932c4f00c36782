import type { FeedStatus } from "../bridge/contract.ts";
import { ageUs, type Freshness, freshnessNames, freshnessOf } from "./freshness.ts";
import { sampleFlag } from "./sample-quality.ts";
import type { SignalTable } from "./signal-table.ts";

/** Why a value looks the way it does, from the nearest cause on this side to the furthest at the machine. */
export type ValueReason =
  | "current"
  | "no-host"
  | "no-feed"
  | "never-since-start"
  | "retained"
  | "bad-quality"
  | "late"
  | "silent";

export interface ValueExplanation {
  readonly freshness: Freshness;
  readonly reason: ValueReason;
  /** Microseconds; NaN for a signal never seen. */
  readonly ageUs: number;
  /** What the feed's connection suffers from, where that is the reason. */
  readonly problem: FeedStatus["problem"];
  /** The device's clock is off, so the received time is shown. */
  readonly isClockOff: boolean;
}

/**
 * Answers "why is this grey?" for one signal.
 *
 * @param feed status of the feed that brings it; undefined where the screen may not know
 */
export function explainValue(
  table: SignalTable,
  signal: number,
  staleAfterUs: number,
  nowUs: number,
  isHostConnected: boolean,
  feed: FeedStatus | undefined,
): ValueExplanation {
  const freshness = freshnessNames[freshnessOf(table, signal, staleAfterUs, nowUs)] ?? "never";
  const flags = table.quality[signal] ?? 0;
  return {
    freshness,
    reason: reasonOf(freshness, flags, isHostConnected, feed),
    ageUs: ageUs(table, signal, nowUs),
    problem: feed?.problem,
    isClockOff: freshness !== "never" && (flags & sampleFlag.clockOff) !== 0,
  };
}

function reasonOf(
  freshness: Freshness,
  flags: number,
  isHostConnected: boolean,
  feed: FeedStatus | undefined,
): ValueReason {
  if (freshness === "fresh") return "current";
  if (freshness === "bad") return "bad-quality";
  if (!isHostConnected) return "no-host";
  if (feed !== undefined && feed.state !== "connected") return "no-feed";
  if (freshness === "never") return "never-since-start";
  if (freshness === "late") return "late";
  return (flags & sampleFlag.retained) !== 0 ? "retained" : "silent";
}
