import { createZoneClock } from "../kpi/zone-clock.ts";
import type { Plant, Signal } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { MachineValue } from "../simulation/behave.ts";
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

/** What a scenario's simulation comes to. */
export interface SimulatedRecording {
  readonly range: TimeRange;
  /** Faults that this plant does not know: the recording goes without them. */
  readonly unknownFaults: readonly FaultRequest[];
}

/** A simulation for a scenario as it runs, as fast as it is asked to. */
export interface RecordingRun extends SimulatedRecording {
  /** Where it is, UTC microseconds. */
  readonly atUs: number;
  /**
   * Goes on by at most a second: what was said meanwhile, in the order of the times; the first time also what was said
   * shortly before the recording. The columns are used again the next time. Undefined at the end.
   */
  next(): SampleColumns | undefined;
}

/** The plant is heard for so long before the recording begins, so that its state is known there. */
const heardBeforeUs = 120e6;

/** Alarms are watched second by second, as they are where the plant runs. */
const stepUs = 1e6;

/**
 * Begins to run a simulated plant as a scenario says. The same plant, scenario and moment give the same samples, each
 * marked as simulated.
 *
 * @param notBeforeUs the recording begins on the first day of the scenario's kind from this moment on, UTC microseconds
 */
export function startRecording(
  plant: Plant,
  file: SimulationFile,
  simulation: ScenarioSimulation,
  notBeforeUs: number,
): RecordingRun {
  const fromUs = firstMoment(plant, simulation, notBeforeUs);
  const range = { fromUs, toUs: fromUs + simulation.lengthS * 1e6 };
  const samples = createSampleColumns(8192);
  const echoes = findEchoes(plant, file);
  const append = ({ definition, index }: Signal, said: MachineValue, timeUs: number): void => {
    if (definition.type === "text") {
      appendTextSample(samples, index, timeUs, String(said), sampleFlag.simulated, 0);
    } else {
      const value = definition.type === "enum" ? definition.values.indexOf(String(said)) : Number(said);
      appendSample(samples, index, timeUs, value, sampleFlag.simulated, 0);
    }
  };
  const simulated = simulatePlant(plant, file, {
    seed: simulation.seed,
    startUs: fromUs - simulation.settleS * 1e6,
    traceUnits: 0,
    say({ models }, values, timeUs) {
      if (timeUs < fromUs - heardBeforeUs) return;
      for (const [place, { signal }] of models.entries()) {
        const said = values[place] ?? 0;
        append(signal, said, Math.round(timeUs));
        for (const echo of echoes.get(signal.index) ?? []) append(echo, said, Math.round(timeUs));
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
  let atUs = fromUs;
  let isFirst = true;
  return {
    range,
    unknownFaults,
    get atUs() {
      return atUs;
    },
    next() {
      if (atUs >= range.toUs) return undefined;
      if (!isFirst) clearSamples(samples);
      isFirst = false;
      atUs = Math.min(range.toUs, atUs + stepUs);
      simulated.advance(atUs);
      return samples;
    },
  };
}

/**
 * Runs a simulated plant as a scenario says to its end; see `startRecording`.
 *
 * @param take is given the samples in the order of their times; the columns are used again after it returns
 */
export function simulateRecording(
  plant: Plant,
  file: SimulationFile,
  simulation: ScenarioSimulation,
  notBeforeUs: number,
  take: (samples: SampleColumns) => void,
): SimulatedRecording {
  const run = startRecording(plant, file, simulation, notBeforeUs);
  for (let samples = run.next(); samples !== undefined; samples = run.next()) take(samples);
  return { range: run.range, unknownFaults: run.unknownFaults };
}

/**
 * Signals that nothing simulates and that read what is said of another one: the same place of the same messages. By index
 * of the one that is simulated.
 */
function findEchoes(plant: Plant, { behaviours }: SimulationFile): ReadonlyMap<number, readonly Signal[]> {
  const isSimulated = ({ asset, definition }: Signal): boolean =>
    behaviours[plant.assets[asset]?.type?.id ?? ""]?.[definition.id] !== undefined;
  const placeOf = ({ binding: { topic, source } }: Signal): string =>
    JSON.stringify([topic, source.path, source.scale, source.offset]);
  const simulated = new Map(plant.signals.filter(isSimulated).map((signal) => [placeOf(signal), signal.index]));
  const echoes = new Map<number, Signal[]>();
  for (const signal of plant.signals) {
    const of = isSimulated(signal) ? undefined : simulated.get(placeOf(signal));
    if (of !== undefined) echoes.set(of, [...(echoes.get(of) ?? []), signal]);
  }
  return echoes;
}

/** Days are counted from 1970-01-01, a Thursday. */
function firstMoment(plant: Plant, { weekday, time }: ScenarioSimulation, notBeforeUs: number): number {
  const clock = createZoneClock(plant.calendar.timeZone);
  for (let day = clock.dayOf(notBeforeUs); ; day++) {
    const timeUs = clock.timeUs(day, time);
    if ((day + 3) % 7 === weekday - 1 && timeUs >= notBeforeUs) return timeUs;
  }
}
