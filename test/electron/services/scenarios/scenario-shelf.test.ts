import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { openClip } from "../../../../electron/services/exchange/open-clip.ts";
import { type OpenPlant, openPlant } from "../../../../electron/services/open-plant.ts";
import { systemClockUs } from "../../../../electron/services/system-clock.ts";
import { createMemoryPair } from "../../../support/channel-pair.ts";
import {
  feedWorkerUrl,
  historyWorkerUrls,
  openTestScreen,
  recordingWorkerUrl,
  silentLog,
  type TestScreen,
} from "../../../support/host.ts";
import { pumpPlant, pumpType } from "../../../support/plant-files.ts";
import { pumpClaim, pumpScenario } from "../../../support/pump-scenario.ts";

const pump = "line-1/pump-1";
const caption = { zh: "字幕", en: "Caption" };

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
          requestLeadS: 10,
          signs: [{ signal: "flow", by: 50 }],
        },
      ],
    },
  },
  behaviours: { pump: { flow: { kind: "level", running: 5, idle: 5, noise: 0, everyMs: 1000 } } },
};

const flowAlarm = { id: "much", high: 20, priority: "high", message: { zh: "流量高", en: "Flow is high" } };
const watchedPump = {
  ...pumpType,
  signals: pumpType.signals.map((signal) => (signal.id === "flow" ? { ...signal, alarms: [flowAlarm] } : signal)),
};

/** Two minutes in which the pump wears from the 30th second on. */
const scenario = pumpScenario({
  criteria: ["scenes-2025/28"],
  play: {
    toS: 110,
    simulation: {
      weekday: 1,
      time: "10:30",
      settleS: 60,
      lengthS: 120,
      faults: [{ fault: "bearing", target: pump, startsInS: 30 }],
    },
  },
  steps: [
    { id: "normal", at: { offsetS: 0 }, caption, speed: 60 },
    {
      id: "worn",
      at: { when: `${pump}/flow > 20` },
      caption,
      evidence: [pumpClaim({ expect: { atLeast: 5, mostMissing: 1 } })],
    },
  ],
});

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function makeFolder(scenarios: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-shelf-"));
  open.push(() => rm(folder, { recursive: true }));
  const feed = { id: "main", url: "mqtt://127.0.0.1:1883", protocol: 4, subscribe: ["works/#"] };
  for (const part of ["types", "scenarios"]) await mkdir(join(folder, part));
  await writeFile(join(folder, "plant.json"), JSON.stringify(pumpPlant({ origin: "simulated", feeds: [feed] })));
  await writeFile(join(folder, "types", "pump.json"), JSON.stringify(watchedPump));
  await writeFile(join(folder, "simulation.json"), JSON.stringify(simulation));
  for (const [name, content] of Object.entries(scenarios)) {
    await writeFile(join(folder, "scenarios", `${name}.json`), JSON.stringify(content));
  }
  return folder;
}

async function openPumps(folder: string): Promise<OpenPlant> {
  const plant = await openPlant({
    folder,
    brokerUrl: undefined,
    credentialsOf: () => ({}),
    feedWorkerUrl,
    dataFolder: join(folder, "data"),
    historyWorkerUrls,
    recordingWorkerUrl,
    criteriaFolder: "assets/criteria",
    software: "test",
    clockUs: systemClockUs,
    log: silentLog,
  });
  open.push(() => plant.stop());
  return plant;
}

async function screenOf(plant: OpenPlant, profile: "operator" | "visitor" = "operator"): Promise<TestScreen> {
  const pair = createMemoryPair();
  plant.host.openScreen(pair.host, profile);
  return openTestScreen(pair.screen, { session: "hall" });
}

const waitFor = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const recordings = (folder: string): Promise<string[]> => readdir(join(folder, "data", "works", "scenarios"));

