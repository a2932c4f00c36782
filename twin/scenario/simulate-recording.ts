import { createZoneClock } from "../kpi/zone-clock.ts";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { FaultRequest } from "../simulation/fault-request.ts";
import { simulatePlant } from "../simulation/simulate-plant.ts";
import type { SimulationFile } from "../simulation/simulation-schema.ts";
import {
  appendSample,
  appendTextSample,
  clearSamples,
  createSampleColumns,
  type SampleColumns,
} from "../telemetry/sample-columns.ts";
import { sampleFlag } from "../telemetry/sample-quality.ts";
import type { ScenarioSimulation } from "./scenario-schema.ts";

/** What a scenario's simulation came to. */
export interface SimulatedRecording {
  readonly range: TimeRange;
  /** Faults that this plant does not know: the recording goes without them. */
  readonly unknownFaults: readonly FaultRequest[];
}

/** The plant is heard for so long before the recording begins, so that its state is known there. */
const heardBeforeUs = 120e6;

const stepUs = 60e6;

/**
 * Runs a simulated plant as a scenario says, as fast as it goes. The same plant, scenario and moment give the same
 * samples, each marked as simulated.
 *
 * @param notBeforeUs the recording begins on the first day of the scenario's kind from this moment on, UTC microseconds
 * @param take is given the samples in the order of their times; the columns are used again after it returns
 */
export function simulateRecording(
  plant: Plant,
  file: SimulationFile,
  simulation: ScenarioSimulation,
  notBeforeUs: number,
  take: (samples: SampleColumns) => void,
): SimulatedRecording {
  const fromUs = firstMoment(plant, simulation, notBeforeUs);
  const range = { fromUs, toUs: fromUs + simulation.lengthS * 1e6 };
  const samples = createSampleColumns(8192);
  const simulated = simulatePlant(plant, file, {
    seed: simulation.seed,
    startUs: fromUs - simulation.settleS * 1e6,
    traceUnits: 0,
    say({ models }, values, timeUs) {
      if (timeUs < fromUs - heardBeforeUs) return;
      for (const [place, { signal }] of models.entries()) {
        const { definition, index } = signal;
        const said = values[place] ?? 0;
        if (definition.type === "text") {
          appendTextSample(samples, index, Math.round(timeUs), String(said), sampleFlag.simulated, 0);
        } else {
          const value = definition.type === "enum" ? definition.values.indexOf(String(said)) : Number(said);
          appendSample(samples, index, Math.round(timeUs), value, sampleFlag.simulated, 0);
        }
      }
    },
  });

  simulated.advance(fromUs);
  const unknownFaults = simulation.faults.filter((fault) => {
    const option = simulated.disturbances.options(fault.target).find((each) => each.fault === fault.fault);
    const isKnown =
      option !== undefined && (option.signals.length === 0 || option.signals.some(({ id }) => id === fault.signal));
    if (isKnown) simulated.disturbances.inject(fault, fromUs);
    return !isKnown;
  });
  for (let nowUs = fromUs; nowUs < range.toUs; ) {
    nowUs = Math.min(range.toUs, nowUs + stepUs);
    simulated.advance(nowUs);
    take(samples);
    clearSamples(samples);
  }
  return { range, unknownFaults };
}

/** Days are counted from 1970-01-01, a Thursday. */
function firstMoment(plant: Plant, { weekday, time }: ScenarioSimulation, notBeforeUs: number): number {
  const clock = createZoneClock(plant.calendar.timeZone);
  for (let day = clock.dayOf(notBeforeUs); ; day++) {
    const timeUs = clock.timeUs(day, time);
    if ((day + 3) % 7 === weekday - 1 && timeUs >= notBeforeUs) return timeUs;
  }
}
