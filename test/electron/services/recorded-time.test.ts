import { afterEach, beforeEach, expect, it } from "vitest";
import type { TimeCommand } from "../../../twin/playback/time-control.ts";
import { ageUs } from "../../../twin/telemetry/freshness.ts";
import type { TestScreen } from "../../support/host.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

/** The plant's fifth signal, a pump's flow, is put to 1 at second 1, to 2 at second 2, and so on for a minute. */
const seconds = 60;
const flow = 4;

let time: RecordedTime;
let screen: TestScreen;
beforeEach(async () => {
  time = createRecordedTime();
  screen = await time.open();
  for (let second = 1; second <= seconds; second++) {
    await time.pass(1);
    time.put(flow, second);
  }
  await time.pass(2);
});
afterEach(() => time.dispose());

const value = (of: TestScreen = screen): number | undefined => of.table.value[flow];
const at = (second: number): number => time.startUs + second * 1e6;
const control = async (command: TimeCommand, of: TestScreen = screen): Promise<void> => {
  await of.end.request("control-time", command);
  await time.pass(0.1);
};

it("shows the past where it is dragged there, ages included, and the present after one command", async () => {
  expect([value(), screen.clock?.state]).toEqual([60, "following"]);
  await control({ kind: "seek", timeUs: at(30.5) });
  expect(value()).toBe(30);
  expect(screen.clock).toMatchObject({ state: "paused", sessionTimeUs: at(30.5), pace: 0 });
  expect(ageUs(screen.table, flow, screen.clock?.sessionTimeUs ?? 0)).toBe(500_000);
  await time.pass(5);
  expect(screen.clock?.sessionTimeUs).toBe(at(30.5));
  await control({ kind: "follow" });
  expect([value(), screen.clock?.state]).toEqual([60, "following"]);
});

it("leaves out what was not seen by then", async () => {
  await control({ kind: "seek", timeUs: at(0.5) });
  expect(value()).toBeNaN();
  expect(screen.resets).toBe(1);
});

it("looks again where the history could not be read, a second later and not at once", async () => {
  let asked = 0;
  const { stateAt } = time.history;
  Object.assign(time.history, {
    stateAt: () => {
      asked++;
      return Promise.reject(new Error("the disk gives nothing"));
    },
  });
  await control({ kind: "seek", timeUs: at(30.5) });
  await time.pass(3);
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(5);
  Object.assign(time.history, { stateAt });
  await time.pass(1.2);
  expect(value()).toBe(30);
});

it("plays at its speed, and is live where it meets the present", async () => {
  await control({ kind: "seek", timeUs: at(10) });
  await control({ kind: "speed", speed: 10 });
  await control({ kind: "play" });
  await time.pass(2);
  expect(value()).toBeGreaterThanOrEqual(30);
  expect(value()).toBeLessThanOrEqual(32);
  // Without a look at the whole table in every step.
  expect(time.history.asked.states).toBeLessThanOrEqual(2);
  await time.pass(6);
  expect([value(), screen.clock?.state]).toEqual([60, "following"]);
});

it("plays backwards", async () => {
  await control({ kind: "seek", timeUs: at(50) });
  await control({ kind: "speed", speed: -10 });
  await control({ kind: "play" });
  await time.pass(2);
  expect(value()).toBeGreaterThanOrEqual(28);
  expect(value()).toBeLessThanOrEqual(30);
});

it("stops recording nothing: the present goes on while the past is watched", async () => {
  await control({ kind: "seek", timeUs: at(30) });
  time.put(flow, 777);
  await time.pass(1);
  expect(value()).toBe(30);
  expect(time.history.rows.at(-1)?.value).toBe(777);
  await control({ kind: "follow" });
  expect(value()).toBe(777);
});

