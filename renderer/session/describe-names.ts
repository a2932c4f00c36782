import type { Language } from "../../twin/plant/localized-text.ts";
import { definitionOf, type PlantIndex, signalOf } from "../../twin/plant/plant-index.ts";

/** A signal's stable name: path of the asset, a slash and the id. */
export function nameOfSignal(plant: PlantIndex, signal: number): string {
  const asset = plant.view.assets[plant.view.signals[signal]?.asset ?? -1];
  return `${asset?.path}/${definitionOf(plant, signal)?.id}`;
}

/** The place of a signal of a stable name; undefined where there is none. */
export function signalOfName(plant: PlantIndex, name: string): number | undefined {
  const slash = name.lastIndexOf("/");
  const asset = plant.assetByPath.get(name.slice(0, slash));
  return asset === undefined ? undefined : signalOf(plant, asset, name.slice(slash + 1));
}

/** A signal in words; its stable name where the plant does not have it. */
export function describeSignal(plant: PlantIndex, name: string, language: Language): string {
  const signal = signalOfName(plant, name);
  if (signal === undefined) return name;
  const asset = plant.view.assets[plant.view.signals[signal]?.asset ?? 0];
  return `${asset?.name[language]} · ${definitionOf(plant, signal)?.name[language]}`;
}

/** An asset in words, with what it stands in; its path where the plant does not have it. */
export function describeAsset(plant: PlantIndex, path: string, language: Language): string {
  const asset = plant.view.assets[plant.assetByPath.get(path) ?? -1];
  if (asset === undefined) return path;
  const parent = plant.view.assets[asset.parent];
  return parent === undefined || asset.parent === 0
    ? asset.name[language]
    : `${parent.name[language]} · ${asset.name[language]}`;
}
