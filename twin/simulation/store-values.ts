import type { Behaviour } from "./behaviour-schema.ts";
import { hourlyRate } from "./count-values.ts";
import type { SimulatedAsset } from "./simulated-asset.ts";

type StoreOf = Extract<Behaviour, { kind: "store" }>["of"];

/** Values of a warehouse, of the trucks at its docks, and of vehicles. */
export function storeValue(
  which: StoreOf,
  { machine, store }: SimulatedAsset,
  startUs: number,
): (nowUs: number) => number {
  switch (which) {
    case "fill":
      return () => (store === undefined ? 0 : (100 * store.level) / store.settings.pallets);
    case "moves":
      return hourlyRate(() => store?.moves ?? 0, startUs);
    case "trucks":
      return () => store?.atDock ?? 0;
    case "missions":
      return hourlyRate(() => machine?.total ?? 0, startUs);
    case "charge":
      return (nowUs) => {
        const { used, allowed } = machine?.upkeepAt("charging", nowUs) ?? { used: 0, allowed: 1 };
        return fullCharge - (fullCharge - lowCharge) * Math.min(1, used / allowed);
      };
    case "loaded":
      return (nowUs) => 100 * (machine?.progressAt(nowUs) ?? 0);
    case "stay":
      return (nowUs) =>
        machine === undefined || machine.state !== "running" ? 0 : (nowUs - machine.stateSinceUs) / 60e6;
  }
}

/** State of charge after charging, and when it is time to charge, per cent. */
const fullCharge = 95;
const lowCharge = 25;
