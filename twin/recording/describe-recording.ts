import type { PlantFiles } from "../plant/parse-plant.ts";
import type { Plant } from "../plant/plant.ts";
import type { ExchangeCodec } from "./exchange-codec.ts";
import { exchangeFormatVersion } from "./exchange-format.ts";
import { hashPlant } from "./hash-plant.ts";
import { listRecordedSignals } from "./recorded-signal.ts";
import { highestVisibility, type RecordingDescription } from "./recording-description.ts";

/** What an exchange file says of the plant whose samples it holds. */
export function describeRecording(
  plant: Plant,
  plantFiles: PlantFiles,
  codec: ExchangeCodec,
): Pick<RecordingDescription, "format" | "plantId" | "plantSha256" | "origin" | "signals" | "visibility"> {
  return {
    format: exchangeFormatVersion,
    plantId: plant.id,
    plantSha256: hashPlant(plantFiles, codec),
    origin: plant.origin,
    signals: listRecordedSignals(plant),
    visibility: highestVisibility(plant.signals.map(({ definition }) => definition.visibility)),
  };
}
