import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RequestArgs } from "../../../twin/bridge/contract.ts";
import type { TimeCommand } from "../../../twin/playback/time-control.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { openTestScreen, type TestScreen } from "../../support/host.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

/** The plant's fifth signal, a pump's flow, is put to 1 at second 1, to 2 at second 2, and so on for a minute. */
const flow = 4;
const seconds = 60;

/** The run before is of 20 seconds, the one after of 10. */
const beforeS = { from: 5, to: 25 };
const afterS = { from: 40, to: 50 };

type Side = NonNullable<RequestArgs<"open-session">["side"]>;

let time: RecordedTime;
let before: TestScreen;
let after: TestScreen;
const at = (second: number): number => time.startUs + second * 1e6;
const side = (place: Side["place"], { from, to }: typeof beforeS, pair = "pair-of-runs"): { side: Side } => ({
  side: { pair, place, run: { of: "recorded", fromUs: at(from), toUs: at(to) } },
});
beforeEach(async () => {
  time = createRecordedTime();
  for (let second = 1; second <= seconds; second++) {
    await time.pass(1);
    time.put(flow, second);
  }
  await time.pass(2);
  before = await time.open(side("before", beforeS));
  after = await time.open(side("after", afterS));
  await time.pass(0.2);
});
afterEach(() => time.dispose());

const values = (): (number | undefined)[] => [before.table.value[flow], after.table.value[flow]];
/** How far each side has come since its run began, seconds. */
const offsets = (): number[] =>
  [before, after].map(({ clock }, place) => ((clock?.sessionTimeUs ?? 0) - at([5, 40][place] ?? 0)) / 1e6);
const control = async (command: TimeCommand, of: TestScreen = before): Promise<void> => {
  await of.end.request("control-time", command);
  await time.pass(0.1);
};