it("lists what can be played, and what is wrong with the rest", async () => {
  const broken = { ...scenario, id: "other" };
  const lame = pumpScenario({ id: "lame", steps: [{ id: "a", at: { offsetS: 0 }, caption, highlight: ["nowhere"] }] });
  const plant = await openPumps(await makeFolder({ surge: scenario, broken, lame }));
  const screen = await screenOf(plant);
  const { scenarios, issues } = await screen.end.request("list-scenarios", {});
  expect(scenarios.map(({ id, over, isRecordingMade }) => [id, over, isRecordingMade])).toEqual([
    ["lame", ["recorded", "live"], false],
    ["surge", ["simulation", "recorded", "live"], false],
  ]);
  expect(scenarios[1]).toMatchObject({ steps: 2, claims: 1, needsS: 110, issues: [] });
  expect(scenarios[1]?.criteria.map(({ id }) => id)).toEqual(["scenes-2025/28"]);
  expect(scenarios[0]?.issues.map(({ text }) => text.en).join()).toContain('nothing has the path "nowhere"');
  expect(issues.map(({ file }) => file)).toEqual(["scenarios/broken.json"]);
  const visitor = await (await screenOf(plant, "visitor")).end.request("list-scenarios", {});
  expect([visitor.issues, visitor.scenarios.flatMap((each) => each.issues)]).toEqual([[], []]);
});

it("simulates a scenario's recording once, plays it for all screens of the session, and goes back to the plant", async () => {
  const folder = await makeFolder({ surge: scenario });
  const plant = await openPumps(folder);
  const [screen, beside] = [await screenOf(plant), await screenOf(plant)];
  await waitFor(() => expect(screen.read(pump, "flow")).toBe(5));
  const start = () => screen.end.request("start-tour", { scenario: "surge", over: "simulation" });
  expect(await start()).toEqual({ isStarted: true, warnings: [] });
  const [file, ...others] = await recordings(folder);
  expect(others).toEqual([]);

  await waitFor(() => expect(beside["tour-state"]).toMatchObject({ step: 1 }));
  expect(beside.tour).toMatchObject({ over: "simulation", scenario: "surge" });
  await waitFor(() => expect(beside.read(pump, "flow")).toBeGreaterThan(20));
  await waitFor(() => expect(beside.evidence).toMatchObject([{ origin: "simulated", verdict: "supported" }]));
  await waitFor(() => expect(beside.alarms.map(({ id }) => id)).toContain("much"));
  const first = beside.evidence;
  const sessionTimeUs = beside.clock?.sessionTimeUs ?? 0;
  expect(new Date(sessionTimeUs / 1000).toISOString()).toMatch(/^2026-06-15T/);

  await screen.end.request("leave-tour", {});
  await waitFor(() => expect(beside.tour).toBeNull());
  await waitFor(() => expect(beside.clock?.state).toBe("following"));
  await waitFor(() => expect(beside.read(pump, "flow")).toBe(5));

  // Again: the same file, and the same evidence.
  await start();
  expect(await recordings(folder)).toEqual([file]);
  await screen.end.request("control-tour", { kind: "go", step: 1 });
  await waitFor(() => expect(beside.evidence).toEqual(first));
  const { scenarios } = await screen.end.request("list-scenarios", {});
  expect(scenarios[0]?.isRecordingMade).toBe(true);
});

it("makes the same file from the same content, sealed, with its alarms, and another one for another plant", async () => {
  const [one, same] = [await makeFolder({ surge: scenario }), await makeFolder({ surge: scenario })];
  for (const folder of [one, same]) {
    const screen = await screenOf(await openPumps(folder));
    await screen.end.request("start-tour", { scenario: "surge", over: "simulation" });
  }
  const [name = ""] = await recordings(one);
  expect(await recordings(same)).toEqual([name]);
  const path = (folder: string): string => join(folder, "data", "works", "scenarios", name);
  expect(Buffer.compare(await readFile(path(one)), await readFile(path(same)))).toBe(0);
  const clip = await openClip(path(one));
  if ("problem" in clip) throw new Error(clip.problem.en);
  open.push(() => clip.recorded.close());
  expect(clip.view()).toMatchObject({ seal: "intact", damage: [], gone: [] });
  const [range] = await clip.recorded.ranges();
  expect((range?.toUs ?? 0) - (range?.fromUs ?? 0)).toBe(120e6);
  const entries = await clip.recorded.journal({ fromUs: 0, toUs: Number.MAX_SAFE_INTEGER });
  expect(entries.map(({ kind }) => kind)).toContain("alarm-raised");
});

