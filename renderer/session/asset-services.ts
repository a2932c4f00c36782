import { type Service, services } from "../../twin/plant/device-type-schema.ts";
import { assetsBelow, type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";

/** Assets of one type that do a service below an asset. */
export interface ServiceGroup {
  readonly service: Service;
  /** Place of the type in the plant's view. */
  readonly type: number;
  readonly assets: readonly number[];
}

/** What logistics, storage, energy supply and environmental protection there is below an asset, by service and type. */
export function servicesBelow(plant: PlantIndex, asset: number): ServiceGroup[] {
  const byType = new Map<number, number[]>();
  for (const below of assetsBelow(plant, asset)) {
    const type = plant.view.assets[below]?.type ?? -1;
    if (typeOf(plant, below)?.service === undefined) continue;
    byType.set(type, [...(byType.get(type) ?? []), below]);
  }
  return services.flatMap((service) =>
    [...byType]
      .filter(([type]) => plant.view.types[type]?.service === service)
      .map(([type, assets]) => ({ service, type, assets })),
  );
}
