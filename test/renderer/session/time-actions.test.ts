import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSpeed, playSpeeds } from "../../../renderer/session/play-speeds.ts";
import { commandsOf, type TimeAction } from "../../../renderer/session/time-actions.ts";
import { fastestSpeed, slowestSpeed, timeCommandSchema } from "../../../twin/playback/time-control.ts";
import { chinaUs, twoShifts } from "../../support/two-shifts.ts";

const live = { kind: "live", modelFolder: "plant/" } as const;
const file = { kind: "file", modelFolder: "plant/" } as const;
const range = { fromUs: 10, toUs: 20 };
const usual = { timeState: "paused", playSpeed: 10, loop: undefined, range: undefined, source: live } as const;
const edgeUs = chinaUs(24, 9);

describe("what a key does to the session's time", () => {
  it.each([
    ["play-or-pause", usual, [{ kind: "play" }]],
    ["play-or-pause", { ...usual, timeState: "following" }, [{ kind: "pause" }]],
    ["play-or-pause", { ...usual, timeState: "playing" }, [{ kind: "pause" }]],
    ["back-1-s", usual, [{ kind: "step", byUs: -1e6 }]],
    ["back-10-s", { ...usual, timeState: "following" }, [{ kind: "step", byUs: -10e6 }]],
    ["forward-1-s", { ...usual, timeState: "following" }, []],
    ["faster", usual, [{ kind: "speed", speed: 30 }]],
    ["slower", { ...usual, playSpeed: -10 }, [{ kind: "speed", speed: -5 }]],
    ["faster", { ...usual, timeState: "following" }, []],
    ["back-to-live", usual, [{ kind: "follow" }]],
    ["back-to-live", { ...usual, source: file }, [{ kind: "seek", timeUs: edgeUs }]],
    ["loop", usual, []],
    ["loop", { ...usual, range }, [{ kind: "loop", range }, { kind: "seek", timeUs: 10 }, { kind: "play" }]],
    ["loop", { ...usual, range, loop: range }, [{ kind: "loop" }]],
    [
      "last-shift",
      usual,
      [
        // Nine and a half hours in a minute.
        { kind: "seek", timeUs: chinaUs(23, 19, 30) },
        { kind: "speed", speed: 570 },
        { kind: "play" },
      ],
    ],
  ] as const)("%s", (action: TimeAction, situation, expected) => {
    const commands = commandsOf(action, situation, edgeUs, twoShifts);
    expect(commands).toEqual(expected);
    for (const command of commands) expect(timeCommandSchema.safeParse(command).success).toBe(true);
  });

  it("goes through all speeds and stops at the ends, in either direction", () => {
    fc.assert(
      fc.property(fc.constantFrom(...playSpeeds, 7, 480), fc.constantFrom(1, -1), (speed, sign) => {
        const faster = Math.abs(nextSpeed(speed * sign, "faster"));
        const slower = Math.abs(nextSpeed(speed * sign, "slower"));
        expect(faster > speed || speed === fastestSpeed).toBe(true);
        expect(slower < speed || speed === slowestSpeed).toBe(true);
        expect(Math.sign(nextSpeed(speed * sign, "faster"))).toBe(sign);
      }),
      { seed: 7 },
    );
  });
});