it("is one moment for all screens of a session, and another for the next session", async () => {
  const beside = await time.open({ session: screen.opened.session });
  const other = await time.open();
  await control({ kind: "seek", timeUs: at(20.5) });
  expect([value(), value(beside), value(other)]).toEqual([20, 20, 60]);
  expect(beside.clock?.sessionTimeUs).toBe(screen.clock?.sessionTimeUs);
  await control({ kind: "seek", timeUs: at(40.5) }, other);
  expect([value(), value(beside), value(other)]).toEqual([20, 20, 40]);
});

it("lets a visitor move a session of visitors, and only watch one of operators", async () => {
  const watching = await time.open({ session: screen.opened.session, profile: "visitor" });
  expect(watching.opened.mayControl).toBe(false);
  await expect(watching.end.request("control-time", { kind: "pause" })).rejects.toThrow("moved by others");
  await screen.end.request("set-mark", { id: "m", timeUs: at(3), name: "audit", note: "", focus: "", camera: null });
  await time.pass(1);
  expect([watching.marks, watching.recording]).toEqual([[], undefined]);
  const own = await time.open({ profile: "visitor" });
  expect(own.opened.mayControl).toBe(true);
  await control({ kind: "seek", timeUs: at(5) }, own);
  expect(own.clock?.state).toBe("paused");
});

it("shows no answer of the history that has become outdated", async () => {
  time.history.isHolding = true;
  await control({ kind: "seek", timeUs: at(10) });
  await control({ kind: "follow" });
  await control({ kind: "seek", timeUs: at(20.5) });
  time.history.answer();
  await time.pass(0.1);
  time.history.isHolding = false;
  time.history.answer();
  await time.pass(0.2);
  expect(value()).toBe(20);
});

it("looks again at a moment that was not on the disk yet", async () => {
  time.put(flow, 61);
  await time.pass(0.1);
  time.delaySaving = true;
  time.put(flow, 62);
  await control({ kind: "pause" });
  const pausedUs = screen.clock?.sessionTimeUs ?? 0;
  time.delaySaving = false;
  time.save();
  await time.pass(3);
  expect([value(), screen.clock?.sessionTimeUs]).toEqual([62, pausedUs]);
});

it("brings back the alarms of the moment", async () => {
  const state = 0;
  time.put(state, 3);
  await time.pass(1);
  expect(screen.alarms).toMatchObject([{ id: "fault", isActive: true }]);
  const duringFaultUs = time.nowUs - 500_000;
  time.put(state, 2);
  await time.pass(3);
  expect(screen.alarms).toMatchObject([{ id: "fault", isActive: false, isUnacknowledged: true }]);
  await control({ kind: "seek", timeUs: duringFaultUs });
  expect(screen.alarms).toMatchObject([{ id: "fault", isActive: true }]);
  await control({ kind: "play" });
  await time.pass(1);
  expect(screen.alarms).toMatchObject([{ isActive: false }]);
});

it("keeps marks for every screen", async () => {
  const mark = { id: "m1", timeUs: at(3), name: "换型 Changeover", note: "", focus: "line-1", camera: null };
  await screen.end.request("set-mark", mark);
  await screen.end.request("set-mark", { ...mark, name: "换型" });
  const beside = await time.open();
  await time.pass(0.1);
  expect([screen.marks, beside.marks]).toEqual([[{ ...mark, name: "换型" }], [{ ...mark, name: "换型" }]]);
  await screen.end.request("remove-mark", { id: "m1" });
  await time.pass(0.1);
  expect(beside.marks).toEqual([]);
});

it("is an alarm of its own when the disk is full, and is over when recording goes on", async () => {
  time.setRecording({ state: "stopped", reason: "disk-full", sinceUs: time.nowUs });
  await time.pass(0.6);
  expect(screen.alarms).toMatchObject([{ asset: "works", signal: "", id: "recording-stopped", priority: "high" }]);
  expect(screen.recording).toMatchObject({ state: "stopped", reason: "disk-full" });
  time.setRecording({ state: "recording", sinceUs: time.nowUs });
  await time.pass(0.6);
  expect(screen.alarms).toMatchObject([{ id: "recording-stopped", isActive: false }]);
});
