import { MCAP_MAGIC, McapIndexedReader, Opcode } from "@mcap/core";
import type { ByteSource } from "./byte-source.ts";
import type { McapIndex } from "./mcap-index.ts";
import { toUs } from "./read-chunk.ts";
import { walkRecords } from "./walk-records.ts";

/** A summary larger than this is taken for damage: that of a file of 20 GB has a few megabytes. */
const maxSummaryBytes = 268_435_456;

/**
 * What an MCAP file holds and where: by its own index, or, where it has none that can be read, by walking through it.
 *
 * @returns undefined where the source is no MCAP file
 */
export async function readMcapIndex(source: ByteSource): Promise<McapIndex | undefined> {
  const magic = await source.read(0, MCAP_MAGIC.length);
  if (magic.length < MCAP_MAGIC.length || MCAP_MAGIC.some((byte, place) => magic[place] !== byte)) return undefined;
  return (await readSummary(source)) ?? (await walkRecords(source));
}

/** Magic bytes and a header that says nothing: profile and library are empty. */
const plainHeader = Uint8Array.from([...MCAP_MAGIC, Opcode.HEADER, 8, ...new Array<number>(15).fill(0)]);

async function readSummary(source: ByteSource): Promise<McapIndex | undefined> {
  const readable = {
    size: () => Promise.resolve(BigInt(source.sizeBytes)),
    read: (offset: bigint, size: bigint) => {
      if (size > maxSummaryBytes) throw new RangeError(`a summary of ${size} bytes is too large`);
      const [from, length] = [Number(offset), Number(size)];
      // The library insists on the header, of which nothing is needed: damage in it shall not cost the index.
      if (from + length <= plainHeader.length) return Promise.resolve(plainHeader.slice(from, from + length));
      return source.read(from, length);
    },
  };
  const reader = await initialize(readable);
  if (reader === undefined) return undefined;
  const chunks = reader.chunkIndexes.map((chunk) => ({
    offset: Number(chunk.chunkStartOffset),
    length: Number(chunk.chunkLength),
    startUs: toUs(chunk.messageStartTime),
    endUs: toUs(chunk.messageEndTime),
    channels: new Set(chunk.messageIndexOffsets.keys()),
  }));
  const named = (each: { name: string; offset: bigint; length: bigint }) => ({
    name: each.name,
    offset: Number(each.offset),
    length: Number(each.length),
  });
  return {
    chunks: chunks.sort((a, b) => a.offset - b.offset),
    attachments: reader.attachmentIndexes.map(named),
    metadata: reader.metadataIndexes.map(named).sort((a, b) => a.offset - b.offset),
    topics: new Map([...reader.channelsById.values()].map(({ id, topic }) => [id, topic])),
    isComplete: true,
    dataEnd: Number(reader.dataEndOffset),
    damage: [],
  };
}

/** The library throws whatever is wrong with a summary; here that is one answer, for the file can still be walked. */
async function initialize(
  readable: Parameters<typeof McapIndexedReader.Initialize>[0]["readable"],
): Promise<McapIndexedReader | undefined> {
  try {
    return await McapIndexedReader.Initialize({ readable });
  } catch {
    return undefined;
  }
}
