import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createChangeBatches } from "../../../electron/services/change-batches.ts";
import { openScreenSession, type SessionHost } from "../../../electron/services/screen-session.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { applySamples, createSignalTable } from "../../../twin/telemetry/signal-table.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { openTestScreen, type TestScreen } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const isText = Uint8Array.from(plant.signals, (signal) => (signal.definition.type === "text" ? 1 : 0));
const views = { operator: viewPlant(plant, "operator"), visitor: viewPlant(plant, "visitor") };

/** A host without feeds: the test puts values into its table and lets its time pass. */
function createHost(): SessionHost & {
  put(signal: number, value: number | string): void;
  nowUs: number;
  nextTick(): void;
} {
  const table = createSignalTable(plant.signals.length);
  const changes = createChangeBatches(table, isText, (profile) => views[profile]);
  const host = {
    nowUs: 1_764_000_000_000_000,
    software: "test",
    issues: [],
    clockUs: () => host.nowUs,
    view: (profile: "operator" | "visitor") => views[profile],
    changesSince: (profile: "operator" | "visitor", revision: number) => ({
      batches: changes.since(profile, revision),
      revision: table.revision,
    }),
    feeds: () => [],
    notices: () => ({ countByKind: {} as never, latest: [] }),
    retryFeed: vi.fn(),
    nextTick: () => changes.nextTick(),
    put(signal: number, value: number | string) {
      applySamples(table, columnsOf([{ signal, timeUs: host.nowUs++, value, quality: 0, lagUs: 0 }]), isText);
    },
  };
  return host;
}

describe("a screen's session", () => {
  let host: ReturnType<typeof createHost>;
  let pair: ReturnType<typeof createMemoryPair>;
  let tick: (count?: number) => void;
  beforeEach(() => {
    host = createHost();
    pair = createMemoryPair();
    const session = openScreenSession(pair.host, "operator", host);
    tick = (count = 1) => {
      for (let n = 0; n < count; n++) {
        host.nowUs += 33_333;
        host.nextTick();
        session.tick(host.nowUs);
      }
    };
  });
  afterEach(() => pair.dispose());

  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const flow = (screen: TestScreen): unknown => screen.read("line-1/pump-1", "flow");

  it("begins with every value there is, texts too, then sends what changes", async () => {
    host.put(2, "B-1");
    host.put(4, 7);
    const screen = await openTestScreen(pair.screen);
    tick();
    await settle();
    expect([flow(screen), screen.read("line-1/pump-1", "batch")]).toEqual([7, "B-1"]);
    host.put(4, 8);
    tick();
    await settle();
    expect(flow(screen)).toBe(8);
    expect(screen.batches).toBe(2);
  });

  it("sends nothing where nothing changed, except the time", async () => {
    const screen = await openTestScreen(pair.screen);
    for (let second = 0; second < 3; second++) {
      tick(30);
      await settle();
    }
    expect(screen.batches).toBe(0);
    expect(screen.clocks).toBeGreaterThanOrEqual(3);
  });

  it("queues nothing for a screen that takes nothing, and brings it up to date with one batch", async () => {
    const screen = await openTestScreen(pair.screen);
    tick();
    await settle();
    pair.hold();
    for (let value = 1; value <= 900; value++) {
      host.put(4, value);
      tick();
    }
    expect(pair.held).toBeLessThanOrEqual(6);
    const before = screen.batches;
    pair.release();
    await settle();
    tick();
    await settle();
    expect(flow(screen)).toBe(900);
    // What was on its way when it stopped, and one.
    expect(screen.batches - before).toBeLessThanOrEqual(5);
  });

  it("lets go of a screen that takes nothing for two minutes", async () => {
    await openTestScreen(pair.screen);
    const onClose = vi.fn();
    pair.host.onClose(onClose);
    pair.hold();
    for (let value = 0; value < 4000; value++) {
      host.put(4, value);
      tick();
    }
    expect(onClose).toHaveBeenCalledWith("the screen has taken nothing for 120 s");
  });

  it("starts anew when a page that was loaded again opens it again", async () => {
    host.put(4, 7);
    await openTestScreen(pair.screen);
    tick();
    await settle();
    const again = await openTestScreen(pair.screen);
    tick();
    await settle();
    expect(flow(again)).toBe(7);
  });
});

describe("the profile of a session", () => {
  const open = async (access: "operator" | "visitor", asked?: "operator" | "visitor"): Promise<TestScreen> => {
    const host = createHost();
    for (let signal = 0; signal < plant.signals.length; signal++)
      host.put(signal, isText[signal] === 1 ? "secret" : signal + 0.5);
    const pair = createMemoryPair();
    const session = openScreenSession(pair.host, access, host);
    const screen = await openTestScreen(pair.screen, asked);
    session.tick(host.nowUs);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return screen;
  };

  it("visitor gets public signals only, on the wire too", async () => {
    const screen = await open("visitor");
    expect(screen.plant.view.signals).toHaveLength(2);
    expect([...screen.table.value]).toEqual([0.5, 5.5]);
    expect(screen.notices).toBeUndefined();
    await expect(screen.end.request("retry-feed", { feed: "main" })).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("may be lowered by the screen, never raised", async () => {
    expect((await open("operator", "visitor")).plant.view.signals).toHaveLength(2);
    expect((await open("visitor", "operator")).plant.view.signals).toHaveLength(2);
    expect((await open("operator")).plant.view.signals).toHaveLength(10);
  });
});
