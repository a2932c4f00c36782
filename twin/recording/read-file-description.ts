import type { LocalizedText } from "../plant/localized-text.ts";
import type { ByteSource } from "./byte-source.ts";
import type { ExchangeCodec } from "./exchange-codec.ts";
import { metadataName } from "./exchange-format.ts";
import type { McapIndex } from "./mcap-index.ts";
import { readMetadata } from "./read-metadata.ts";
import { type RecordingDescription, readDescription } from "./recording-description.ts";

/** What a file says of itself and which topics its channel ids have, or why it cannot be shown. */
export type FileDescription =
  | { readonly description: RecordingDescription; readonly topics: ReadonlyMap<number, string> }
  | { readonly problem: LocalizedText };

/**
 * The description stands at the beginning of the file and, with what became known while it was written, at its end:
 * the last one that is whole counts.
 */
export async function readFileDescription(
  source: ByteSource,
  index: McapIndex,
  codec: ExchangeCodec,
  onDamage: (text: LocalizedText) => void,
): Promise<FileDescription> {
  const records = index.metadata.filter(({ name }) => name === metadataName.description);
  for (const record of records.toReversed()) {
    const metadata = await readMetadata(source, record);
    const result = metadata === undefined ? { problem: "damaged" as const } : readDescription(metadata, codec);
    if ("description" in result) {
      return { description: result.description, topics: new Map(result.topics.map((topic, id) => [id, topic])) };
    }
    if (result.problem === "newer") return { problem: newer(metadata?.get("format") ?? "", metadata?.get("software")) };
    onDamage(damagedAt(record.offset));
  }
  if (records.length > 0) return { problem: damaged };
  return { problem: index.isComplete ? somebodyElse : nothingSaid };
}

const damaged: LocalizedText = {
  zh: "文件的说明（vitrine 元数据）已损坏，无法显示",
  en: "what the file says of itself (its metadata vitrine) is damaged, so it cannot be shown",
};

const somebodyElse: LocalizedText = {
  zh: "这是 MCAP 文件，但不是由三境保存的（没有 vitrine 元数据）",
  en: "this is an MCAP file, but Vitrine did not save it: it has no metadata named vitrine",
};

const nothingSaid: LocalizedText = {
  zh: "文件不完整，且不含三境的说明（vitrine 元数据）",
  en: "the file is cut, and what is left has no metadata named vitrine",
};

function damagedAt(offset: number): LocalizedText {
  return { zh: `第 ${offset} 字节处的文件说明已损坏`, en: `the description of the file at byte ${offset} is damaged` };
}

function newer(format: string, software = ""): LocalizedText {
  return {
    zh: `文件格式版本 ${format} 比本软件支持的新（由 ${software} 保存），请升级后再打开`,
    en: `the file has format version ${format}, newer than this software reads (saved by ${software}); update to open it`,
  };
}
