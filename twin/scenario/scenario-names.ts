import type { NamedSignal } from "../expression/expression.ts";
import { expressionNames } from "../expression/expression-names.ts";
import type { Plant } from "../plant/plant.ts";

/** What the names in a scenario stand for in a plant. */
export interface ScenarioNames {
  /** Index of the asset of a path; undefined where there is none. */
  asset(path: string): number | undefined;
  /** The plant's signal of a name, which is path of the asset, slash and id; undefined where there is none. */
  signal(name: string): number | undefined;
  /** The same for an expression, in which texts have no place. */
  resolve(name: string): NamedSignal | undefined;
  /** The name of a signal of the plant. */
  signalName(signal: number): string;
}

export function createScenarioNames(plant: Plant): ScenarioNames {
  const assets = new Map(plant.assets.map(({ path, index }) => [path, index]));
  const nameOf = (signal: number): string => {
    const { asset = 0, definition } = plant.signals[signal] ?? {};
    return `${plant.assets[asset]?.path}/${definition?.id}`;
  };
  const signals = new Map(plant.signals.map(({ index }) => [nameOf(index), index]));

  return {
    asset: (path) => assets.get(path),
    signal: (name) => signals.get(name),
    signalName: nameOf,
    resolve(name) {
      const signal = signals.get(name);
      const definition = signal === undefined ? undefined : plant.signals[signal]?.definition;
      if (definition === undefined) return undefined;
      return expressionNames([definition], () => signal)(definition.id);
    },
  };
}