it("refuses what has no recording, and a second scenario while one is being made ready", async () => {
  const lame = pumpScenario({ id: "lame", steps: [{ id: "a", at: { offsetS: 0 }, caption }] });
  const screen = await screenOf(await openPumps(await makeFolder({ surge: scenario, lame })));
  await expect(screen.end.request("start-tour", { scenario: "lame", over: "simulation" })).rejects.toThrow(
    "no recording is simulated for lame",
  );
  const starting = screen.end.request("start-tour", { scenario: "surge", over: "simulation" });
  await expect(screen.end.request("start-tour", { scenario: "lame", over: "recorded" })).rejects.toThrow(
    "being made ready here already",
  );
  expect(await starting).toMatchObject({ isStarted: true });
});

it("keeps what operators make, plays it over its stretch, and lets nobody else make anything", async () => {
  const folder = await makeFolder({ surge: scenario });
  const plant = await openPumps(folder);
  const [screen, visitor] = [await screenOf(plant), await screenOf(plant, "visitor")];
  await waitFor(() => expect(screen.read(pump, "flow")).toBe(5));
  // From now on: what the screen was told of the time last may be from before the value came.
  const fromUs = systemClockUs();
  const toUs = fromUs + 2e6;
  const range = { fromUs, toUs };
  await waitFor(() => expect(screen.clock?.edgeUs).toBeGreaterThan(toUs));
  const steps = [{ id: "a", at: { offsetS: 0 }, caption, speed: 10 }];
  const draft = { ...pumpScenario({ id: "own-1", criteria: [] }), steps, play: { toS: 2 } };
  const json = JSON.parse(JSON.stringify(draft));

  const refused = { ...json, steps: [{ ...steps[0], at: { when: "flow >" } }] };
  expect(await screen.end.request("save-scenario", { scenario: refused, madeOver: range })).toMatchObject({
    isSaved: false,
    issues: [{ place: "steps[0].at.when" }],
  });
  expect(await screen.end.request("save-scenario", { scenario: json, madeOver: range })).toEqual({
    isSaved: true,
    issues: [],
  });
  const { scenarios } = await screen.end.request("list-scenarios", {});
  expect(scenarios.map(({ id, isOwn, madeOver }) => [id, isOwn, madeOver])).toEqual([
    ["own-1", true, range],
    ["surge", false, undefined],
  ]);
  expect(await screen.end.request("start-tour", { scenario: "own-1", over: "recorded" })).toMatchObject({
    isStarted: true,
  });
  await waitFor(() => expect(screen.tour).toMatchObject({ scenario: "own-1", startUs: range.fromUs }));
  await screen.end.request("leave-tour", {});

  // A recorded run beside one that is simulated.
  const compare = () =>
    screen.end.request("compare-runs", {
      quantities: [{ from: "signals", of: `${pump}/flow`, take: "max" }],
      before: { of: "recorded", ...range },
      after: { of: "simulated", scenario: "surge" },
      points: 10,
    });
  // What was shown is written down within a second, or later where the machine is busy.
  await expect.poll(async () => (await compare()).comparisons[0]?.before.term.value, { timeout: 15_000 }).toBe(5);
  const { comparisons } = await compare();
  expect(comparisons[0]?.after.term.value).toBeGreaterThan(20);
  expect(comparisons[0]?.after.trend?.timeUs.length).toBeGreaterThan(1);

  for (const ask of [
    visitor.end.request("save-scenario", { scenario: json, madeOver: range }),
    visitor.end.request("remove-scenario", { id: "own-1" }),
    visitor.end.request("read-scenario", { id: "own-1" }),
    visitor.end.request("preview-scenario", { scenario: json, range }),
    visitor.end.request("save-pack", { pack: {} }),
  ]) {
    await expect(ask).rejects.toMatchObject({ code: "not-allowed" });
  }
  await screen.end.request("remove-scenario", { id: "own-1" });
  await expect(screen.end.request("remove-scenario", { id: "surge" })).rejects.toThrow("no scenario surge");
  const left = await screen.end.request("list-scenarios", {});
  expect(left.scenarios.map(({ id }) => id)).toEqual(["surge"]);
});
