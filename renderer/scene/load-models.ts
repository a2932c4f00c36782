import type { DeviceType } from "../../twin/plant/device-type-schema.ts";
import { loadModel, type Model } from "./load-model.ts";

/** Loads the models of all types that have one, by type id; a model that cannot be loaded is left out. */
export async function loadModels(types: readonly DeviceType[], pageUrl: string): Promise<ReadonlyMap<string, Model>> {
  const loaded = await Promise.all(
    types.map(async (type): Promise<readonly (readonly [string, Model])[]> => {
      if (type.model === undefined) return [];
      try {
        return [[type.id, await loadModel(new URL(`plant/${type.model}`, pageUrl))]];
      } catch (error) {
        // The host has checked the file, so this is a fault of ours; the rest of the plant is still shown.
        console.error(`${type.model} cannot be shown`, error);
        return [];
      }
    }),
  );
  return new Map(loaded.flat());
}
