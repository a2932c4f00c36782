import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanceTime,
  commandTime,
  fastestSpeed,
  firstTimeControl,
  paceOf,
  slowestSpeed,
  type TimeBounds,
  type TimeCommand,
  type TimeControl,
  timeCommandSchema,
} from "../../../twin/playback/time-control.ts";

const live: TimeBounds = { startUs: 1_000_000, edgeUs: 9_000_000_000, isLive: true };
const file: TimeBounds = { ...live, isLive: false };
const run = (control: TimeControl, bounds: TimeBounds, ...commands: TimeCommand[]): TimeControl =>
  commands.reduce((state, command) => commandTime(state, command, bounds), control);

describe("a session's time", () => {
  it("begins at the live edge, or at the beginning of a file", () => {
    expect(firstTimeControl(live)).toMatchObject({ state: "following", timeUs: live.edgeUs });
    expect(firstTimeControl(file)).toMatchObject({ state: "paused", timeUs: file.startUs });
  });

  it("stands still where it is dragged to, plays on at its speed, and one command leads back to live", () => {
    const back = run(firstTimeControl(live), live, { kind: "seek", timeUs: 5e9 });
    expect(back).toMatchObject({ state: "paused", timeUs: 5e9 });
    const playing = run(back, live, { kind: "speed", speed: 10 }, { kind: "play" });
    expect(advanceTime(playing, 1_000_000, live)).toMatchObject({ state: "playing", timeUs: 5_010_000_000 });
    expect(run(playing, live, { kind: "follow" })).toMatchObject({ state: "following", timeUs: live.edgeUs });
  });

  it("plays on when it is dragged while playing", () => {
    const playing = run(firstTimeControl(live), live, { kind: "seek", timeUs: 2e9 }, { kind: "play" });
    expect(run(playing, live, { kind: "seek", timeUs: 3e9 })).toMatchObject({ state: "playing", timeUs: 3e9 });
  });

  it("becomes live where it meets the edge, and stands still at the end of a file", () => {
    const nearEnd = { state: "playing", timeUs: live.edgeUs - 1000, speed: 600, loop: undefined } as const;
    expect(advanceTime(nearEnd, 1_000_000, live)).toMatchObject({ state: "following", timeUs: live.edgeUs });
    expect(advanceTime(nearEnd, 1_000_000, file)).toMatchObject({ state: "paused", timeUs: file.edgeUs });
  });

  it("runs backwards, and stands still at the beginning", () => {
    const back = run(firstTimeControl(live), live, { kind: "speed", speed: -60 }, { kind: "seek", timeUs: 61_000_000 });
    const playing = run(back, live, { kind: "play" });
    expect(advanceTime(playing, 500_000, live).timeUs).toBe(31_000_000);
    expect(advanceTime(playing, 5_000_000, live)).toMatchObject({ state: "paused", timeUs: live.startUs });
  });

  it("begins a file again when it is played from its end", () => {
    const atEnd = run(firstTimeControl(file), file, { kind: "seek", timeUs: file.edgeUs }, { kind: "play" });
    expect(atEnd).toMatchObject({ state: "playing", timeUs: file.startUs });
  });

  it("goes round in a loop, forwards and backwards", () => {
    const range = { fromUs: 2e9, toUs: 2.01e9 };
    const looping = run(firstTimeControl(live), live, { kind: "loop", range });
    expect(looping).toMatchObject({ state: "playing", timeUs: range.fromUs });
    expect(advanceTime(looping, 12_000_000, live).timeUs).toBe(2.002e9);
    const backwards = run(looping, live, { kind: "speed", speed: -1 });
    expect(advanceTime(backwards, 3_000_000, live).timeUs).toBe(2.007e9);
    expect(run(looping, live, { kind: "loop" }).loop).toBeUndefined();
  });

  it("refuses speeds that nobody can follow, and loops that end before they begin", () => {
    const isAllowed = (command: unknown): boolean => timeCommandSchema.safeParse(command).success;
    for (const speed of [slowestSpeed, 1, fastestSpeed, -slowestSpeed, -fastestSpeed]) {
      expect(isAllowed({ kind: "speed", speed })).toBe(true);
    }
    for (const speed of [0, 0.05, 601, -601, Number.NaN, Number.POSITIVE_INFINITY, "1"]) {
      expect(isAllowed({ kind: "speed", speed })).toBe(false);
    }
    expect(isAllowed({ kind: "loop", range: { fromUs: 2, toUs: 2 } })).toBe(false);
    expect(isAllowed({ kind: "seek", timeUs: Number.NaN })).toBe(false);
  });
});

const speeds = fc.oneof(
  fc.double({ min: slowestSpeed, max: fastestSpeed, noNaN: true }),
  fc.double({ min: -fastestSpeed, max: -slowestSpeed, noNaN: true }),
);
const times = fc.double({ min: -1e10, max: 2e10, noNaN: true });
const commands: fc.Arbitrary<TimeCommand> = fc.oneof(
  fc.constantFrom<TimeCommand>({ kind: "follow" }, { kind: "play" }, { kind: "pause" }, { kind: "loop" }),
  times.map((timeUs): TimeCommand => ({ kind: "seek", timeUs })),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((byUs): TimeCommand => ({ kind: "step", byUs })),
  speeds.map((speed): TimeCommand => ({ kind: "speed", speed })),
  fc
    .tuple(times, fc.double({ min: 1, max: 1e10, noNaN: true }))
    .map(([fromUs, length]): TimeCommand => ({ kind: "loop", range: { fromUs, toUs: fromUs + length } })),
);
const steps = fc.array(fc.oneof(commands, fc.integer({ min: 0, max: 5_000_000 })), { maxLength: 40 });

it("whatever is done to it, stays within what there is and runs at its pace", () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, isLive) => {
      let edgeUs = 9_000_000_000;
      let control = firstTimeControl({ startUs: 1_000_000, edgeUs, isLive });
      for (const step of all) {
        const elapsedUs = typeof step === "number" ? step : 0;
        if (isLive) edgeUs += elapsedUs;
        const bounds = { startUs: 1_000_000, edgeUs, isLive };
        const before = control;
        control = typeof step === "number" ? advanceTime(control, step, bounds) : commandTime(control, step, bounds);
        expect(control.timeUs).toBeGreaterThanOrEqual(bounds.startUs);
        expect(control.timeUs).toBeLessThanOrEqual(bounds.edgeUs);
        expect(isLive || control.state !== "following").toBe(true);
        if (typeof step === "number") expectPace(before, control, elapsedUs, edgeUs);
      }
    }),
  );
});

/** After some time without a command. */
function expectPace(before: TimeControl, after: TimeControl, elapsedUs: number, edgeUs: number): void {
  if (before.state === "paused") expect(after).toBe(before);
  if (after.state === "following") expect(after.timeUs).toBe(edgeUs);
  if (after.state !== "playing" || after.loop !== undefined) return;
  expect(after.timeUs).toBeCloseTo(before.timeUs + elapsedUs * paceOf(before), 0);
}
