import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOfRun, commandOfRun, pairBounds } from "../../../twin/playback/pair-clock.ts";
import {
  advanceTime,
  commandTime,
  firstTimeControl,
  type TimeCommand,
  type TimeControl,
} from "../../../twin/playback/time-control.ts";

const before = { fromUs: 1_000_000_000, toUs: 1_060_000_000 };
const after = { fromUs: 9_000_000_000, toUs: 9_020_000_000 };
const bounds = pairBounds([before, after]);
const first = firstTimeControl(bounds);
const tell = (control: TimeControl, command: TimeCommand, run = before): TimeControl =>
  commandTime(control, commandOfRun(command, run), bounds);

describe("two runs on one clock", () => {
  it("begin together, and end with the longer one", () => {
    expect(bounds).toEqual({ startUs: 0, edgeUs: 60_000_000, isLive: false });
    expect([clockOfRun(first, before).timeUs, clockOfRun(first, after).timeUs]).toEqual([before.fromUs, after.fromUs]);
  });

  it("are at the same time since their beginning, wherever one of them is moved to", () => {
    const moved = tell(first, { kind: "seek", timeUs: after.fromUs + 7e6 }, after);
    expect(clockOfRun(moved, before).timeUs).toBe(before.fromUs + 7e6);
    const looped = tell(
      moved,
      { kind: "loop", range: { fromUs: after.fromUs + 2e6, toUs: after.fromUs + 9e6 } },
      after,
    );
    expect(clockOfRun(looped, before).loop).toEqual({ fromUs: before.fromUs + 2e6, toUs: before.fromUs + 9e6 });
  });

  it("let the shorter one stand at its end while the longer one goes on, and play on when they run back", () => {
    const playing = tell(tell(first, { kind: "seek", timeUs: before.fromUs + 30e6 }), { kind: "play" });
    expect(clockOfRun(playing, before)).toMatchObject({ state: "playing", timeUs: before.fromUs + 30e6 });
    expect(clockOfRun(playing, after)).toMatchObject({ state: "paused", timeUs: after.toUs });
    const back = advanceTime(tell(playing, { kind: "speed", speed: -10 }), 2e6, bounds);
    expect(clockOfRun(back, after)).toMatchObject({ state: "playing", timeUs: after.fromUs + 10e6 });
  });

  it("never part, whatever is done to either", () => {
    const moment = fc.integer({ min: -30e6, max: 90e6 });
    const runs = fc.constantFrom(before, after);
    const doing = fc.record({
      run: runs,
      command: fc.oneof(
        fc.record({ kind: fc.constant("seek" as const), offsetUs: moment }),
        fc.record({ kind: fc.constant("step" as const), byUs: moment }),
        fc.record({ kind: fc.constant("speed" as const), speed: fc.constantFrom(-60, -1, 0.1, 1, 600) }),
        fc.constantFrom({ kind: "play" as const }, { kind: "pause" as const }, { kind: "follow" as const }),
      ),
      elapsedUs: fc.integer({ min: 0, max: 5e6 }),
    });
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 20 }), (all) => {
        let control = first;
        for (const { run, command, elapsedUs } of all) {
          const told: TimeCommand =
            command.kind === "seek" ? { kind: "seek", timeUs: run.fromUs + command.offsetUs } : command;
          control = advanceTime(tell(control, told, run), elapsedUs, bounds);
          const [one, other] = [clockOfRun(control, before), clockOfRun(control, after)];
          const offsetUs = one.timeUs - before.fromUs;
          expect(other.timeUs - after.fromUs).toBe(Math.min(offsetUs, after.toUs - after.fromUs));
          expect(one.timeUs).toBeGreaterThanOrEqual(before.fromUs);
          expect(one.timeUs).toBeLessThanOrEqual(before.toUs);
          if (other.timeUs < after.toUs) expect(other.state).toBe(one.state);
        }
      }),
    );
  });
});
