import type { TimeRange } from "./recorded-history.ts";
import type { TimeBounds, TimeCommand, TimeControl } from "./time-control.ts";

/**
 * Runs on one clock: a time control whose time is what has passed since each of them began, microseconds. It goes on to
 * the end of the longest.
 */
export function pairBounds(runs: readonly TimeRange[]): TimeBounds {
  return { startUs: 0, edgeUs: Math.max(0, ...runs.map(({ fromUs, toUs }) => toUs - fromUs)), isLive: false };
}

/**
 * The common clock as one run has it: a shorter one stands at its end while the other goes on. Whole microseconds have
 * passed, so that no run is at another moment by what a large number cannot hold.
 */
export function clockOfRun({ state, timeUs, speed, loop }: TimeControl, { fromUs, toUs }: TimeRange): TimeControl {
  const ownUs = fromUs + Math.round(timeUs);
  const isOver = ownUs > toUs || (ownUs === toUs && speed > 0);
  return {
    state: isOver ? "paused" : state,
    timeUs: Math.min(toUs, ownUs),
    speed,
    loop: loop === undefined ? undefined : { fromUs: fromUs + loop.fromUs, toUs: fromUs + loop.toUs },
  };
}

/** What somebody does to the time of one run, as a command to the common clock. */
export function commandOfRun(command: TimeCommand, { fromUs }: TimeRange): TimeCommand {
  if (command.kind === "seek") return { kind: "seek", timeUs: command.timeUs - fromUs };
  if (command.kind !== "loop" || command.range === undefined) return command;
  const { range } = command;
  return { kind: "loop", range: { fromUs: range.fromUs - fromUs, toUs: range.toUs - fromUs } };
}
