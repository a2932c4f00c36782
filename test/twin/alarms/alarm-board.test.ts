import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alarmActions } from "../../../twin/alarms/alarm-action.ts";
import { type AlarmBoard, createAlarmBoard } from "../../../twin/alarms/alarm-board.ts";
import type { AlarmEntry } from "../../../twin/alarms/alarm-life.ts";
import { createAlarmTable } from "../../../twin/alarms/alarm-table.ts";
import { newAlarm, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { alarmPlant, alarmSignals, alarmStartUs as startUs } from "../../support/alarm-plant.ts";
import { columnsOf } from "../../support/samples.ts";

const { flow, alarm: lamp, state } = alarmSignals;
const lowKey = "line-1/pump-1/flow/low";
const lampKey = "line-1/pump-1/alarm/lamp";

/** A board whose clock the test moves, in seconds. */
function run(board: AlarmBoard = createAlarmBoard(alarmPlant, [])): {
  readonly entries: AlarmEntry[];
  put(at: number, signal: number, value: number): void;
  tick(at: number): void;
  act(at: number, alarm: string, action: "acknowledge" | "shelve" | "reset", untilS?: number): void;
  standing(): string[];
} {
  const entries: AlarmEntry[] = [];
  return {
    entries,
    put: (at, signal, value) =>
      board.take(columnsOf([{ signal, timeUs: startUs + at * 1e6, value, quality: 0, lagUs: 0 }]), entries),
    tick: (at) => board.tick(startUs + at * 1e6, entries),
    act(at, alarm, action, untilS) {
      const untilUs = untilS === undefined ? null : startUs + untilS * 1e6;
      board.act({ alarm, action, who: "w", text: "t", untilUs }, startUs + at * 1e6, entries);
    },
    standing: () => board.alarms().map(({ id, isActive }) => `${id}${isActive ? "" : " over"}`),
  };
}

describe("the alarms of a plant", () => {
  it("stay after their condition until they are acknowledged, latched ones until they are reset", () => {
    const { put, tick, act, standing } = run();
    put(1, flow, 0.5);
    put(1, lamp, 1);
    put(2, flow, 5);
    put(2, lamp, 0);
    tick(3);
    expect(standing()).toEqual(["low over", "lamp over"]);
    expect(() => act(3, lowKey, "reset")).toThrow("does not fit");
    act(4, lowKey, "acknowledge");
    act(4, lampKey, "acknowledge");
    expect(standing()).toEqual(["low over"]);
    act(5, lowKey, "reset");
    expect(standing()).toEqual([]);
  });

  it("come back from the shelf at its end, at that moment, and by nobody", () => {
    const { put, tick, act, entries } = run();
    put(1, lamp, 1);
    act(2, lampKey, "shelve", 60);
    tick(59);
    tick(61);
    expect(entries.at(-1)).toMatchObject({ action: "unshelve", timeUs: startUs + 60e6, who: "" });
  });

  it("stay on the shelf no longer because the clock is set back", () => {
    const { put, tick, act, entries } = run();
    const ends = (): number[] =>
      entries.flatMap((entry) =>
        entry.kind === "alarm-action" && entry.action === "unshelve" ? [(entry.timeUs - startUs) / 1e6] : [],
      );
    put(1, lamp, 1);
    act(2, lampKey, "shelve", 60);
    // Half a minute before the end it is an hour and half a minute before it.
    for (const at of [30, -3570, -3541]) tick(at);
    expect(ends()).toEqual([]);
    tick(-3540);
    expect(ends()).toEqual([-3540]);
    // What is shelved by the new clock is shelved until then.
    act(-3530, lampKey, "shelve", -3500);
    tick(-3501);
    tick(-3499);
    expect(ends()).toEqual([-3540, -3500]);
  });

  it("that do not exist cannot be acted on", () => {
    expect(() => run().act(1, "line-1/pump-1/flow/nothing", "shelve", 9)).toThrow("there is no alarm");
  });

  it("tell which was the first of its line, until the line is quiet again", () => {
    const { put, tick, entries } = run();
    put(1, lamp, 1);
    put(2, flow, 0.5);
    put(3, lamp, 0);
    put(4, flow, 5);
    put(4.4, lamp, 1);
    put(4.5, lamp, 0);
    tick(5);
    put(9, lamp, 1);
    const raised = entries.flatMap((entry) => (entry.kind === "alarm-raised" ? [entry.alarm] : []));
    // The line is quiet at 4.5 s and not before: the off-delay of `low` keeps it.
    expect(raised.map(({ id, isFirstOut }) => [id, isFirstOut])).toEqual([
      ["lamp", true],
      ["low", false],
      ["lamp", false],
      ["lamp", true],
    ]);
  });

  it("are not the first of their line while they are kept out of the list", () => {
    const { put, tick, act, entries } = run();
    act(1, lampKey, "shelve", 10);
    put(2, lamp, 1);
    put(3, flow, 0.5);
    tick(11);
    const raised = entries.flatMap((entry) => (entry.kind === "alarm-raised" ? [entry.alarm] : []));
    expect(raised.map(({ id, isFirstOut }) => [id, isFirstOut])).toEqual([
      ["lamp", false],
      ["low", true],
    ]);
  });

  it("are a flood above ten in ten minutes, until there are fewer than five", () => {
    const { put, tick, entries } = run();
    for (let place = 0; place < 11; place++) {
      put(place * 2, lamp, 1);
      put(place * 2 + 1, lamp, 0);
    }
    for (let at = 30; at < 700; at++) tick(at);
    const floods = entries.filter(({ alarm }) => alarm.id === "alarm-flood");
    // The eleventh comes at 20 s, and at 35 s two pumps that say nothing of their state; at 616 s only those two and
    // those of 18 and 20 s are less than ten minutes old.
    expect(floods.map(({ kind, timeUs, alarm }) => [kind, (timeUs - startUs) / 1e6, alarm.asset])).toEqual([
      ["alarm-raised", 20, "line-1"],
      ["alarm-cleared", 616, "line-1"],
    ]);
  });

  it("from before that nothing here can end, end with the first tick", () => {
    const gone = newAlarm({ asset: "gone", signal: "x", id: "y", priority: "low", sinceUs: 1, value: null });
    const { tick, entries } = run(createAlarmBoard(alarmPlant, [gone]));
    tick(1);
    expect(entries).toEqual([{ kind: "alarm-cleared", timeUs: startUs + 1e6, alarm: gone }]);
  });

  it("that design keeps out of the list come back into it where an edited plant has no design for it any more", () => {
    const [lamp, surge] = [
      { asset: "line-1/pump-1", signal: "alarm", id: "lamp" },
      { asset: "line-1/pump-1", signal: "speed", id: "surge" },
    ].map((name) => ({
      ...newAlarm({ ...name, priority: "low", sinceUs: 1, value: 1 }),
      isUnacknowledged: false,
      isSuppressed: true,
    })) as [StandingAlarm, StandingAlarm];
    const gone = { ...lamp, asset: "gone", isActive: false };
    const board = createAlarmBoard(alarmPlant, [lamp, surge, gone]);
    run(board).tick(1);
    expect(board.alarms()).toEqual([{ ...lamp, isSuppressed: false, isUnacknowledged: true }, surge]);
  });

  it("are those of the journal at every moment, whatever comes", () => {
    const step = fc.oneof(
      fc.record({
        signal: fc.constantFrom(flow, lamp, state),
        value: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -2, max: 14, noNaN: true })),
        quality: fc.constantFrom(0, 1, 2),
      }),
      fc.record({
        alarm: fc.constantFrom(lowKey, lampKey, "line-1/pump-1/state/fault", "line-1/pump-1/speed/surge"),
        action: fc.constantFrom(...alarmActions),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.integer({ min: 0, max: 4_000_000 })), { maxLength: 60 }), (steps) => {
        const board = createAlarmBoard(alarmPlant, []);
        const table = createAlarmTable();
        let timeUs = startUs;
        for (const [what, elapsedUs] of steps) {
          timeUs += elapsedUs;
          const entries: AlarmEntry[] = [];
          if ("signal" in what) board.take(columnsOf([{ ...what, timeUs, lagUs: 0 }]), entries);
          else actIfPossible(board, what.alarm, what.action, timeUs, entries);
          board.tick(timeUs, entries);
          for (const entry of entries) table.apply(entry);
          expect([...table.alarms.values()]).toEqual(board.alarms());
        }
      }),
    );
  });
});

function actIfPossible(
  board: AlarmBoard,
  alarm: string,
  action: (typeof alarmActions)[number],
  timeUs: number,
  entries: AlarmEntry[],
): void {
  const untilUs = action === "shelve" ? timeUs + 3_000_000 : null;
  try {
    board.act({ alarm, action, who: "w", text: "t", untilUs }, timeUs, entries);
  } catch (error) {
    expect(String(error)).toContain("does not fit");
  }
}
