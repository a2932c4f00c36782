import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EventData } from "../../../twin/bridge/contract.ts";
import { encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import type { TestScreen } from "../../support/host.ts";
import { kpiPlant, type Stretch, sayDay } from "../../support/kpi-plant.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { createRecordedTime, type RecordedTime, testStartUs } from "../../support/recorded-time.ts";
import { columnsOf } from "../../support/samples.ts";

const day: readonly Stretch[] = [
  { minutes: 20, state: "running", made: 1, kw: 6 },
  { minutes: 10, state: "fault", kw: 1 },
  { minutes: 61, state: "running", made: 1, kw: 6 },
];

const ignore = (): void => undefined;

describe("the figures of a plant", () => {
  let host: RecordedTime;
  let screen: TestScreen;
  beforeEach(async () => {
    const plant = kpiPlant();
    const rows = [...sayDay(plant, 1, testStartUs, day), ...sayDay(plant, 2, testStartUs, day)];
    rows.sort((a, b) => a.timeUs - b.timeUs);
    const recorded = memoryHistory(plant, rows, [{ fromUs: testStartUs, toUs: testStartUs + 91 * 60e6 }]);
    host = createRecordedTime({ plant, recorder: { append: ignore, addEntries: ignore, recorded } });
    screen = await host.open();
    for (const batch of encodeInOrder(columnsOf(rows), new Uint8Array(plant.signals.length))) host.take(batch);
    await host.step(90 * 60);
  });
  afterEach(() => host.dispose());

  const shown = (of = screen): EventData<"kpis"> => {
    if (of.kpis === undefined) throw new Error("no figures were sent");
    return of.kpis;
  };

  it("are sent of the asset that a screen watches and of its children, each minute", async () => {
    await screen.end.request("watch-kpis", { assets: ["line"], span: "hour" });
    await host.pass(0.1);
    const first = shown();
    expect(first.results.map(({ asset }) => asset)).toEqual(["line", "line/m1", "line/m2"]);
    await host.step(61);
    await host.pass(0.1);
    expect(shown().results[0]?.toUs).toBe((first.results[0]?.toUs ?? 0) + 60e6);
    await expect(screen.end.request("watch-kpis", { assets: ["line"], span: "week" } as never)).rejects.toThrow();
  });

  it("are sent of several assets, and of those alone that the plant has", async () => {
    const heard: string[] = [];
    const several = await host.open();
    await several.end.request("watch-kpis", { assets: ["nothing", "line", "line/m1"], span: "hour" });
    for (let turn = 0; turn < 3; turn++) {
      await host.pass(0.1);
      heard.push(shown(several).asset);
    }
    expect(heard.at(-1)).toBe("line/m1");
    await several.end.request("control-time", { kind: "seek", timeUs: host.startUs + 30 * 60e6 });
    heard.length = 0;
    for (let turn = 0; turn < 30; turn++) {
      await host.pass(0.3);
      heard.push(shown(several).asset);
    }
    expect([...new Set(heard)].sort()).toEqual(["line", "line/m1"]);
  });

  it("of an asset that is not there do not come, and the host goes on", async () => {
    const visitor = await host.open({}, "visitor");
    await visitor.end.request("watch-kpis", { assets: ["nowhere"], span: "hour" });
    await host.pass(0.1);
    expect(visitor.kpis).toBeUndefined();
    await visitor.end.request("watch-kpis", { assets: ["line"], span: "hour" });
    await host.pass(0.1);
    expect(shown(visitor).asset).toBe("line");
  });

  it("of a range are computed from the history, and are those shown live", async () => {
    await screen.end.request("watch-kpis", { assets: ["line"], span: "hour" });
    await host.pass(0.1);
    const [live] = shown().results;
    if (live === undefined) throw new Error("nothing was sent");
    const { fromUs, toUs } = live;
    const { results } = await screen.end.request("kpis", { asset: "line", fromUs, toUs });
    expect(results).toEqual(shown().results);
  });

  it("are those of the moment that the session is at", async () => {
    await screen.end.request("control-time", { kind: "seek", timeUs: host.startUs + 30 * 60e6 });
    await screen.end.request("watch-kpis", { assets: ["line/m1"], span: "hour" });
    await host.pass(0.3);
    const availability = shown().results[0]?.figures.find(({ id }) => id === "availability");
    // 20 of the 30 minutes that were recorded by then, running.
    expect(availability?.value).toBeCloseTo(20 / 30, 3);
  });

  it("say beside them what has been lost since the last full minute, at the session's time", async () => {
    const lost = async (): Promise<unknown> => {
      const { minute } = await screen.end.request("minute-under-way", { asset: "line/m1" });
      return [(minute?.fromUs ?? 0) - host.startUs, (minute?.toUs ?? 0) - host.startUs, minute?.lost.down];
    };
    await host.step(25);
    // Running now; down at half past the twentieth minute, said until the next is full.
    const [nowFromUs, nowToUs, nowDownUs] = (await lost()) as number[];
    expect([nowFromUs, nowDownUs]).toEqual([90 * 60e6, 0]);
    expect(nowToUs).toBeGreaterThan(90 * 60e6);
    await screen.end.request("control-time", { kind: "pause" });
    await screen.end.request("control-time", { kind: "seek", timeUs: host.startUs + 20.5 * 60e6 });
    await host.pass(0.3);
    expect(await lost()).toEqual([20 * 60e6, 20.5 * 60e6, 30e6]);
    await expect(screen.end.request("minute-under-way", { asset: "nowhere" })).rejects.toThrow("nowhere");
  });

  it("that rest on signals which are not public are not shown to visitors", async () => {
    const visitor = await host.open({}, "visitor");
    await visitor.end.request("watch-kpis", { assets: ["line"], span: "hour" });
    await host.pass(0.1);
    const [line] = shown(visitor).results;
    const figures = new Map(line?.figures.map((figure) => [figure.id, figure]));
    expect(figures.get("oee")?.value).toBeGreaterThan(0);
    expect(figures.get("energy")).toMatchObject({ value: null, why: "not-public" });
    const range = { fromUs: host.startUs, toUs: host.startUs + 3600e6 };
    const { results } = await visitor.end.request("kpis", { asset: "line", ...range });
    expect(results[0]?.figures.find(({ id }) => id === "power")?.why).toBe("not-public");
  });

  it("go on from what was recorded before the host was started", async () => {
    host.dispose();
    const plant = kpiPlant();
    const fromUs = testStartUs - 40 * 60e6;
    const rows = sayDay(plant, 1, fromUs, day);
    const recorded = memoryHistory(plant, rows, [{ fromUs, toUs: testStartUs }]);
    const past = { openedUs: testStartUs, beganUs: fromUs };
    host = createRecordedTime({ plant, recorder: { append: ignore, addEntries: ignore, recorded }, past });
    screen = await host.open();
    await host.pass(0.2);
    const heard = rows.filter(({ timeUs }) => timeUs > testStartUs);
    for (const batch of encodeInOrder(columnsOf(heard), new Uint8Array(plant.signals.length))) host.take(batch);
    await host.step(10 * 60);
    await screen.end.request("watch-kpis", { assets: ["line/m1"], span: "hour" });
    await host.pass(0.1);
    const [machine] = shown().results;
    // 20 min running, 10 down, and running again, ten of them since the start: 40 of the 50 since the first record.
    const availability = machine?.figures.find(({ id }) => id === "availability");
    expect(availability).toMatchObject({ missing: 0, value: 40 / 50 });
    expect([machine?.fromUs, machine?.isFirst]).toEqual([fromUs, true]);
  });

  it("of no asset and of a range that is too long are refused", async () => {
    const range = { fromUs: host.startUs, toUs: host.startUs + 3600e6 };
    await expect(screen.end.request("kpis", { asset: "nothing", ...range })).rejects.toThrow("no asset");
    await expect(
      screen.end.request("kpis", { asset: "line", fromUs: host.startUs, toUs: host.startUs + 9 * 86_400e6 }),
    ).rejects.toThrow();
  });
});
