import type { Asset } from "../plant/plant.ts";
import type { Calendar } from "./calendar.ts";
import type { Fleet } from "./fleet.ts";
import type { Line, Station } from "./line-model.ts";
import type { Machine } from "./machine-model.ts";
import type { PowerMeter } from "./power-meter.ts";
import type { Store } from "./store.ts";

/** What of the simulation stands behind an asset of the plant. */
export interface SimulatedAsset {
  readonly asset: Asset;
  readonly machine: Machine | undefined;
  readonly meter: PowerMeter | undefined;
  /** Where the asset is a station of a line. */
  readonly station: Station | undefined;
  /** The line that the asset is, or is a station of. */
  readonly line: Line | undefined;
  /** Where the asset is a vehicle. */
  readonly fleet: Fleet | undefined;
  /** Where the asset is a warehouse or one of its docks. */
  readonly store: Store | undefined;
  readonly calendar: Calendar;
}
