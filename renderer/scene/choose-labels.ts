import { assetsBelow, type PlantIndex, stopAbove, stopsTo } from "../../twin/plant/plant-index.ts";

/** Labels that a picture carries at most: more, nobody reads. */
const labelsAtMost = 40;

/**
 * The assets that carry a label in a view, the most important first: what is selected and hovered, what is urgent,
 * then what can be gone into from here.
 *
 * @param isUrgent whether a device reports a fault or is in alarm now
 */
export function chooseLabels(
  plant: PlantIndex,
  focus: number,
  selected: number | undefined,
  hovered: number | undefined,
  isUrgent: (asset: number) => boolean,
): number[] {
  const isDevice = (asset: number): boolean => plant.view.assets[asset]?.level === "device";
  // A device is looked at among its neighbours.
  const around = isDevice(focus) ? stopAbove(plant, focus) : focus;
  const below = assetsBelow(plant, around);
  const next = below.filter(
    (asset) => stopsTo(plant, asset).at(-2) === around && stopsTo(plant, asset).at(-1) === asset,
  );
  const isParkView = plant.view.assets[around]?.level === "park";
  const urgent = isParkView ? [] : below.filter((asset) => isDevice(asset) && isUrgent(asset));
  const pointedAt = [selected, hovered].filter((asset) => asset !== undefined && asset !== around);
  return [...new Set([...pointedAt.filter((asset) => asset !== undefined), ...urgent, ...next])].slice(0, labelsAtMost);
}
