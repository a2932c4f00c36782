import { type MachineState, machineStatesOf } from "../appearance/machine-state.ts";
import type { Plant, Signal } from "../plant/plant.ts";
import { encodeMessages, type MachineValue, type PlantMessage } from "./encode-message.ts";
import { createEventQueue } from "./event-queue.ts";
import { createRandom, type Random } from "./random.ts";
import { type LineSimulation, type Station, simulateLine } from "./simulate-line.ts";
import type { Behaviour, SimulationFile } from "./simulation-schema.ts";

/** A plant that makes up its own telemetry, on its own clock. */
export interface SimulatedPlant {
  /** Everything said up to a moment since the last call, in order of time. */
  advance(nowUs: number): PlantMessage[];
}

/** Signals of one topic that are said together. */
interface Speaker {
  readonly signals: readonly SignalModel[];
  readonly everyUs: number;
}

/** A signal and how its value comes about. */
interface SignalModel {
  readonly signal: Signal;
  valueAt(nowUs: number): MachineValue | undefined;
}

/** What behaviours read: the station of an asset, its line, and the numbers that others have last said. */
interface Surroundings {
  readonly station: Station | undefined;
  readonly line: LineSimulation | undefined;
  readonly random: Random;
  readonly plant: Plant;
  readonly lastNumbers: ReadonlyMap<string, number>;
  readonly startUs: number;
}

/**
 * Simulates a plant from its description and its simulation file. The same seed, start and moments give the same
 * messages.
 */
export function simulatePlant(plant: Plant, file: SimulationFile, seed: number, startUs: number): SimulatedPlant {
  const lines = new Map(file.lines.map((line) => [line.asset, simulateLine(line, seed, startUs)]));
  const stations = new Map<string, Station>();
  for (const line of lines.values()) for (const station of line.stations) stations.set(station.settings.asset, station);
  const lastNumbers = new Map<string, number>();

  const models = plant.signals.flatMap((signal): (SignalModel & { everyUs: number })[] => {
    const asset = plant.assets[signal.asset];
    const behaviour = file.behaviours[asset?.type?.id ?? ""]?.[signal.definition.id];
    if (asset === undefined || behaviour === undefined) return [];
    const surroundings: Surroundings = {
      station: stations.get(asset.path),
      line: lines.get(asset.path),
      random: createRandom(seed, `${asset.path}/${signal.definition.id}`),
      plant,
      lastNumbers,
      startUs,
    };
    return [{ signal, valueAt: behave(behaviour, signal, surroundings), everyUs: behaviour.everyMs * 1000 }];
  });

  const queue = createEventQueue<Speaker>();
  for (const speaker of groupSpeakers(models)) {
    // Machines do not all speak in the same moment.
    const first = createRandom(seed, `speaks ${speaker.signals[0]?.signal.binding.topic}`).uniform();
    queue.plan(startUs + first * speaker.everyUs, speaker);
  }

  return {
    advance(nowUs) {
      const messages: PlantMessage[] = [];
      for (let due = queue.takeDue(nowUs); due !== undefined; due = queue.takeDue(nowUs)) {
        for (const line of lines.values()) line.advance(due.timeUs);
        const values = new Map<Signal, MachineValue>();
        for (const { signal, valueAt } of due.event.signals) {
          const value = valueAt(due.timeUs);
          if (value === undefined) continue;
          values.set(signal, value);
          if (typeof value === "number") lastNumbers.set(`${signal.asset} ${signal.definition.id}`, value);
        }
        messages.push(...encodeMessages(values, due.timeUs));
        queue.plan(due.timeUs + due.event.everyUs, due.event);
      }
      return messages;
    },
  };
}

/** One speaker for each topic and interval. */
function groupSpeakers(models: readonly (SignalModel & { everyUs: number })[]): Speaker[] {
  const speakers = new Map<string, { signals: SignalModel[]; everyUs: number }>();
  for (const model of models) {
    const key = `${model.signal.binding.topic} ${model.everyUs}`;
    const speaker = speakers.get(key) ?? { signals: [], everyUs: model.everyUs };
    speakers.set(key, speaker);
    speaker.signals.push(model);
  }
  return [...speakers.values()];
}

/** The nearest assets below one that report a signal: a line counts for its machines, a factory for its lines. */
function reportersBelow(plant: Plant, asset: number, signal: string): number[] {
  const reporting = new Set(plant.signals.flatMap((each) => (each.definition.id === signal ? [each.asset] : [])));
  const open = new Set([asset]);
  const reporters: number[] = [];
  for (const candidate of plant.assets) {
    if (!open.has(candidate.parent)) continue;
    if (reporting.has(candidate.index)) reporters.push(candidate.index);
    else open.add(candidate.index);
  }
  return reporters;
}

