import { basename } from "node:path";
import type { SourceView } from "../../../twin/bridge/contract.ts";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { ParsedPlant, PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { RecordedHistory } from "../../../twin/playback/recorded-history.ts";
import { openExchangeFile } from "../../../twin/recording/open-exchange-file.ts";
import type { RecordingDescription } from "../../../twin/recording/recording-description.ts";
import { verifyExchangeFile } from "../../../twin/recording/verify-exchange-file.ts";
import { nodeCodec } from "./node-codec.ts";
import { openFileSource } from "./open-file-source.ts";

/** An exchange file, ready to be shown. Closing `recorded` closes the file. */
export interface OpenClip {
  readonly recorded: RecordedHistory;
  readonly plant: ParsedPlant;
  /** The files that describe the plant, by path in its folder. */
  readonly plantFiles: PlantFiles;
  /** Scenarios, criteria packs, assessments and evidence that came with it, by name: see `companionFile`. */
  readonly companions: PlantFiles;
  /** Models by file name, for screens. */
  readonly models: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly description: RecordingDescription;
  /** What a screen is told; what is found damaged while reading on is added to it. */
  readonly view: () => NonNullable<SourceView["file"]>;
  readonly damage: () => readonly LocalizedText[];
}

/** Damaged files up to this size are read through at opening, so that all that is missing is said at once. */
const readThroughBytes = 1_073_741_824;

/**
 * Opens an exchange file and holds it against its seal, for which it is read once.
 *
 * @param plant the plant to show it under; by default the one that the file carries
 * @returns why it cannot be shown, where it cannot; rejects where the file cannot be read from its disk
 */
export async function openClip(path: string, plant?: Plant): Promise<OpenClip | { readonly problem: LocalizedText }> {
  const source = await openFileSource(path);
  try {
    const file = await openExchangeFile({ source, codec: nodeCodec, ...(plant === undefined ? {} : { plant }) });
    if ("problem" in file) {
      await source.close();
      return file;
    }
    const { recorded, description, damage } = file;
    const verified = await verifyExchangeFile(source, nodeCodec);
    if (verified.seal !== "intact" && source.sizeBytes <= readThroughBytes) await file.findDamage();
    return {
      recorded: { ...recorded, close: () => source.close() },
      plant: file.plant,
      plantFiles: file.plantFiles,
      companions: file.companions,
      models: new Map([...file.plantFiles].filter(([name]) => name.endsWith(".glb"))),
      description,
      damage,
      view: () => ({
        name: basename(path),
        software: description.software,
        author: description.author,
        createdUs: description.createdUs,
        ...verified,
        damage: [...damage()],
        gone: [...recorded.mismatch.gone],
      }),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}
