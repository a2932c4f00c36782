import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectSession, type Session } from "../../../renderer/session/connect-session.ts";
import {
  createSessionStore,
  focusAsset,
  goDown,
  goUp,
  type SessionStore,
} from "../../../renderer/session/session-store.ts";
import { attachScreen, type HostEnd } from "../../../twin/bridge/host-end.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const plant = viewPlant(parsedPumpPlant(), "operator").plant;
const nowUs = 1_764_000_000_000_000;

describe("a screen's session", () => {
  let store: SessionStore;
  let session: Session;
  let pairs: ReturnType<typeof createMemoryPair>[];
  let hosts: HostEnd[];
  let monotonicMs: number;
  let isHostUp: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    store = createSessionStore("zh", "studio");
    pairs = [];
    hosts = [];
    monotonicMs = 0;
    isHostUp = true;
    session = connectSession(store, {
      openChannel: () => {
        if (!isHostUp) return Promise.reject(new Error("nobody there"));
        const pair = createMemoryPair();
        pairs.push(pair);
        hosts.push(
          attachScreen(pair.host, () => "operator", {
            "open-session": () => ({ profile: "operator", software: "test", hostTimeUs: nowUs, plant, issues: [] }),
            "retry-feed": () => null,
          }),
        );
        return Promise.resolve(pair.screen);
      },
      profile: undefined,
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

  it("runs its time on between the host's clock events", async () => {
    await settle();
    hosts[0]?.pushEvent("clock", { sessionTimeUs: nowUs + 5_000_000 });
    await settle();
    const before = store.getState().live?.nowUs() ?? 0;
    monotonicMs += 1500;
    expect((store.getState().live?.nowUs() ?? 0) - before).toBe(1_500_000);
    expect(before).toBe(nowUs + 5_000_000);
  });

  it("goes down towards what is pointed at, and up again", async () => {
    await settle();
    const pump = plant.assets.findIndex((asset) => asset.path === "line-1/pump-1");
    goDown(store, pump);
    expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
    goDown(store, pump);
    expect(store.getState()).toMatchObject({ focus: pump, selected: pump });
    goUp(store);
    expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
    store.setState({ selected: pump });
    goUp(store);
    expect(store.getState()).toMatchObject({ focus: 1, selected: undefined });
    goUp(store);
    goUp(store);
    expect(store.getState().focus).toBe(0);
    focusAsset(store, pump);
    expect(store.getState().selected).toBe(pump);
  });
});
