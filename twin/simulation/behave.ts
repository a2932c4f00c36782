import type { Signal } from "../plant/plant.ts";
import type { Behaviour } from "./behaviour-schema.ts";
import { countsOf, hourlyRate } from "./count-values.ts";
import { dailyValue, sumOf, travel } from "./free-values.ts";
import { type Influences, influenceAt } from "./influences.ts";
import type { Lag } from "./lag.ts";
import { createLag } from "./lag.ts";
import { levelIn } from "./machine-level.ts";
import { noiseAt } from "./noise.ts";
import { createRandom, hashText } from "./random.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";
import { stateTexts } from "./state-texts.ts";
import { storeValue } from "./store-values.ts";
import { createDayName, unitName } from "./unit-name.ts";

/** A signal's value as the machine knows it: for an enum the value's own text. */
export type MachineValue = number | string | boolean;

/** The value of a signal at a moment; undefined while it is not known yet. */
export type ValueSource = (nowUs: number) => MachineValue | undefined;

/** What behaviours read besides their own asset. */
export interface Readings {
  readonly seed: number;
  readonly startUs: number;
  readonly influences: Influences;
  /** The last number of each signal, by its place in the plant's list; NaN where none was said. */
  readonly lastNumbers: Float64Array;
  /** Places of the signals of a name at the nearest assets below one, or at those of some paths. */
  signalsBelow(asset: number, id: string, at: readonly string[] | undefined): readonly number[];
  /** Follows a machine's state: its level is told whenever the state changes. */
  follow(asset: SimulatedAsset, turn: (nowUs: number) => void): void;
}

/** How a signal comes about. What does not follow a machine's state is metered as it is seen. */
export function behave(behaviour: Behaviour, signal: Signal, of: SimulatedAsset, readings: Readings): ValueSource {
  const value = sourceOf(behaviour, signal, of, readings);
  const { meter } = of;
  const isPower = signal.definition.id === of.asset.type?.role.power;
  if (meter === undefined || !isPower || behaviour.kind === "level") return value;
  return (nowUs) => {
    const kw = value(nowUs);
    if (typeof kw !== "number") return undefined;
    meter.sample(kw, nowUs);
    return meter.powerAt(nowUs);
  };
}

function sourceOf(behaviour: Behaviour, signal: Signal, of: SimulatedAsset, readings: Readings): ValueSource {
  const { machine, station, line, meter } = of;
  const seed = hashText(`${of.asset.path}/${signal.definition.id}`) ^ readings.seed;
  switch (behaviour.kind) {
    case "state": {
      const textOf = stateTexts(signal);
      return () => textOf.get(machine?.state ?? "running");
    }
    case "cause":
      return () => machine?.cause ?? "";
    case "count":
      return countsOf(behaviour.of, of);
    case "rate":
      return hourlyRate(countsOf("good", of), readings.startUs);
    case "level": {
      const influences = readings.influences.onSignal(of.asset.path, signal.definition.id);
      const isPower = signal.definition.id === of.asset.type?.role.power;
      const lag: Pick<Lag, "valueAt"> =
        isPower && meter !== undefined ? { valueAt: meter.powerAt } : followLevel(behaviour, of, readings);
      return (nowUs) => {
        const around = behaviour.noise === 0 ? 0 : behaviour.noise * noiseAt(seed, nowUs);
        return lag.valueAt(nowUs) + influenceAt(influences, nowUs) + around;
      };
    }
    case "cycle": {
      const { from, to, strokes = 1, strokeS } = behaviour;
      return (nowUs) => {
        const done =
          strokeS === undefined
            ? (machine?.progressAt(nowUs) ?? 0) * strokes
            : (machine?.runUs(nowUs) ?? nowUs - readings.startUs) / (strokeS * 1e6);
        return from + (to - from) * (1 - Math.abs(2 * (done % 1) - 1));
      };
    }
    case "travel":
      return travel(behaviour, of, createRandom(readings.seed, `${of.asset.path}/travel`).uniform(), readings.startUs);
    case "progress":
      return (nowUs) => (machine?.progressAt(nowUs) ?? 0) * 100;
    case "unit": {
      const day = createDayName();
      return () => {
        const unit = station?.load[0];
        return unit === undefined || line === undefined ? "" : unitName(line, unit, day);
      };
    }
    case "batch": {
      const day = createDayName();
      return (nowUs) => {
        const lot = String(1 + Math.floor((machine?.total ?? 0) / behaviour.units)).padStart(3, "0");
        return `${day(nowUs)}-${lot}`;
      };
    }
    case "product":
      return () => line?.settings.products[line.count.product]?.id ?? "";
    case "queue":
      return () => station?.waiting ?? 0;
    case "upkeep": {
      const { of: task, from, to, noise } = behaviour;
      const influences = readings.influences.onSignal(of.asset.path, signal.definition.id);
      return (nowUs) => {
        const { used, allowed } = machine?.upkeepAt(task, nowUs) ?? { used: 0, allowed: 1 };
        const value = from + (to - from) * Math.min(1, used / allowed);
        return value + influenceAt(influences, nowUs) + noise * noiseAt(seed, nowUs);
      };
    }
    case "energy":
      return (nowUs) => meter?.energyAt(nowUs);
    case "sum":
      return sumOf(
        behaviour,
        readings.signalsBelow(signal.asset, behaviour.of, behaviour.at),
        readings.lastNumbers,
        seed,
      );
    case "day": {
      const influences = readings.influences.onSignal(of.asset.path, signal.definition.id);
      const value = dailyValue(behaviour);
      return (nowUs) => value(nowUs) + influenceAt(influences, nowUs) + behaviour.noise * noiseAt(seed, nowUs);
    }
    case "store":
      return storeValue(behaviour.of, of, readings.startUs);
  }
}

function followLevel(
  levels: Extract<Behaviour, { kind: "level" }>,
  of: SimulatedAsset,
  { startUs, follow }: Readings,
): Lag {
  const level = (): number => levelIn(levels, of.machine?.state ?? "running");
  const lag = createLag(level(), levels.settleS, startUs);
  if (levels.running !== levels.idle || levels.stopped !== undefined) follow(of, (nowUs) => lag.turn(level(), nowUs));
  return lag;
}
