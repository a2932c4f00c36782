import type { Plant } from "../plant/plant.ts";
import type { Machine } from "./machine-model.ts";

/** What a failure of one machine does to a value or to the scrap of a device. */
interface Influence {
  readonly machine: Machine;
  readonly failure: number;
  /** At full strength. */
  readonly by: number;
  readonly above: number;
}

/** What is felt where of failures on their way, by the device's path. */
export interface Influences {
  onSignal(device: string, signal: string): readonly Influence[];
  onScrap(device: string): readonly Influence[];
}

const none: readonly Influence[] = [];

/**
 * Failures show at their own machine, or at all devices of a type of the same factory: the chain of causes across
 * machines. What fails in the park's utilities shows in every factory.
 */
export function createInfluences(plant: Plant, machines: Iterable<Machine>): Influences {
  const typeOf = new Map(plant.assets.map(({ path, type }) => [path, type?.id]));
  const factories = new Set(plant.assets.filter(({ level }) => level === "factory").map(({ path }) => path));
  const factoryOf = (path: string): string | undefined => {
    const first = path.slice(0, path.indexOf("/"));
    return factories.has(first) ? first : undefined;
  };
  const devicesFrom = (machine: Machine, on: string | undefined): string[] => {
    if (on === undefined) return [machine.path];
    const factory = factoryOf(machine.path);
    return [...typeOf.keys()].filter(
      (path) => typeOf.get(path) === on && (factory === undefined || factoryOf(path) === factory),
    );
  };

  const felt = new Map<string, Influence[]>();
  const add = (key: string, influence: Influence): void => {
    const known = felt.get(key) ?? [];
    felt.set(key, known);
    known.push(influence);
  };
  for (const machine of machines) {
    for (const [failure, { signs, spoils }] of machine.wear.failures.entries()) {
      for (const { signal, by, on, above } of signs) {
        for (const device of devicesFrom(machine, on)) add(`${device} ${signal}`, { machine, failure, by, above });
      }
      for (const { share, on, above } of spoils) {
        for (const device of devicesFrom(machine, on)) add(device, { machine, failure, by: share, above });
      }
    }
  }
  return {
    onSignal: (device, signal) => felt.get(`${device} ${signal}`) ?? none,
    onScrap: (device) => felt.get(device) ?? none,
  };
}

/** What influences add up to at a moment. */
export function influenceAt(influences: readonly Influence[], nowUs: number): number {
  let sum = 0;
  for (const { machine, failure, by, above } of influences) {
    const strength = machine.strengthAt(failure, nowUs);
    if (strength > above) sum += (by * (strength - above)) / (1 - above);
  }
  return sum;
}
