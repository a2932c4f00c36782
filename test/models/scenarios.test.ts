import { describe, expect, it } from "vitest";
import { loadCriteriaPacks } from "../../electron/services/criteria-packs.ts";
import { nodeCodec } from "../../electron/services/exchange/node-codec.ts";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { checkPlantScenarios } from "../../electron/services/scenario-files.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import { indexCriteria } from "../../twin/scenario/criteria-index.ts";
import { type Evidence, hashEvidence } from "../../twin/scenario/evidence.ts";
import { planTour } from "../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { simulateRecording } from "../../twin/scenario/simulate-recording.ts";
import { advanceTour, startTour } from "../../twin/scenario/tour.ts";
import { believedAt } from "../support/believed-at.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { partOfPark } from "../support/part-of-park.ts";
import type { Row } from "../support/samples.ts";

const loaded = await loadPlantFolder("models/demo-park");
if (loaded.plant === undefined || loaded.simulation === undefined) throw new Error("the demonstration park has errors");
const { plant, simulation } = { plant: loaded.plant, simulation: loaded.simulation };
const { packs } = await loadCriteriaPacks("assets/criteria");
const { scenarios, issues } = checkPlantScenarios(loaded.scenarios, plant, new Set(indexCriteria(packs).keys()));

/** A day in June 2026 on which the recordings may begin. */
const notBeforeUs = Date.UTC(2026, 5, 10) * 1000;

/** Rows of the signals that a scenario speaks of: a recording of the whole factory is too much to hold in objects. */
interface Recording {
  readonly range: TimeRange;
  readonly rows: readonly Row[];
  readonly history: Pick<RecordedHistory, "stateAt" | "samples">;
}

function recordingOf({ play, steps }: Scenario): Recording {
  if (play.simulation === undefined) throw new Error("the scenario says of no recording");
  const named = JSON.stringify(steps);
  const wanted = new Set(
    plant.signals.flatMap(({ index, asset, definition }) =>
      named.includes(`${plant.assets[asset]?.path}/${definition.id}`) ? [index] : [],
    ),
  );
  const rows: Row[] = [];
  const file = partOfPark(plant, simulation, play.simulation.faults[0]?.target ?? "");
  const { range, unknownFaults } = simulateRecording(plant, file, play.simulation, notBeforeUs, (samples) => {
    for (let row = 0; row < samples.count; row++) {
      if (!wanted.has(samples.signal[row] ?? -1)) continue;
      const [signal = 0, timeUs = 0, value = 0, quality = 0] = [
        samples.signal[row],
        samples.timeUs[row],
        samples.value[row],
        samples.quality[row],
      ];
      rows.push({ signal, timeUs, value, quality, lagUs: 0 });
    }
  });
  expect(unknownFaults).toEqual([]);
  return { range, rows, history: memoryHistory(plant, rows, [range]) };
}

async function play(
  scenario: Scenario,
  { history, range }: Recording,
): Promise<{ shown: string[]; evidence: Evidence[] }> {
  const { plan, warnings } = await planTour(scenario, plant, history, range);
  expect(warnings).toEqual([]);
  if (plan === undefined) throw new Error("it cannot be played");
  const bounds = { startUs: range.fromUs, edgeUs: range.toUs, isLive: false };
  const shown: string[] = [];
  const evidence: Evidence[] = [];
  for (let tour = startTour(plan); tour.state === "playing"; ) {
    const next = advanceTour(tour, 33_333, plan, bounds);
    for (let step = tour.step + 1; step <= next.step; step++) {
      shown.push(`${plan.steps[step]?.id} ${plan.steps[step]?.trigger} ${plan.steps[step]?.offsetUs}`);
      evidence.push(...(await collectEvidence(scenario, step, plan, plant, history)));
    }
    tour = next;
  }
  return { shown, evidence };
}

