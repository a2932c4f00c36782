import { z } from "zod";
import type { Plant, Signal } from "../plant/plant.ts";

/** A signal as a recording knows it: by stable names, and by what its values mean. */
export const recordedSignalSchema = z.object({
  /** Path of the asset. */
  asset: z.string(),
  signal: z.string(),
  type: z.enum(["number", "boolean", "enum", "text"]),
  unit: z.string(),
  /** Names of an enum's ordinals. */
  values: z.array(z.string()),
});

export type RecordedSignal = z.infer<typeof recordedSignalSchema>;

/** The list that the batches of a plant index. */
export function listRecordedSignals(plant: Plant): RecordedSignal[] {
  return plant.signals.map((signal) => recordedSignal(plant, signal));
}

/** The name of a signal: `asset path/signal id`. */
export function recordedName({ asset, signal }: RecordedSignal): string {
  return `${asset}/${signal}`;
}

function recordedSignal(plant: Plant, { asset, definition }: Signal): RecordedSignal {
  return {
    asset: plant.assets[asset]?.path ?? "",
    signal: definition.id,
    type: definition.type,
    unit: definition.type === "number" ? definition.unit : "",
    values: definition.type === "enum" ? [...definition.values] : [],
  };
}
