import { assetsBelow, type PlantIndex, stopAbove, stopsTo, typeOf } from "../../twin/plant/plant-index.ts";

/** Labels that a picture carries at most: more, nobody reads. */
const labelsAtMost = 40;

/**
 * Chooses the assets that carry a label in a view, the most important first: what is selected and hovered, what is
 * urgent, then what can be gone into from here, and in a factory the stores: how full they are.
 *
 * @param isUrgent whether a device reports a fault or is in alarm now
 */
export type ChooseLabels = (
  focus: number,
  selected: number | undefined,
  hovered: number | undefined,
  isUrgent: (asset: number) => boolean,
) => number[];

export function createChooseLabels(plant: PlantIndex): ChooseLabels {
  const isDevice = (asset: number): boolean => plant.view.assets[asset]?.level === "device";
  const isStore = (asset: number): boolean => typeOf(plant, asset)?.motion.some(({ kind }) => kind === "fill") === true;
  /** What a view holds, kept while it is looked at: it does not change. */
  let seen = { around: -1, devices: [] as number[], next: [] as number[] };

  const look = (around: number): typeof seen => {
    if (seen.around === around) return seen;
    const below = assetsBelow(plant, around);
    const next = below.filter((asset) => {
      const stops = stopsTo(plant, asset);
      return stops.at(-2) === around && stops.at(-1) === asset;
    });
    const devices = below.filter(isDevice);
    if (plant.view.assets[around]?.level === "factory") next.push(...devices.filter(isStore));
    seen = { around, devices, next };
    return seen;
  };

  return (focus, selected, hovered, isUrgent) => {
    // A device is looked at among its neighbours.
    const around = isDevice(focus) ? stopAbove(plant, focus) : focus;
    const { devices, next } = look(around);
    const isParkView = plant.view.assets[around]?.level === "park";
    const urgent = isParkView ? [] : devices.filter(isUrgent);
    const pointedAt = [selected, hovered].filter((asset) => asset !== undefined && asset !== around);
    return [...new Set([...pointedAt.filter((asset) => asset !== undefined), ...urgent, ...next])].slice(
      0,
      labelsAtMost,
    );
  };
}
