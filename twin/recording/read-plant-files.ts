import { maxModelBytes } from "../plant/check-model.ts";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { ByteSource } from "./byte-source.ts";
import { plantFolder } from "./exchange-format.ts";
import type { McapIndex } from "./mcap-index.ts";
import { parseRecord } from "./parse-record.ts";

/** Files of a plant's folder that a recording carries; anything else in it is left alone. */
const plantFile = /^(plant\.json|simulation\.json|types\/[^/\\]+\.json|[^/\\]+\.glb)$/;

/** A plant is held in memory: one that says it is larger than this is not read on. */
const maxPlantBytes = 1_000_000_000;

/** An attachment's head: times, name, media type, sizes. */
const attachmentHeadBytes = 4096;

/** The files of the plant that a recording carries, by path in its folder. */
export async function readPlantFiles(
  source: ByteSource,
  { attachments }: McapIndex,
  onDamage: (text: LocalizedText) => void,
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let plantBytes = 0;
  for (const { name, offset, length } of attachments) {
    const path = name.startsWith(plantFolder) ? name.slice(plantFolder.length) : "";
    if (!plantFile.test(path)) continue;
    plantBytes += length;
    const isReadable = length <= maxModelBytes + attachmentHeadBytes && plantBytes <= maxPlantBytes;
    const record = isReadable ? parseRecord(await source.read(offset, length)) : undefined;
    if (record?.type === "Attachment" && record.name === name) files.set(path, new Uint8Array(record.data));
    else if (isReadable) onDamage({ zh: `附件 ${name} 已损坏`, en: `the attachment ${name} is damaged` });
    else onDamage({ zh: `附件 ${name} 过大，未读取`, en: `the attachment ${name} is too large and was not read` });
  }
  return files;
}
