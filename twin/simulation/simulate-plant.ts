import type { Plant } from "../plant/plant.ts";
import { behave, type Readings } from "./behave.ts";
import { buildPlant } from "./build-plant.ts";
import { createDisturbances, type Disturbances } from "./disturbances.ts";
import type { PlantMessage } from "./encode-message.ts";
import type { Ledger } from "./ledger.ts";
import type { UnitPlace } from "./line-model.ts";
import { createRandom } from "./random.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";
import type { SimulationFile } from "./simulation-schema.ts";
import {
  byChange,
  byClock,
  createSpeaker,
  groupModels,
  type Reporting,
  type SignalModel,
  type Speaker,
} from "./speaker.ts";
import type { UnitTrace } from "./unit-trace.ts";

/** A plant that makes up its own telemetry, on its own clock: as fast as it is advanced. */
export interface SimulatedPlant {
  /** Everything said up to a moment since the last call, in order of time. */
  advance(nowUs: number): PlantMessage[];
  /** What truly happened, complete up to the last `advance`. */
  readonly ledger: Ledger;
  /** Where units have been, and what was measured on them. */
  readonly trace: UnitTrace;
  readonly disturbances: Disturbances;
  /** Every unit on a line and where it is now; empty where there is no such line. */
  unitsOn(line: string, nowUs: number): readonly UnitPlace[];
  /** The last number said of each signal, by its place in the plant's list; NaN where none was. */
  readonly lastNumbers: Float64Array;
}

export interface SimulateOptions {
  readonly seed: number;
  /** UTC microseconds. */
  readonly startUs: number;
  /** Values are evaluated this often at most, seconds, and only then: to go faster than anyone could listen. */
  readonly leastEveryS?: number;
  /** Where messages go in place of the result of `advance`; values are evaluated either way. */
  readonly say?: (speaker: Speaker, values: readonly (number | string | boolean)[], timeUs: number) => void;
  /** Hours of the ledger that are kept. */
  readonly keepHours?: number;
  /** Units whose way is remembered. */
  readonly traceUnits?: number;
}

const monthHours = 31 * 24;

/**
 * Simulates a plant from its description and its simulation file. The same seed, start and moments give the same
 * messages, byte for byte; how the time is cut into calls of `advance` makes no difference.
 */
export function simulatePlant(plant: Plant, file: SimulationFile, options: SimulateOptions): SimulatedPlant {
  const { seed, startUs, leastEveryS = 0, keepHours = monthHours, traceUnits = 2000 } = options;
  let messages: PlantMessage[] = [];
  const onChange = new Map<string, { state: Speaker[]; count: Speaker[] }>();
  const followers = new Map<string, ((nowUs: number) => void)[]>();

  const tell = (machine: string, what: "state" | "count", nowUs: number): void => {
    for (const speaker of onChange.get(machine)?.[what] ?? []) built.queue.plan(nowUs, speaker, byChange);
  };
  const built = buildPlant(
    plant,
    file,
    { seed, startUs, keepHours, traceUnits },
    {
      onState(path, nowUs) {
        for (const turn of followers.get(path) ?? []) turn(nowUs);
        tell(path, "state", nowUs);
      },
      onCount: (path, nowUs) => tell(path, "count", nowUs),
    },
  );
  const lastNumbers = new Float64Array(plant.signals.length).fill(Number.NaN);
  const readings: Readings = {
    seed,
    startUs,
    influences: built.influences,
    lastNumbers,
    signalsBelow: (asset, id, at) => signalsBelow(plant, asset, id, at),
    follow(of, turn) {
      const path = of.machine?.path ?? of.asset.path;
      followers.set(path, [...(followers.get(path) ?? []), turn]);
    },
  };

  const models = plant.signals.flatMap((signal): SignalModel[] => {
    const of = built.assets[signal.asset];
    const behaviour = file.behaviours[of?.asset.type?.id ?? ""]?.[signal.definition.id];
    if (of === undefined || behaviour === undefined) return [];
    return [{ signal, behaviour, valueAt: behave(behaviour, signal, of, readings) }];
  });
  const reportings = plant.assets.map((): Reporting => ({ silences: 0, clockOffsetUs: 0 }));
  const disturbances = createDisturbances(plant, built, models, reportings);
  built.measure(models);

  const say = options.say;
  for (const group of groupModels(models, leastEveryS === 0 ? "topic" : "asset")) {
    const [first] = group;
    const reporting = reportings[first?.signal.asset ?? 0];
    if (first === undefined || reporting === undefined) continue;
    const everyUs = Math.max(first.behaviour.everyMs * 1000, leastEveryS * 1e6);
    const speaker = createSpeaker(
      group,
      everyUs,
      reporting,
      lastNumbers,
      disturbances.distort,
      (from, values, encoder, timeUs) => {
        if (say === undefined) messages.push({ topic: from.topic, payload: encoder(values, timeUs) });
        else say(from, values, timeUs);
      },
      (from, nowUs) => built.queue.plan(nowUs + from.everyUs, from, byClock),
    );
    if (leastEveryS === 0) listen(onChange, built.assets[first.signal.asset], speaker);
    // Machines do not all speak in the same moment.
    const share = createRandom(seed, `speaks ${speaker.topic} ${everyUs}`).uniform();
    built.queue.plan(startUs + share * everyUs, speaker, byClock);
  }

  let reachedUs = startUs;
  return {
    advance(nowUs) {
      built.queue.runUntil(nowUs);
      reachedUs = nowUs;
      const said = messages;
      messages = [];
      return said;
    },
    get ledger() {
      built.keeper.upTo(reachedUs);
      return built.keeper.ledger;
    },
    trace: built.trace,
    disturbances,
    unitsOn: (line, nowUs) => built.lines.get(line)?.units(nowUs) ?? [],
    lastNumbers,
  };
}

/** What tells of a machine's state or counts is said when they change. */
function listen(
  onChange: Map<string, { state: Speaker[]; count: Speaker[] }>,
  of: SimulatedAsset | undefined,
  speaker: Speaker,
): void {
  const path = of?.machine?.path;
  if (path === undefined) return;
  const known = onChange.get(path) ?? { state: [], count: [] };
  onChange.set(path, known);
  if (speaker.tells.state) known.state.push(speaker);
  else if (speaker.tells.count) known.count.push(speaker);
}

/** The signals of a name at the nearest assets below one: a line counts for its machines, a factory for its lines. */
function signalsBelow(plant: Plant, asset: number, id: string, at: readonly string[] | undefined): number[] {
  const named = new Map(plant.signals.flatMap((each) => (each.definition.id === id ? [[each.asset, each.index]] : [])));
  if (at !== undefined) {
    const paths = new Set(at);
    return plant.assets.flatMap(({ path, index }) => (paths.has(path) ? (named.get(index) ?? []) : []));
  }
  const open = new Set([asset]);
  const found: number[] = [];
  for (const candidate of plant.assets) {
    if (!open.has(candidate.parent)) continue;
    const signal = named.get(candidate.index);
    if (signal === undefined) open.add(candidate.index);
    else found.push(signal);
  }
  return found;
}
