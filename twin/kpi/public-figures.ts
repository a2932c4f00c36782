import type { RoleSignal } from "../plant/device-type-schema.ts";
import type { Plant } from "../plant/plant.ts";
import { type KpiId, kpiDefinitions } from "./kpi-definitions.ts";
import type { KpiResult } from "./kpi-result.ts";
import { planMeters } from "./meter-plan.ts";

/**
 * Figures without those that rest on a signal which is not public, at the asset or anywhere below it: they keep their
 * place and say why they have no value.
 */
export function createPublicFigures(plant: Plant): (result: KpiResult) => KpiResult {
  const hidden: Set<RoleSignal>[] = plant.assets.map(() => new Set());
  for (const { asset, signals } of planMeters(plant).meters) {
    for (const [role, signal] of Object.entries(signals) as [RoleSignal, number][]) {
      if (plant.signals[signal]?.definition.visibility === "public") continue;
      for (let index = asset; index >= 0; index = plant.assets[index]?.parent ?? -1) hidden[index]?.add(role);
    }
  }
  const indexByPath = new Map(plant.assets.map(({ path, index }) => [path, index]));

  return ({ losses, bottleneck, ...result }) => {
    const roles = hidden[indexByPath.get(result.asset) ?? 0] ?? new Set();
    const needs = (id: KpiId): readonly RoleSignal[] => kpiDefinitions[id].roles;
    const isHidden = (id: KpiId): boolean => needs(id).some((role) => roles.has(role));
    return {
      ...result,
      figures: result.figures.map((figure) =>
        isHidden(figure.id) ? { ...figure, value: null, why: "not-public", missing: 0 } : figure,
      ),
      ...(losses === undefined || isHidden("oee") ? {} : { losses }),
      ...(bottleneck === undefined || isHidden("availability") ? {} : { bottleneck }),
    };
  };
}