describe("two runs side by side on one clock", () => {
  it("begin at their beginnings, standing, each with its own values and as the past", () => {
    expect(values()).toEqual([5, 40]);
    expect(offsets()).toEqual([0, 0]);
    expect([before.clock?.state, after.clock?.state]).toEqual(["paused", "paused"]);
    expect([before.clock?.edgeUs, after.clock?.edgeUs]).toEqual([at(25), at(50)]);
    expect([before.opened.mayControl, after.feeds, after.recording]).toEqual([true, [], undefined]);
  });

  it("go together wherever either is moved", async () => {
    await control({ kind: "seek", timeUs: at(8.5) });
    expect([values(), offsets()]).toEqual([
      [8, 43],
      [3.5, 3.5],
    ]);
    await control({ kind: "seek", timeUs: at(46.5) }, after);
    expect([values(), offsets()]).toEqual([
      [11, 46],
      [6.5, 6.5],
    ]);
    await control({ kind: "step", byUs: -1e6 }, after);
    expect(offsets()).toEqual([5.5, 5.5]);
  });

  it("play at one speed and stand together", async () => {
    await control({ kind: "speed", speed: 2 }, after);
    await control({ kind: "play" });
    expect([before.clock?.state, after.clock?.state, after.clock?.speed]).toEqual(["playing", "playing", 2]);
    await time.pass(2);
    await control({ kind: "pause" }, after);
    const [one = 0, other] = offsets();
    expect(one).toBeGreaterThan(3.9);
    expect(one).toBeLessThan(4.6);
    expect(other).toBe(one);
    expect([before.clock?.state, after.clock?.state]).toEqual(["paused", "paused"]);
  });

  it("tell every move to both, so that neither screen takes it for a word that is late", async () => {
    await control({ kind: "play" });
    const moves = [before.clock?.moves ?? 0, after.clock?.moves ?? 0];
    await control({ kind: "seek", timeUs: at(10) });
    await time.pass(1);
    expect(before.clock?.moves).toBeGreaterThan(moves[0] ?? 0);
    expect(after.clock?.moves).toBeGreaterThan(moves[1] ?? 0);
  });

  it("let the shorter one stand at its end while the other goes on to its own, and begin again together", async () => {
    await control({ kind: "seek", timeUs: at(14) });
    await control({ kind: "play" });
    await time.pass(3);
    expect(after.clock).toMatchObject({ state: "paused", sessionTimeUs: at(50), pace: 0 });
    expect(before.clock?.state).toBe("playing");
    expect(values()).toEqual([17, 50]);
    await time.pass(9);
    expect([before.clock?.state, offsets()]).toEqual(["paused", [20, 10]]);
    await control({ kind: "play" }, after);
    expect(offsets().every((offset) => offset < 0.5)).toBe(true);
    expect([before.clock?.state, after.clock?.state]).toEqual(["playing", "playing"]);
  });

  it("wait for each other where a history takes its time: both are shown every moment that one is shown", async () => {
    const looks = vi.spyOn(time.history, "changes");
    await control({ kind: "speed", speed: 8 });
    time.history.isHolding = true;
    await control({ kind: "play" });
    for (let tick = 0; tick < 30; tick++) {
      time.history.answerNext();
      await time.step(1 / 30);
    }
    const lookedAt = looks.mock.calls.map(([, toUs]) => toUs);
    const [ofBefore, ofAfter] = [5, 40].map((from) =>
      lookedAt.map((toUs) => toUs - at(from)).filter((offsetUs) => offsetUs >= 0 && offsetUs <= 20e6),
    );
    expect(ofBefore?.length).toBeGreaterThan(8);
    expect(ofAfter).toEqual(ofBefore?.slice(0, ofAfter?.length));
    expect((ofBefore?.length ?? 0) - (ofAfter?.length ?? 0)).toBeLessThanOrEqual(1);
  });

  it("are two of each pair: another pair has a clock of its own, and what is live goes on", async () => {
    const live = await time.open();
    const other = await time.open(side("before", beforeS, "another-pair"));
    await control({ kind: "seek", timeUs: at(9) });
    await time.pass(0.2);
    expect(other.clock?.sessionTimeUs).toBe(at(5));
    expect([live.clock?.state, live.table.value[flow]]).toEqual(["following", 60]);
  });

  it("are taken up again where they were by a screen that comes back", async () => {
    await control({ kind: "seek", timeUs: at(9) });
    const again = await time.open(side("after", afterS));
    await time.pass(0.2);
    expect([again.clock?.sessionTimeUs, again.table.value[flow]]).toEqual([at(44), 44]);
    await control({ kind: "seek", timeUs: at(11) });
    expect(again.table.value[flow]).toBe(46);
  });
});

describe("who holds runs against each other", () => {
  it("are operators, and no tour plays there", async () => {
    await expect(time.open(side("before", beforeS), "visitor")).rejects.toThrow("by operators");
    await expect(time.open({ ...side("before", beforeS), profile: "visitor" })).rejects.toThrow("by operators");
    const { end } = before;
    await expect(end.request("leave-tour", {})).rejects.toThrow("moved with it alone");
    await expect(end.request("remote-token", {})).rejects.toThrow("moved with it alone");
  });

  it("are so many at a time, and make room when they go", async () => {
    const pipes = Array.from({ length: 7 }, createMemoryPair);
    const openOn = (pipe: ReturnType<typeof createMemoryPair>, place: number): Promise<TestScreen> => {
      time.attach(pipe, "operator");
      return openTestScreen(pipe.screen, side("before", beforeS, `more-pairs-${place}`));
    };
    await Promise.all(pipes.map(openOn));
    await expect(time.open(side("before", beforeS, "one-too-many"))).rejects.toThrow("pairs are shown already");
    pipes[3]?.screen.close();
    await time.pass(0.1);
    await time.open(side("before", beforeS, "one-too-many"));
  });

  it("gets a problem with its reason for a run that is none", async () => {
    await expect(time.open(side("before", { from: 9, to: 9 }))).rejects.toMatchObject({ code: "bad-arguments" });
    const simulated: Side = { pair: "pair-of-runs", place: "after", run: { of: "simulated", scenario: "none" } };
    await expect(time.open({ side: simulated })).rejects.toThrow("not here");
  });
});
