import { maxModelBytes } from "../plant/check-model.ts";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { ByteSource } from "./byte-source.ts";
import { companionFile, plantFolder } from "./exchange-format.ts";
import type { McapIndex } from "./mcap-index.ts";
import { parseRecord } from "./parse-record.ts";

/** Files of a plant's folder that a recording carries; anything else in it is left alone. */
const plantFile = /^(plant\.json|simulation\.json|types\/[^/\\]+\.json|[^/\\]+\.glb)$/;

/** A plant is held in memory: one that says it is larger than this is not read on. */
const maxPlantBytes = 1_000_000_000;

/** An attachment's head: times, name, media type, sizes. */
const attachmentHeadBytes = 4096;

/** What goes with the plant is held in memory too. */
const maxCompanionBytes = 50_000_000;
const maxCompanionsBytes = 500_000_000;

/** Files that a recording carries, by path or name. */
export type AttachedFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** The files of the plant that a recording carries, by path in its folder. */
export function readPlantFiles(
  source: ByteSource,
  index: McapIndex,
  onDamage: (text: LocalizedText) => void,
): Promise<AttachedFiles> {
  const pathOf = (name: string): string | undefined => {
    const path = name.startsWith(plantFolder) ? name.slice(plantFolder.length) : "";
    return plantFile.test(path) ? path : undefined;
  };
  return readAttachments(source, index, pathOf, [maxModelBytes, maxPlantBytes], onDamage);
}

/** Scenarios, criteria packs, assessments and evidence that a recording carries, by their names. */
export function readCompanions(
  source: ByteSource,
  index: McapIndex,
  onDamage: (text: LocalizedText) => void,
): Promise<AttachedFiles> {
  const pathOf = (name: string): string | undefined => (companionFile.test(name) ? name : undefined);
  return readAttachments(source, index, pathOf, [maxCompanionBytes, maxCompanionsBytes], onDamage);
}

async function readAttachments(
  source: ByteSource,
  { attachments }: McapIndex,
  pathOf: (name: string) => string | undefined,
  [maxFileBytes, maxAllBytes]: readonly [number, number],
  onDamage: (text: LocalizedText) => void,
): Promise<AttachedFiles> {
  const files: AttachedFiles = new Map();
  let allBytes = 0;
  for (const { name, offset, length } of attachments) {
    const path = pathOf(name);
    if (path === undefined) continue;
    allBytes += length;
    const isReadable = length <= maxFileBytes + attachmentHeadBytes && allBytes <= maxAllBytes;
    const record = isReadable ? parseRecord(await source.read(offset, length)) : undefined;
    if (record?.type === "Attachment" && record.name === name) files.set(path, new Uint8Array(record.data));
    else if (isReadable) onDamage({ zh: `附件 ${name} 已损坏`, en: `the attachment ${name} is damaged` });
    else onDamage({ zh: `附件 ${name} 过大，未读取`, en: `the attachment ${name} is too large and was not read` });
  }
  return files;
}
