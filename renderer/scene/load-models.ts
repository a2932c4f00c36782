import type { DeviceType } from "../../twin/plant/device-type-schema.ts";
import { createBlockModel } from "./block-model.ts";
import { loadModel, type Model } from "./load-model.ts";

export interface LoadedModels {
  readonly byType: ReadonlyMap<string, Model>;
  /** Files that could not be shown, with the reason; blocks stand in for them. */
  readonly faults: readonly string[];
}

/**
 * Loads the models of all types. A type of devices that has none, or whose file cannot be shown, gets a block; any
 * other type has nothing to show then.
 *
 * @param deviceTypes types that devices have
 * @param folderUrl where the files lie, with a slash at the end
 */
export async function loadModels(
  types: readonly DeviceType[],
  deviceTypes: ReadonlySet<DeviceType>,
  folderUrl: URL,
): Promise<LoadedModels> {
  const byType = new Map<string, Model>();
  const faults: string[] = [];
  await Promise.all(
    types.map(async (type) => {
      if (deviceTypes.has(type)) byType.set(type.id, createBlockModel(type.footprintM));
      if (type.model === undefined) return;
      try {
        byType.set(type.id, await loadModel(new URL(type.model, folderUrl)));
      } catch (error) {
        faults.push(`${type.model}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }),
  );
  return { byType, faults };
}
