import { loadCriteriaPacks } from "../../electron/services/criteria-packs.ts";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { checkPlantScenarios } from "../../electron/services/scenario-files.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import { indexCriteria } from "../../twin/scenario/criteria-index.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import { planTour } from "../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { simulateRecording } from "../../twin/scenario/simulate-recording.ts";
import { advanceTour, startTour } from "../../twin/scenario/tour.ts";
import { memoryHistory } from "./memory-history.ts";
import { partOfPark } from "./part-of-park.ts";
import type { Row } from "./samples.ts";

const loaded = await loadPlantFolder("models/demo-park");
if (loaded.plant === undefined || loaded.simulation === undefined) throw new Error("the demonstration park has errors");
export const { plant, simulation } = { plant: loaded.plant, simulation: loaded.simulation };
export const loadedPacks = await loadCriteriaPacks("assets/criteria");
export const criteria = indexCriteria(loadedPacks.packs);
export const plantFiles = loaded.files;
/** By path in the park's folder. */
export const scenarioFiles = loaded.scenarios;
export const { scenarios, issues } = checkPlantScenarios(scenarioFiles, plant, new Set(criteria.keys()));

/** A day in June 2026 on which the recordings may begin. */
const notBeforeUs = Date.UTC(2026, 5, 10) * 1000;

/** Rows of the signals that a scenario speaks of: a recording of the whole factory is too much to hold in objects. */
export interface Recording {
  readonly range: TimeRange;
  readonly rows: readonly Row[];
  readonly history: RecordedHistory;
}

/** Runs the simulation that a scenario asks for. */
export function recordingOf({ play, steps }: Scenario): Recording {
  if (play.simulation === undefined) throw new Error("the scenario says of no recording");
  const named = JSON.stringify(steps);
  const wanted = new Set(
    plant.signals.flatMap(({ index, asset, definition }) =>
      named.includes(`${plant.assets[asset]?.path}/${definition.id}`) ? [index] : [],
    ),
  );
  const rows: Row[] = [];
  const target = play.simulation.faults[0]?.target;
  // Without a fault the tour is through the whole park; a fault is of one factory, and shows in it.
  const file = target === undefined ? simulation : partOfPark(plant, simulation, target);
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
  if (unknownFaults.length > 0) throw new Error(`the park does not know: ${JSON.stringify(unknownFaults)}`);
  return { range, rows, history: memoryHistory(plant, rows, [range]) };
}

/** A scenario that was played from its beginning to its end. */
export interface Played {
  readonly scenario: Scenario;
  readonly recording: Recording;
  /** Of each step its id, why it began and when, microseconds after the tour's beginning. */
  readonly shown: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Plays a scenario over a recording, tick by tick, and collects its evidence as its steps are reached. */
export async function play(scenario: Scenario, recording: Recording): Promise<Played> {
  const { history, range } = recording;
  const { plan, warnings } = await planTour(scenario, plant, history, range);
  if (warnings.length > 0) throw new Error(warnings.map(({ en }) => en).join("; "));
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
  return { scenario, recording, shown, evidence };
}

const played = new Map<string, Promise<Played>>();

/** A scenario of the park, played over its own recording; but once in a test file, because that takes long. */
export function playedOf(id: string): Promise<Played> {
  const known = played.get(id);
  if (known !== undefined) return known;
  const scenario = scenarios.find((each) => each.scenario.id === id)?.scenario;
  if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
  const playing = play(scenario, recordingOf(scenario));
  played.set(id, playing);
  return playing;
}
