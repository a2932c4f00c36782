import type { RoleSignal } from "../plant/device-type-schema.ts";
import type { Plant } from "../plant/plant.ts";
import { type KpiId, kpiDefinitions } from "./kpi-definitions.ts";
import type { KpiResult, MinuteUnderWay } from "./kpi-result.ts";
import { planMeters } from "./meter-plan.ts";

/** What may be told to anybody. */
export interface PublicFigures {
  readonly result: (result: KpiResult) => KpiResult;
  /** Undefined where the states that it is of are not public. */
  readonly minute: (asset: string, minute: MinuteUnderWay | undefined) => MinuteUnderWay | undefined;
}

/**
 * Figures without those that rest on a signal which is not public, at the asset or anywhere below it: they keep their
 * place and say why they have no value.
 */
export function createPublicFigures(plant: Plant): PublicFigures {
  const hidden: Set<RoleSignal>[] = plant.assets.map(() => new Set());
  for (const { asset, signals } of planMeters(plant).meters) {
    for (const [role, signal] of Object.entries(signals) as [RoleSignal, number][]) {
      if (plant.signals[signal]?.definition.visibility === "public") continue;
      for (let index = asset; index >= 0; index = plant.assets[index]?.parent ?? -1) hidden[index]?.add(role);
    }
  }
  const indexByPath = new Map(plant.assets.map(({ path, index }) => [path, index]));

  const isHiddenAt = (asset: string, id: KpiId): boolean => {
    const roles = hidden[indexByPath.get(asset) ?? 0] ?? new Set();
    return kpiDefinitions[id].roles.some((role) => roles.has(role));
  };

  return {
    result({ losses, bottleneck, ...result }) {
      const isHidden = (id: KpiId): boolean => isHiddenAt(result.asset, id);
      return {
        ...result,
        figures: result.figures.map((figure) =>
          isHidden(figure.id) ? { ...figure, value: null, why: "not-public", missing: 0 } : figure,
        ),
        ...(losses === undefined || isHidden("oee") ? {} : { losses }),
        ...(bottleneck === undefined || isHidden("availability") ? {} : { bottleneck }),
      };
    },
    minute: (asset, minute) => (isHiddenAt(asset, "oee") ? undefined : minute),
  };
}