/** The value of a signal over time, by its behaviour. */
function behave(
  behaviour: Behaviour,
  signal: Signal,
  { station, line, random, plant, lastNumbers, startUs }: Surroundings,
): (nowUs: number) => MachineValue | undefined {
  switch (behaviour.kind) {
    case "state": {
      const textByState = stateTexts(signal);
      return () => textByState.get(station?.state ?? "running");
    }
    case "count":
      return () => countOf(behaviour.of, station, line);
    case "level":
      return followLevel(behaviour, station, random, startUs);
    case "cycle":
      return (nowUs) => {
        const phase = ((station?.progressAt(nowUs) ?? 0) * behaviour.strokes) % 1;
        const there = 1 - Math.abs(2 * phase - 1);
        return behaviour.from + (behaviour.to - behaviour.from) * there;
      };
    case "travel":
      return travel(behaviour, random, startUs);
    case "progress":
      return (nowUs) => (station?.progressAt(nowUs) ?? 0) * 100;
    case "batch":
      return () =>
        `${behaviour.prefix}${String(1 + Math.floor(countOf("total", station, line) / behaviour.units)).padStart(3, "0")}`;
    case "sum": {
      const parts = reportersBelow(plant, signal.asset, behaviour.of).map((asset) => `${asset} ${behaviour.of}`);
      return () => {
        let sum = behaviour.base;
        for (const part of parts) {
          const last = lastNumbers.get(part);
          if (last === undefined) return undefined;
          sum += behaviour.scale * last;
        }
        return sum;
      };
    }
    case "rate":
      return hourlyRate(() => countOf("good", station, line), startUs);
  }
}

function countOf(
  which: "total" | "good" | "scrap",
  station: Station | undefined,
  line: LineSimulation | undefined,
): number {
  if (line !== undefined) {
    const scrap = line.stations.reduce((sum, each) => sum + each.scrap, 0);
    return which === "scrap" ? scrap : line.finished + (which === "total" ? scrap : 0);
  }
  if (station === undefined) return 0;
  if (which === "total") return station.total;
  return which === "scrap" ? station.scrap : station.total - station.scrap;
}

/** How a machine's own controller names each state; states that it has no name for are idle to it. */
function stateTexts(signal: Signal): ReadonlyMap<MachineState, string> {
  const { definition } = signal;
  if (definition.type !== "enum") return new Map();
  const texts = new Map<MachineState, string>();
  for (const [place, meaning] of machineStatesOf(definition.values, {}).entries()) {
    const text = definition.values[place];
    if (text !== undefined && !texts.has(meaning)) texts.set(meaning, text);
  }
  const idle = texts.get("idle") ?? texts.get("stopped");
  for (const state of ["starved", "blocked", "setup"] as const) {
    if (!texts.has(state) && idle !== undefined) texts.set(state, idle);
  }
  return texts;
}

/** A value that moves towards a level for the machine's state, with noise around it. */
function followLevel(
  behaviour: Extract<Behaviour, { kind: "level" }>,
  station: Station | undefined,
  random: Random,
  startUs: number,
): (nowUs: number) => number {
  const { running, idle, fault = idle, noise, settleS } = behaviour;
  let value = idle;
  let lastUs = startUs;
  return (nowUs) => {
    const state = station?.state ?? "running";
    const level = state === "running" ? running : state === "fault" ? fault : idle;
    const share = settleS === 0 ? 1 : 1 - Math.exp(-(nowUs - lastUs) / (settleS * 1e6));
    lastUs = nowUs;
    value += (level - value) * share;
    return value + noise * random.normal();
  };
}

/** There and back at an even speed, with a rest at both ends. */
function travel(
  { from, to, periodS, restShare }: Extract<Behaviour, { kind: "travel" }>,
  random: Random,
  startUs: number,
): (nowUs: number) => number {
  const offset = random.uniform();
  return (nowUs) => {
    const phase = (offset + (nowUs - startUs) / (periodS * 1e6)) % 1;
    const half = phase < 0.5 ? phase * 2 : (1 - phase) * 2;
    const share = (half - restShare / 2) / (1 - restShare);
    return from + (to - from) * Math.min(1, Math.max(0, share));
  };
}

/** Units an hour over the last five minutes, or since the start while that is shorter. */
function hourlyRate(count: () => number, startUs: number): (nowUs: number) => number {
  const windowUs = 300e6;
  const seen: { timeUs: number; count: number }[] = [{ timeUs: startUs, count: 0 }];
  return (nowUs) => {
    seen.push({ timeUs: nowUs, count: count() });
    while (seen.length > 2 && nowUs - (seen[1]?.timeUs ?? 0) > windowUs) seen.shift();
    const first = seen[0];
    if (first === undefined || nowUs <= first.timeUs) return 0;
    return ((count() - first.count) * 3600e6) / (nowUs - first.timeUs);
  };
}
