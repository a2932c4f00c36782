import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScenarioShelf } from "../../../electron/services/scenarios/scenario-shelf.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import type { TestScreen } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsedScenario, pumpClaim, pumpScenario } from "../../support/pump-scenario.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

const caption = { zh: "字幕", en: "Caption" };
const notes = { zh: "备注", en: "Notes" };
const trend = {
  panel: "trend",
  signals: ["line-1/pump-1/state", "line-1/pump-1/flow"],
};

/** Twenty seconds of recorded time: two steps, the second with notes and a claim. */
const scenario = parsedScenario(
  pumpScenario({
    play: { toS: 20 },
    steps: [
      { id: "begin", at: { offsetS: 0 }, caption, holdS: 2, speed: 5 },
      { id: "middle", at: { offsetS: 10 }, caption, notes, holdS: 1, show: [trend], evidence: [pumpClaim()] },
    ],
  }),
  parsedPumpPlant(),
);

const shelf: ScenarioShelf = {
  list: () => ({ scenarios: [], issues: [] }),
  scenario(id) {
    if (id !== scenario.id) throw new Error(`there is no scenario ${id} here`);
    return scenario;
  },
  madeOver: () => undefined,
  desk: undefined,
  packs: undefined,
  recording: () => Promise.reject(new Error("no recording is simulated here")),
  stop: () => undefined,
};

const flow = 4;

describe("a tour over what was recorded", () => {
  let time: RecordedTime;
  let operator: TestScreen;
  beforeEach(async () => {
    time = createRecordedTime(undefined, shelf);
    operator = await time.open({ session: "hall" });
    for (let second = 0; second < 40; second++) {
      time.put(flow, 20);
      await time.step(1);
    }
  });
  afterEach(() => time.dispose());

  const start = (screen: TestScreen, changes: { allTheSame?: boolean } = {}) =>
    screen.end.request("start-tour", { scenario: "surge", over: "recorded", ...changes });

  it("moves all screens of its session from step to step, and each has what is for its profile", async () => {
    const visitor = await time.open({ session: "hall", profile: "visitor" });
    expect(await start(operator)).toEqual({ isStarted: true, warnings: [] });
    await time.pass(0.2);
    expect(operator.tour?.steps.map(({ id, lengthUs }) => `${id} ${lengthUs / 1e6}`)).toEqual(["begin 4", "middle 1"]);
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 0 });
    expect(operator["tour-state"]?.leftUs).toBeLessThanOrEqual(5e6);
    expect(operator.tour?.steps[1]).toMatchObject({ notes, show: [trend], claims: [{ id: "steady", atLeast: 10 }] });
    const forVisitor = visitor.tour?.steps[1];
    expect(forVisitor).toMatchObject({ caption, claims: [], show: [{ signals: ["line-1/pump-1/state"] }] });
    expect(forVisitor).not.toHaveProperty("notes");

    await time.pass(4.2);
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 1 });
    expect(visitor["tour-state"]).toEqual(operator["tour-state"]);
    expect(operator.clock?.sessionTimeUs).toBe(operator.tour?.steps[1]?.timeUs);
    expect(operator.evidence).toMatchObject([{ claim: "steady", value: 20, verdict: "supported", origin: "plant" }]);
    expect(visitor.evidence).toEqual([]);
    await time.pass(1.5);
    expect(operator["tour-state"]).toMatchObject({ state: "ended", step: 1 });
  });

  it("tells a screen that comes later where it is", async () => {
    await start(operator);
    await time.pass(5);
    const late = await time.open({ session: "hall" });
    await time.pass(0.2);
    expect(late.tour).toEqual(operator.tour);
    expect(late["tour-state"]).toMatchObject({ step: 1 });
    expect(late.evidence).toEqual(operator.evidence);
  });

  it("is paused, left for another moment, gone on with, and left for the plant's now", async () => {
    await start(operator);
    await time.pass(1);
    await operator.end.request("control-time", { kind: "seek", timeUs: time.startUs + 5e6 });
    await time.pass(0.2);
    expect(operator["tour-state"]).toMatchObject({ state: "paused", step: 0 });
    expect(operator.clock?.sessionTimeUs).toBe(time.startUs + 5e6);
    await operator.end.request("control-tour", { kind: "play" });
    await time.pass(0.2);
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 0 });
    expect(operator.clock?.sessionTimeUs).toBe(operator.tour?.steps[0]?.timeUs);
    await operator.end.request("control-tour", { kind: "next" });
    await time.pass(0.1);
    expect(operator["tour-state"]).toMatchObject({ step: 1 });
    await operator.end.request("leave-tour", {});
    await time.pass(0.1);
    expect(operator.tour).toBeNull();
    expect(operator.clock?.state).toBe("following");
    await expect(operator.end.request("control-tour", { kind: "next" })).rejects.toThrow("nothing plays here");
  });

  it("is said to lack something before it starts, and starts all the same where that is wanted", async () => {
    const short = { fromUs: time.nowUs - 8e6, toUs: time.nowUs - 2e6 };
    const wish = { scenario: "surge", over: "recorded", range: short } as const;
    const asked = await operator.end.request("start-tour", wish);
    expect(asked.isStarted).toBe(false);
    expect(asked.warnings.map(({ en }) => en)).toContain("The recording is 14 s shorter than the scenario");
    await time.pass(0.1);
    expect(operator.tour).toBeNull();
    expect(await operator.end.request("start-tour", { ...wish, allTheSame: true })).toEqual({
      ...asked,
      isStarted: true,
    });
    await time.pass(0.1);
    expect(operator.tour?.warnings).toEqual(asked.warnings);
  });

  it("is not for those who may not move the session, and refuses what is not there", async () => {
    const visitor = await time.open({ session: "hall", profile: "visitor" });
    await expect(start(visitor)).rejects.toThrow("moved by others");
    await expect(visitor.end.request("control-tour", { kind: "next" })).rejects.toThrow("moved by others");
    await expect(visitor.end.request("remote-token", {})).rejects.toMatchObject({ code: "not-allowed" });
    const unknown = operator.end.request("start-tour", { scenario: "none", over: "recorded" });
    await expect(unknown).rejects.toThrow("there is no scenario none here");
    await expect(operator.end.request("start-tour", { scenario: "surge", over: "simulation" })).rejects.toThrow(
      "no recording is simulated here",
    );
    // A visitor's own session is the visitor's.
    const own = await time.open({ profile: "visitor" });
    expect(await start(own)).toMatchObject({ isStarted: true });
  });

  it("is moved by a telephone with the session's token, which can do nothing else", async () => {
    const { token } = await operator.end.request("remote-token", {});
    expect(await operator.end.request("remote-token", {})).toEqual({ token });
    expect(time.openRemote(createMemoryPair(), `${token}x`)).toBeUndefined();
    const remote = time.openRemote(createMemoryPair(), token);
    if (remote === undefined) throw new Error("the token is not taken");
    await start(operator);
    await time.pass(0.2);
    expect(remote.told.tour).toMatchObject({ title: scenario.title });
    expect(JSON.stringify(remote.told.tour)).not.toContain("备注");
    await remote.end.request("control-tour", { kind: "next" });
    await remote.end.request("control-tour", { kind: "pause" });
    await time.pass(0.2);
    expect(remote.told["tour-state"]).toMatchObject({ state: "paused", step: 1 });
    expect(operator["tour-state"]).toMatchObject({ state: "paused", step: 1 });
    expect(remote.told).not.toHaveProperty("evidence");
    for (const request of ["leave-tour", "list-scenarios"] as const) {
      await expect(remote.end.request(request, {})).rejects.toThrow("only moves the tour");
    }
    await expect(remote.end.request("remote-token", {})).rejects.toMatchObject({ code: "not-allowed" });
  });
});

