import type { ByteSource } from "./byte-source.ts";
import type { NamedRecord } from "./mcap-index.ts";
import { parseRecord } from "./parse-record.ts";

/** Metadata are texts; a record larger than this is taken for damage. */
const maxMetadataBytes = 67_108_864;

/** The texts of a metadata record by their names; undefined where the record is damaged. */
export async function readMetadata(
  source: ByteSource,
  { name, offset, length }: NamedRecord,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (length > maxMetadataBytes) return undefined;
  const record = parseRecord(await source.read(offset, length));
  return record?.type === "Metadata" && record.name === name ? record.metadata : undefined;
}