/** A signal's rows, found by its name. */
function rowsNamed(rows: readonly Row[], name: string): { readonly signal: number; readonly rows: readonly Row[] } {
  const signal = plant.signals.findIndex(
    ({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}` === name,
  );
  return { signal, rows: rows.filter((row) => row.signal === signal) };
}

/** The first sample of a signal, from so many seconds after the beginning on, that fits; seconds after the beginning. */
function firstS({ rows, range }: Recording, name: string, fits: (value: number) => boolean, fromS: number): number {
  const found = rowsNamed(rows, name).rows.find(
    ({ timeUs, value }) => timeUs >= range.fromUs + fromS * 1e6 && fits(Number(value)),
  );
  return ((found?.timeUs ?? Number.NaN) - range.fromUs) / 1e6;
}

function scenarioOf(id: string): Scenario {
  const found = scenarios.find(({ scenario }) => scenario.id === id)?.scenario;
  if (found === undefined) throw new Error(`there is no scenario ${id}`);
  return found;
}

function stateAt(asset: string, state: string): number {
  const definition = plant.assets.find(({ path }) => path === asset)?.type?.signals.find(({ id }) => id === "state");
  return definition?.type === "enum" ? definition.values.indexOf(state) : -1;
}

function measuredOf(evidence: readonly Evidence[], claim: string): number | null | undefined {
  return evidence.find((each) => each.claim === claim)?.value;
}

describe("the demonstration scenarios", { timeout: 120_000 }, () => {
  it("name nothing that the park or the packs do not have, and each is held against criteria", () => {
    expect(issues).toEqual([]);
    expect(scenarios.map(({ scenario }) => scenario.id)).toEqual(["dynamic-scheduling", "predictive-maintenance"]);
    for (const { scenario } of scenarios) expect(scenario.criteria.length).toBeGreaterThan(0);
  });

  it("predictive maintenance: every step is reached, and each claim is as its samples say", async () => {
    const scenario = scenarioOf("predictive-maintenance");
    const recording = recordingOf(scenario);
    const { shown, evidence } = await play(scenario, recording);
    const machine = "equipment/machining/line-1/five-axis-3";
    const signS = firstS(recording, `${machine}/vibration`, (value) => value > 1.2, 240);
    const limitS = firstS(recording, `${machine}/vibration`, (value) => value > 2.8, 240);
    const hotS = firstS(recording, `${machine}/bearing-temperature`, (value) => value > 45, 240);
    const aborted = stateAt(machine, "aborted");
    const stopS = firstS(recording, `${machine}/state`, (value) => value === aborted, 240);
    expect(shown).toEqual([
      "line time 0",
      "normal time 240000000",
      `sign condition ${Math.round(signS * 1e6)}`,
      `alarm condition ${Math.round(limitS * 1e6)}`,
      `stop condition ${Math.round(stopS * 1e6)}`,
    ]);
    expect(measuredOf(evidence, "early-sign")).toBeCloseTo(stopS - signS, 6);
    expect(measuredOf(evidence, "before-temperature")).toBeCloseTo(hotS - signS, 6);
    expect(measuredOf(evidence, "alarm-before-stop")).toBeCloseTo(stopS - limitS, 6);
    expect(evidence.map(({ verdict, origin }) => `${verdict} ${origin}`)).toEqual(Array(3).fill("supported simulated"));
  });

  it("dynamic scheduling: every step is reached, and each claim is as its samples say", async () => {
    const scenario = scenarioOf("dynamic-scheduling");
    const recording = recordingOf(scenario);
    const { shown, evidence } = await play(scenario, recording);
    expect(shown.map((step) => step.split(" ").slice(0, 2).join(" "))).toEqual([
      "line time",
      "sign condition",
      "stop condition",
      "carried time",
      "restart condition",
    ]);
    const [winder, line] = ["battery/assembly/line-2/winder-4", "battery/assembly/line-2"];
    const good = rowsNamed(recording.rows, `${line}/good`);
    const goodAt = (atS: number): number => believedAt(good.rows, good.signal, recording.range.fromUs + atS * 1e6);
    const before = goodAt(899.999) - goodAt(300);
    expect(before).toBeGreaterThan(50);
    expect(measuredOf(evidence, "output-kept")).toBeCloseTo(((goodAt(1599.999) - goodAt(1000)) / before) * 100, 9);

    const aborted = stateAt(winder, "aborted");
    const states = rowsNamed(recording.rows, `${winder}/state`);
    const isDown = (atS: number): boolean =>
      believedAt(states.rows, states.signal, recording.range.fromUs + atS * 1e6, 6e6) === aborted;
    const offsetS = (id: string): number =>
      Number(shown.find((step) => step.startsWith(`${id} `))?.split(" ")[2]) / 1e6;
    // Looked at every second it was down from the stop to the restart.
    const seconds = Array.from({ length: Math.ceil(offsetS("restart") - offsetS("stop")) }, (_, place) => place);
    const downS = seconds.filter((place) => isDown(offsetS("stop") + place)).length;
    expect(Math.abs((measuredOf(evidence, "repair-time") ?? 0) * 60 - downS)).toBeLessThan(2);
    expect(evidence.map(({ claim, verdict, origin }) => `${claim} ${verdict} ${origin}`)).toEqual([
      "output-kept supported simulated",
      "machine-stood supported simulated",
      "repair-time supported simulated",
    ]);
  });

  it("play twice to the same steps at the same offsets and the same evidence, byte for byte", async () => {
    const scenario = scenarioOf("predictive-maintenance");
    const [first, second] = [recordingOf(scenario), recordingOf(scenario)];
    const [one, other] = [await play(scenario, first), await play(scenario, second)];
    expect(other.shown).toEqual(one.shown);
    expect(hashEvidence(other.evidence, nodeCodec)).toBe(hashEvidence(one.evidence, nodeCodec));
    expect(second.rows).toEqual(first.rows);
  });
});