describe("a tour over what comes now", () => {
  it("goes on when the plant does what its steps wait for, and measures what was recorded by then", async () => {
    const steps = [
      { id: "calm", at: { offsetS: 0 }, caption, holdS: 2 },
      { id: "surge", at: { when: "line-1/pump-1/flow > 50" }, caption, evidence: [pumpClaim()] },
      { id: "late", at: { when: "line-1/pump-1/flow > 900", withinS: 5 }, caption },
      { id: "odd", at: { when: "line-9/pump-1/flow > 900" }, caption, holdS: 4 },
    ];
    const live = parsedScenario(pumpScenario({ steps }), parsedPumpPlant());
    const time = createRecordedTime(undefined, { ...shelf, scenario: () => live });
    const operator = await time.open();
    const run = async (seconds: number, value: number): Promise<void> => {
      for (let second = 0; second < seconds; second++) {
        time.put(flow, value);
        await time.step(1);
      }
    };
    await run(5, 20);
    await operator.end.request("start-tour", { scenario: "surge", over: "live" });
    await run(4, 20);
    expect(operator.clock?.state).toBe("following");
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 0, leftUs: 0 });
    expect(operator.tour?.steps.map(({ timeUs }) => timeUs === null)).toEqual([false, true, true, true]);
    const surgeUs = time.nowUs;
    await run(2, 60);
    expect(operator["tour-state"]).toMatchObject({ step: 1 });
    const begunUs = operator.tour?.steps[1]?.timeUs ?? 0;
    expect(begunUs - surgeUs).toBeGreaterThan(0);
    expect(begunUs - surgeUs).toBeLessThanOrEqual(2e6);
    // What it waits for never comes; what the plant does not have comes at once.
    await run(7, 60);
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 3 });
    await run(5, 60);
    expect(operator["tour-state"]).toMatchObject({ state: "ended", step: 3 });
    await expect.poll(() => time.step(0.1).then(() => operator.evidence.length), { timeout: 5000 }).toBe(1);
    expect(operator.evidence).toMatchObject([{ claim: "steady", verdict: "supported", origin: "plant" }]);
    time.dispose();
  });

  it("stands still while people look back, and goes on at the live edge", async () => {
    const time = createRecordedTime(undefined, shelf);
    const operator = await time.open();
    await time.pass(2);
    await operator.end.request("start-tour", { scenario: "surge", over: "live" });
    await time.pass(1);
    await operator.end.request("control-time", { kind: "seek", timeUs: time.startUs });
    await time.pass(15);
    expect(operator["tour-state"]).toMatchObject({ state: "paused", step: 0 });
    expect(operator.clock?.sessionTimeUs).toBe(time.startUs);
    await operator.end.request("control-tour", { kind: "play" });
    await time.pass(0.1);
    expect(operator.clock?.state).toBe("following");
    expect(operator["tour-state"]).toMatchObject({ state: "playing", step: 1 });
    time.dispose();
  });
});
