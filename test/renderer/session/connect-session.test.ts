import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectSession, type Session } from "../../../renderer/session/connect-session.ts";
import { createSessionStore, type SessionStore } from "../../../renderer/session/session-store.ts";
import { takePlant } from "../../../renderer/session/take-plant.ts";
import { newAlarm } from "../../../twin/alarms/standing-alarm.ts";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { attachScreen, type HostEnd } from "../../../twin/bridge/host-end.ts";
import type { PairSide } from "../../../twin/bridge/pair-requests.ts";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import type { Profile } from "../../../twin/plant/plant-view.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import type { TimeCommand } from "../../../twin/playback/time-control.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";
import { screenHandlers } from "../../support/screen-host.ts";

const plant = viewPlant(parsedPumpPlant(), "operator").plant;
const nowUs = 1_764_000_000_000_000;
const handlers = screenHandlers(plant, nowUs);
const side: PairSide = { pair: "a-pair-of-runs", place: "before", run: { of: "simulated", scenario: "peak" } };

describe("a screen's session", () => {
  let store: SessionStore;
  let session: Session;
  let pairs: ReturnType<typeof createMemoryPair>[];
  let hosts: HostEnd[];
  let monotonicMs: number;
  let isHostUp: boolean;
  let profile: Profile;
  let opened: unknown[];
  let commands: TimeCommand[];
  let refusal: string | Error | undefined;

  beforeEach(() => {
    vi.useFakeTimers();
    store = createSessionStore("zh", "studio");
    pairs = [];
    hosts = [];
    monotonicMs = 0;
    isHostUp = true;
    profile = "operator";
    opened = [];
    commands = [];
    refusal = undefined;
    session = connectSession(store, {
      openChannel: () => {
        if (!isHostUp) return Promise.reject(new Error("nobody there"));
        const pair = createMemoryPair();
        pairs.push(pair);
        hosts.push(
          attachScreen(
            pair.host,
            () => profile,
            screenHandlers(plant, nowUs, {
              "open-session": (args) => {
                if (refusal !== undefined) throw typeof refusal === "string" ? new Error(refusal) : refusal;
                opened.push(args);
                return handlers["open-session"](args);
              },
              "control-time": (command) => {
                commands.push(command);
                return null;
              },
            }),
          ),
        );
        return Promise.resolve(pair.screen);
      },
      profile: undefined,
      session: undefined,
      recording: undefined,
      monotonicMs: () => monotonicMs,
    });
  });
  afterEach(() => {
    session.stop();
    vi.useRealTimers();
  });

  const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(600);
  const push = async (value: number): Promise<void> => {
    const columns = columnsOf([{ signal: 4, timeUs: nowUs, value, quality: 0, lagUs: 0 }]);
    for (const batch of encodeBatches(columns)) hosts.at(-1)?.pushBatch(batch);
    await settle();
  };

  it("takes in the plant, its values and the mark that says where they come from", async () => {
    await settle();
    expect(store.getState()).toMatchObject({ link: "open", profile: "operator", provenance: { source: "none" } });
    await push(7);
    expect(store.getState().live?.table.value[4]).toBe(7);
    expect(store.getState().provenance).toEqual({ source: "live", origins: { plant: true, simulated: false } });
  });

  it("takes a host that says nothing for lost, though its connection still stands, and comes back to it", async () => {
    await settle();
    await vi.advanceTimersByTimeAsync(15_000);
    await push(7);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(store.getState().link).toBe("open");
    isHostUp = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getState().link).toBe("lost");
    isHostUp = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.getState().link).toBe("open");
    await push(8);
    expect(store.getState().live?.table.value[4]).toBe(8);
  });

  it("keeps its values when the host is lost, lets them age, and goes on when it is back", async () => {
    await settle();
    await push(7);
    isHostUp = false;
    pairs.at(-1)?.host.close("crash");
    await settle();
    expect(store.getState().link).toBe("lost");
    monotonicMs = 6000;
    await settle();
    expect(store.getState().provenance.source).toBe("none");
    expect(store.getState().live?.table.value[4]).toBe(7);
    isHostUp = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.getState().link).toBe("open");
    await push(8);
    expect(store.getState().live?.table.value[4]).toBe(8);
  });

  it("says no more that a command found no host when that is back", async () => {
    await settle();
    isHostUp = false;
    pairs.at(-1)?.host.close("crash");
    await settle();
    await session.controlTime({ kind: "pause" });
    expect(store.getState().timeProblem?.code).toBe("no-host");
    isHostUp = true;
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.getState().timeProblem).toBeUndefined();
  });

  it("given another plant, shows the trend of the same signals, and points at nothing of the old one", async () => {
    await settle();
    store.setState({ trendSignals: [0, 4], highlighted: [2] });
    const last = plant.signals.length - 1;
    const turned = {
      ...plant,
      signals: plant.signals.with(0, plant.signals[4] as never).with(4, plant.signals[0] as never),
    };
    const opening = handlers["open-session"]({});
    takePlant(store, { ...(opening as RequestResult<"open-session">), plant: turned }, () => monotonicMs);
    expect(store.getState()).toMatchObject({ trendSignals: [4, 0], highlighted: [] });
    store.setState({ trendSignals: [last] });
    takePlant(
      store,
      { ...(opening as RequestResult<"open-session">), plant: { ...plant, signals: [] } },
      () => monotonicMs,
    );
    expect(store.getState().trendSignals).toEqual([]);
  });

  it("runs its time on between the host's clock events", async () => {
    await settle();
    const sessionTimeUs = nowUs + 5_000_000;
    hosts[0]?.pushEvent("clock", {
      sessionTimeUs,
      state: "following",
      speed: 1,
      pace: 1,
      moves: 1,
      edgeUs: sessionTimeUs,
    });
    await settle();
    const before = store.getState().live?.nowUs() ?? 0;
    monotonicMs += 1500;
    expect((store.getState().live?.nowUs() ?? 0) - before).toBe(1_500_000);
    expect(before).toBe(nowUs + 5_000_000);
  });

  it("runs recorded time at its own speed, and marks it as recorded even where its values are old", async () => {
    await settle();
    await push(7);
    const sessionTimeUs = nowUs - 3_600_000_000;
    const loop = { fromUs: sessionTimeUs, toUs: sessionTimeUs + 60e6 };
    hosts[0]?.pushEvent("clock", {
      sessionTimeUs,
      state: "playing",
      speed: -60,
      pace: -60,
      moves: 1,
      loop,
      edgeUs: nowUs,
    });
    await settle();
    monotonicMs += 1000;
    expect(store.getState().live?.nowUs()).toBe(sessionTimeUs - 60e6);
    expect(store.getState().live?.clock.edgeUs()).toBe(nowUs + 1e6);
    expect(store.getState()).toMatchObject({ timeState: "playing", playSpeed: -60, loop });
    expect(store.getState().provenance.source).toBe("recorded");

    hosts[0]?.pushEvent("clock", { sessionTimeUs, state: "paused", speed: -60, pace: 0, moves: 1, edgeUs: nowUs });
    await settle();
    expect(store.getState()).toMatchObject({ timeState: "paused", playSpeed: -60, loop: undefined });
    expect(store.getState().live?.clock.speed()).toBe(0);
  });

  it("given a reset, shows the old values until the batch that replaces all of them", async () => {
    await settle();
    await push(7);
    const live = store.getState().live;
    const seen: (number | undefined)[] = [];
    live?.onChange(() => seen.push(live.table.value[4]));
    hosts[0]?.pushEvent("reset", { batches: 1 });
    await settle();
    expect(live?.table.value[4]).toBe(7);
    const other = columnsOf([{ signal: 1, timeUs: nowUs - 1e9, value: 3, quality: 0, lagUs: 0 }]);
    for (const batch of encodeBatches(other)) hosts[0]?.pushBatch(batch);
    await settle();
    expect([live?.table.value[1], live?.table.value[4], live?.table.timeUs[4]]).toEqual([3, Number.NaN, Number.NaN]);
    // One batch adds to it again.
    await push(9);
    expect([live?.table.value[1], live?.table.value[4]]).toEqual([3, 9]);
    expect(seen).toEqual([Number.NaN, 9]);
  });

  it("keeps its session's name, comes back into it, and lets recorded time stand while the host is away", async () => {
    await settle();
    expect(store.getState()).toMatchObject({ session: "own", mayControl: true, source: { kind: "live" } });
    const sessionTimeUs = nowUs - 3_600_000_000;
    hosts[0]?.pushEvent("clock", { sessionTimeUs, state: "playing", speed: 10, pace: 0, moves: 1, edgeUs: nowUs });
    await settle();
    pairs.at(-1)?.host.close("crash");
    await settle();
    monotonicMs += 500;
    expect(store.getState().live?.nowUs()).toBe(sessionTimeUs);
    await vi.advanceTimersByTimeAsync(2000);
    expect(opened).toEqual([{}, { session: "own" }]);
    expect(store.getState().live?.nowUs()).toBe(sessionTimeUs);
  });

  it("takes alarms, marks and the recording's state into the store", async () => {
    await settle();
    const alarm = newAlarm({ asset: "line-1", signal: "", id: "a", priority: "high", sinceUs: nowUs, value: null });
    const mark = { id: "m", timeUs: nowUs, name: "x", note: "", focus: "", camera: null };
    const retention = { maxAgeDays: 1, maxSizeBytes: 1e9 };
    const recording = {
      state: "stopped",
      reason: "disk-full",
      sinceUs: 1,
      sizeBytes: 2,
      freeBytes: 0,
      lost: 3,
      retention,
    };
    hosts[0]?.pushEvent("alarms", { isWhole: true, set: [alarm], gone: [] });
    hosts[0]?.pushEvent("marks", [mark]);
    hosts[0]?.pushEvent("recording", { ...recording, state: "stopped", reason: "disk-full" });
    await settle();
    expect(store.getState()).toMatchObject({ alarms: [alarm], marks: [mark], recording });
  });

  it("keeps figures of several assets side by side, the newest of each", async () => {
    await settle();
    for (const asset of ["line-1", "line-2", "line-1"]) {
      hosts[0]?.pushEvent("kpis", { asset, span: "hour", results: [] });
      await settle();
    }
    expect(store.getState().kpis.map(({ asset }) => asset)).toEqual(["line-2", "line-1"]);
  });

  it("answers a refused request with its reason, and with another one while there is no host", async () => {
    await settle();
    profile = "visitor";
    const removed = session.removeMark("m");
    await settle();
    expect(await removed).toMatchObject({ problem: { code: "not-allowed" } });
    isHostUp = false;
    pairs.at(-1)?.host.close("crash");
    await settle();
    expect(await session.controlTime({ kind: "pause" })).toEqual({ problem: { code: "no-host", detail: "" } });
    expect(store.getState().timeProblem).toEqual({ code: "no-host", detail: "" });
  });

  it("given a hand that drags, has one seek on its way and sends the last one", async () => {
    await settle();
    for (const timeUs of [1, 2, 3, 4]) session.seek(timeUs);
    await settle();
    expect(commands).toEqual([
      { kind: "seek", timeUs: 1 },
      { kind: "seek", timeUs: 4 },
    ]);
  });

  it("opens one of two runs beside itself, over a channel of its own that closes alone", async () => {
    await settle();
    const other = createSessionStore("zh", "studio");
    const beside = session.beside(other, side);
    await settle();
    expect(opened).toEqual([{}, { side }]);
    expect([other.getState().link, store.getState().link]).toEqual(["open", "open"]);
    const onClose = vi.fn();
    pairs[0]?.host.onClose(onClose);
    const onSideClose = vi.fn();
    pairs[1]?.host.onClose(onSideClose);
    beside.stop();
    await settle();
    expect([onClose.mock.calls.length, onSideClose.mock.calls.length]).toEqual([0, 1]);
  });

  it("says why the host does not open it while it tries again, and closes what opens after it was stopped", async () => {
    refusal = "nothing is recorded here";
    session.stop();
    const other = createSessionStore("zh", "studio");
    const beside = session.beside(other, side);
    await settle();
    expect(other.getState().openProblem).toEqual({ code: "failed", detail: refusal, isFinal: false });
    refusal = undefined;
    await vi.advanceTimersByTimeAsync(2500);
    expect(other.getState()).toMatchObject({ openProblem: undefined, link: "open" });
    const late = session.beside(createSessionStore("zh", "studio"), side);
    late.stop();
    const onClose = vi.fn();
    pairs.at(-1)?.host.onClose(onClose);
    await settle();
    expect(onClose).toHaveBeenCalledTimes(1);
    beside.stop();
  });

  it("asks a host that refuses ever more rarely, at once when told to, and as often as ever once it has opened", async () => {
    session.stop();
    refusal = "the recording cannot be simulated";
    const other = createSessionStore("zh", "studio");
    const beside = session.beside(other, side);
    await settle();
    const askedBefore = pairs.length;
    await vi.advanceTimersByTimeAsync(600_000);
    // After 2, 4, 8, 16, 32 seconds, and then once a minute.
    expect(pairs.length - askedBefore).toBe(13);
    refusal = undefined;
    beside.askAgain();
    await settle();
    expect(other.getState()).toMatchObject({ openProblem: undefined, link: "open" });
    beside.askAgain();
    await settle();
    expect(pairs.length - askedBefore).toBe(14);
    pairs.at(-1)?.host.close("gone");
    await settle();
    expect(other.getState()).toMatchObject({ openProblem: undefined, link: "lost" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(other.getState().link).toBe("open");
    beside.stop();
  });

  it("knows why it is refused in both languages, and what it can offer itself", async () => {
    const text = { zh: "主机上已没有该录制文件", en: "the host has this recording no more" };
    refusal = new Refusal(text, "recording-gone");
    const other = createSessionStore("zh", "studio");
    const beside = session.beside(other, side);
    await settle();
    expect(other.getState().openProblem).toMatchObject({ code: "recording-gone", text, isFinal: false });
    beside.stop();
  });

  it("does not ask again by itself what the host does not take from it", async () => {
    await settle();
    const other = createSessionStore("zh", "studio");
    const beside = session.beside(other, { ...side, pair: "short" });
    await settle();
    expect(other.getState().openProblem).toMatchObject({ code: "failed", isFinal: true });
    // The first screen's host says nothing here, and would be asked again for that.
    session.stop();
    const asked = pairs.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(pairs.length).toBe(asked);
    beside.askAgain();
    await settle();
    expect(pairs.length).toBe(asked + 1);
    beside.stop();
  });
});
