import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { type OpenPlant, openPlant } from "../../../electron/services/open-plant.ts";
import { systemClockUs } from "../../../electron/services/system-clock.ts";
import type { Profile } from "../../../twin/plant/plant-view.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import {
  feedWorkerUrl,
  historyWorkerUrls,
  openTestScreen,
  recordingWorkerUrl,
  silentLog,
  type TestScreen,
} from "../../support/host.ts";
import { pumpPlant, pumpType } from "../../support/plant-files.ts";

const pump = "line-1/pump-1";

const simulation = {
  format: 1,
  machines: {
    pump: {
      cycleS: 2,
      failures: [
        {
          id: "bearing",
          name: { zh: "轴承磨损", en: "Bearing wear" },
          mttrS: 30,
          requestLeadS: 1,
          signs: [{ signal: "flow", by: 50 }],
        },
      ],
    },
  },
  behaviours: { pump: { flow: { kind: "level", running: 5, idle: 5, noise: 0, everyMs: 100 } } },
};

/** The host's own broker speaks MQTT 3.1.1. */
const feed = { id: "main", url: "mqtt://127.0.0.1:1883", protocol: 4, subscribe: ["works/#"] };

const waitFor = (check: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(async () => expect(await check()).toBe(true), { timeout: 10_000, interval: 20 });

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function openPumps(origin: "plant" | "simulated", brokerUrl?: string, isRecorded = false): Promise<OpenPlant> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-faults-"));
  await writeFile(join(folder, "plant.json"), JSON.stringify(pumpPlant({ origin, feeds: [feed] })));
  await mkdir(join(folder, "types"));
  await writeFile(join(folder, "types", "pump.json"), JSON.stringify(pumpType));
  await writeFile(join(folder, "simulation.json"), JSON.stringify(simulation));
  const plant = await openPlant({
    folder,
    brokerUrl,
    credentialsOf: () => ({}),
    feedWorkerUrl,
    dataFolder: isRecorded ? join(folder, "data") : undefined,
    historyWorkerUrls,
    recordingWorkerUrl,
    criteriaFolder: "assets/criteria",
    software: "test",
    clockUs: systemClockUs,
    log: silentLog,
  });
  open.push(
    () => plant.stop(),
    () => rm(folder, { recursive: true }),
  );
  return plant;
}

async function screenOf(plant: OpenPlant, access: Profile): Promise<TestScreen> {
  const pair = createMemoryPair();
  plant.host.openScreen(pair.host, access);
  return openTestScreen(pair.screen);
}

it("lets an operator make a simulated machine fail, and end it", async () => {
  const screen = await screenOf(await openPumps("simulated"), "operator");
  const { end } = screen;
  await waitFor(() => screen.read(pump, "flow") === 5);
  const { options, active } = await end.request("list-faults", { target: pump });
  expect(options.map(({ fault }) => fault)).toContain("bearing");
  expect(active).toEqual([]);

  const [fault] = await end.request("inject-fault", { fault: "bearing", target: pump });
  expect(fault).toMatchObject({ fault: "bearing", target: pump, severity: 1, name: { en: "Bearing wear" } });
  await waitFor(() => Number(screen.read(pump, "flow")) > 10);
  expect(await end.request("clear-fault", { id: fault?.id ?? "" })).toEqual([]);
  await waitFor(() => screen.read(pump, "flow") === 5);
});

it("writes down who let what go wrong where, and who ended it", async () => {
  const { end } = await screenOf(await openPumps("simulated", undefined, true), "operator");
  const before = systemClockUs();
  const [fault] = await end.request("inject-fault", { fault: "bearing", target: pump, severity: 0.5, who: "王工" });
  await end.request("clear-fault", { id: fault?.id ?? "", who: "李工" });
  // Nothing is over twice.
  await end.request("clear-fault", { id: fault?.id ?? "", who: "李工" });
  const range = { fromUs: before, toUs: before + 3600e6 };
  await waitFor(async () => (await end.request("operation-log", { ...range, limit: 10 })).operations.length >= 2);
  const { operations, isCut } = await end.request("operation-log", { ...range, limit: 10 });
  expect(operations).toMatchObject([
    { who: "李工", fault: { request: "clear", fault: "bearing", target: pump } },
    { who: "王工", fault: { request: "inject", fault: "bearing", target: pump, severity: 0.5 } },
  ]);
  expect(operations[1]?.timeUs).toBeGreaterThanOrEqual(before);
  expect(isCut).toBe(false);
  expect((await end.request("operation-log", { ...range, limit: 1 })).isCut).toBe(true);
});

it("refuses what the machine does not know, and what is not well formed", async () => {
  const { end } = await screenOf(await openPumps("simulated"), "operator");
  await expect(end.request("inject-fault", { fault: "fire", target: pump })).rejects.toThrow('no fault "fire"');
  await expect(end.request("inject-fault", { fault: "bearing", target: "line-9" })).rejects.toThrow("no fault");
  await expect(end.request("inject-fault", { fault: "sensor-stuck", target: pump })).rejects.toThrow("no signal");
  const tooMuch = { fault: "bearing", target: pump, severity: 2 };
  await expect(end.request("inject-fault", tooMuch)).rejects.toMatchObject({ code: "bad-arguments" });
});

it("refuses visitors", async () => {
  const { end } = await screenOf(await openPumps("simulated"), "visitor");
  for (const asked of [
    end.request("list-faults", { target: pump }),
    end.request("inject-fault", { fault: "bearing", target: pump }),
    end.request("clear-fault", { id: "fault-1" }),
  ]) {
    await expect(asked).rejects.toMatchObject({ code: "not-allowed" });
  }
});

it.each([
  ["a plant that is real", "plant", undefined],
  ["a plant whose telemetry comes over a broker that is not the host's own", "simulated", "mqtt://127.0.0.1:1"],
] as const)("refuses %s", async (_, origin, brokerUrl) => {
  const { end } = await screenOf(await openPumps(origin, brokerUrl), "operator");
  await expect(end.request("list-faults", { target: pump })).rejects.toThrow("not simulated here");
  await expect(end.request("inject-fault", { fault: "bearing", target: pump })).rejects.toThrow("not simulated here");
});
