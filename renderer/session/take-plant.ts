import type { RequestResult } from "../../twin/bridge/contract.ts";
import type { PlantIndex } from "../../twin/plant/plant-index.ts";
import { nameOfSignal, signalOfName } from "./describe-names.ts";
import { createLiveValues } from "./live-values.ts";
import { createSessionClock } from "./session-clock.ts";
import { isRecorded, type SessionStore } from "./session-store.ts";

/**
 * Takes in what the host says of the session that was opened, or of the source that it went to.
 *
 * @param monotonicMs a clock that only goes forward, in milliseconds
 */
export function takePlant(store: SessionStore, opened: RequestResult<"open-session">, monotonicMs: () => number): void {
  const { profile, software, hostTimeUs, plant, issues, session, mayControl, source } = opened;
  const before = store.getState();
  const common = {
    link: "open",
    profile,
    software,
    issues,
    session,
    mayControl,
    source,
    // What was asked of a host that was away has been forgotten.
    timeProblem: undefined,
  } as const;
  const isSamePlant = before.live !== undefined && JSON.stringify(before.live.plant.view) === JSON.stringify(plant);
  // The same plant again after a lost connection: its last values stay until newer ones come, those of the past until
  // the host has said what is shown now.
  if (isSamePlant) {
    if (isRecorded(before)) before.live?.reset(1);
    else before.live?.clock.set(hostTimeUs, 1, 1);
    store.setState(common);
    return;
  }
  const clock = createSessionClock(hostTimeUs, monotonicMs);
  const live = plant === undefined ? undefined : createLiveValues(plant, clock);
  store.setState({
    ...common,
    live,
    trendSignals: sameSignals(before.trendSignals, before.live?.plant, live?.plant),
    highlighted: [],
    focus: 0,
    selected: undefined,
    hovered: undefined,
    pair: undefined,
    pairReturn: undefined,
  });
}

/** Signals by their places in another plant, which may count them differently; those that it does not have are left out. */
function sameSignals(signals: readonly number[], from: PlantIndex | undefined, to: PlantIndex | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  return signals.flatMap((signal) => signalOfName(to, nameOfSignal(from, signal)) ?? []);
}
