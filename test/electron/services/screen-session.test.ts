import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { openTestScreen, type TestScreen } from "../../support/host.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

describe("a screen's session", () => {
  let host: RecordedTime;
  let pair: ReturnType<typeof createMemoryPair>;
  beforeEach(() => {
    host = createRecordedTime();
    pair = createMemoryPair();
    host.attach(pair, "operator");
  });
  afterEach(() => host.dispose());

  const flow = (screen: TestScreen): unknown => screen.read("line-1/pump-1", "flow");

  it("begins with every value there is, texts too, then sends what changes", async () => {
    host.put(2, "B-1");
    host.put(4, 7);
    const screen = await openTestScreen(pair.screen);
    await host.pass(0.1);
    expect([flow(screen), screen.read("line-1/pump-1", "batch")]).toEqual([7, "B-1"]);
    host.put(4, 8);
    await host.pass(0.1);
    expect(flow(screen)).toBe(8);
    expect(screen.batches).toBe(2);
  });

  it("goes on telling the time and the state of the feeds where the clock is set back", async () => {
    const screen = await openTestScreen(pair.screen);
    await host.pass(1);
    await host.step(-3600);
    const { clocks } = screen;
    host.setRecording({ state: "stopped", reason: "disk-full" });
    await host.pass(3);
    expect(screen.clocks - clocks).toBeGreaterThanOrEqual(2);
    expect(screen.clock?.sessionTimeUs).toBeLessThan(host.startUs);
    expect(screen.recording?.state).toBe("stopped");
  });

  it("sends nothing where nothing changed, except the time", async () => {
    const screen = await openTestScreen(pair.screen);
    await host.pass(3);
    expect(screen.batches).toBe(0);
    expect(screen.clocks).toBeGreaterThanOrEqual(3);
  });

  it("queues nothing for a screen that takes nothing, and brings it up to date with one batch", async () => {
    const screen = await openTestScreen(pair.screen);
    await host.pass(0.1);
    pair.hold();
    for (let value = 1; value <= 900; value++) {
      host.put(4, value);
      await host.pass(1 / 30);
    }
    expect(pair.held).toBeLessThanOrEqual(6);
    const before = screen.batches;
    pair.release();
    await host.pass(0.1);
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
      await host.pass(1 / 30);
    }
    expect(onClose).toHaveBeenCalledWith("the screen has taken nothing for 120 s");
  });

  it("starts anew when a page that was loaded again opens it again", async () => {
    host.put(4, 7);
    await openTestScreen(pair.screen);
    await host.pass(0.1);
    const again = await openTestScreen(pair.screen);
    await host.pass(0.1);
    expect(flow(again)).toBe(7);
  });
});

describe("the profile of a session", () => {
  const open = async (access: "operator" | "visitor", asked?: "operator" | "visitor"): Promise<TestScreen> => {
    const host = createRecordedTime();
    const { plant } = host;
    for (let signal = 0; signal < plant.signals.length; signal++)
      host.put(signal, plant.signals[signal]?.definition.type === "text" ? "secret" : signal + 0.5);
    const screen = await host.open(asked === undefined ? {} : { profile: asked }, access);
    await host.pass(0.1);
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
