import type { LocalizedText } from "../plant/localized-text.ts";
import { type ParsedPlant, parsePlant } from "../plant/parse-plant.ts";
import type { Plant } from "../plant/plant.ts";
import { formatPlantIssue } from "../plant/plant-issue.ts";
import type { RecordedHistory } from "../playback/recorded-history.ts";
import type { ByteSource } from "./byte-source.ts";
import { createChunkStore } from "./chunk-store.ts";
import type { ExchangeCodec } from "./exchange-codec.ts";
import { hashPlant } from "./hash-plant.ts";
import { mapSignals } from "./map-signals.ts";
import { openRecordedFile } from "./open-recorded-file.ts";
import { readFileDescription } from "./read-file-description.ts";
import { readMcapIndex } from "./read-mcap-index.ts";
import { readCompanions, readPlantFiles } from "./read-plant-files.ts";
import type { RecordingDescription } from "./recording-description.ts";

/** An exchange file that can be shown. */
export interface ExchangeFile {
  readonly recorded: RecordedHistory;
  readonly description: RecordingDescription;
  /** The plant that the file carries, and its files; without a plant where the file has lost it. */
  readonly plant: ParsedPlant;
  readonly plantFiles: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What goes with the plant, by name: see `companionFile`. */
  readonly companions: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What could not be read so far, each with its place. */
  readonly damage: () => readonly LocalizedText[];
  /** Reads every chunk once, so that all damage is known. */
  readonly findDamage: () => Promise<void>;
}

/** An exchange file, or why it cannot be shown. */
export type OpenedExchangeFile = ExchangeFile | { readonly problem: LocalizedText };

export interface OpenExchangeFileOptions {
  readonly source: ByteSource;
  readonly codec: ExchangeCodec;
  /** The plant to show the recording under; by default the one that the file carries. */
  readonly plant?: Plant;
}

/**
 * Opens an exchange file without reading its samples: they are read when they are asked for. Bytes that are wrong
 * never make it throw; it rejects only where reading the source itself fails.
 */
export async function openExchangeFile(options: OpenExchangeFileOptions): Promise<OpenedExchangeFile> {
  const { source, codec } = options;
  const index = await readMcapIndex(source);
  if (index === undefined) return { problem: notMcap };
  const damage: LocalizedText[] = [...index.damage];
  const onDamage = (text: LocalizedText): void => void damage.push(text);

  const said = await readFileDescription(source, index, codec, onDamage);
  if ("problem" in said) return said;
  const { description } = said;
  const plantFiles = await readPlantFiles(source, index, onDamage);
  const companions = await readCompanions(source, index, onDamage);
  const parsed = parsePlant(plantFiles, "warning");
  const plant = options.plant ?? parsed.plant;
  if (plant === undefined) return { problem: withoutPlant(parsed) };
  if (index.isComplete && hashPlant(plantFiles, codec) !== description.plantSha256) onDamage(otherPlantFiles);

  const map = mapSignals(description.signals, plant);
  if (options.plant !== undefined && description.signals.length > 0 && map.place.every((place) => place < 0)) {
    return { problem: wrongPlant(description.plantId, plant.id) };
  }
  const topics = index.topics.size > 0 ? index.topics : said.topics;
  const store = createChunkStore(source, index, topics, codec, onDamage);
  const recorded = await openRecordedFile({ store, description, map, plant, isComplete: index.isComplete, onDamage });
  return {
    recorded,
    description,
    plant: parsed,
    plantFiles,
    companions,
    damage: () => damage,
    async findDamage() {
      for (const place of store.places.keys()) await store.messages(place, "samples");
    },
  };
}

const notMcap: LocalizedText = {
  zh: "这不是 MCAP 文件",
  en: "this is not an MCAP file",
};

const otherPlantFiles: LocalizedText = {
  zh: "文件中的工厂描述与录制时的不同",
  en: "the plant in the file is not the one that was recorded",
};

function withoutPlant({ issues }: ParsedPlant): LocalizedText {
  const issue = issues.find(({ severity }) => severity === "error");
  if (issue === undefined) return { zh: "文件中没有工厂描述", en: "the file carries no plant" };
  return {
    zh: `文件中的工厂描述无法使用：${formatPlantIssue(issue, "zh")}`,
    en: `the plant in the file cannot be used: ${formatPlantIssue(issue, "en")}`,
  };
}

function wrongPlant(recorded: string, given: string): LocalizedText {
  return {
    zh: `该记录来自工厂 “${recorded}”，与 “${given}” 没有相同的点位`,
    en: `this was recorded in the plant "${recorded}", which has no signal in common with "${given}"`,
  };
}
