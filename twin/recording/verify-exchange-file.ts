import { hasMcapPrefix, MCAP_MAGIC } from "@mcap/core";
import { z } from "zod";
import type { ByteSource } from "./byte-source.ts";
import { type ExchangeCodec, toHex } from "./exchange-codec.ts";
import { metadataName } from "./exchange-format.ts";
import type { McapIndex } from "./mcap-index.ts";
import { parseRecord } from "./parse-record.ts";
import { readMcapIndex } from "./read-mcap-index.ts";
import { readMetadata } from "./read-metadata.ts";
import { walkRecords } from "./walk-records.ts";

/** Whether an exchange file is what was saved. */
export interface VerifiedFile {
  /** SHA-256 of the whole file, hexadecimal. */
  readonly sha256: string;
  /** `unsealed`: the file was never ended, or is cut before its seal. */
  readonly seal: "intact" | "changed" | "unsealed";
  /** Who signed the seal: valid where the signature is by this key and the content is what was signed. */
  readonly signature?: { readonly isValid: boolean; readonly publicKey: string };
}

/** So much is read and hashed at once. */
const pieceBytes = 1_048_576;

const sealSchema = z.object({
  sizeBytes: z.coerce.number().int().nonnegative(),
  sha256: z.string(),
  publicKey: z.string().optional(),
  signature: z.string().optional(),
});

type Seal = z.infer<typeof sealSchema>;

/**
 * Reads a file once, front to back, and holds it against its seal. The seal covers what stands before it; what stands
 * behind it, the index, is held against the content.
 */
export async function verifyExchangeFile(source: ByteSource, codec: ExchangeCodec): Promise<VerifiedFile> {
  const index = await readMcapIndex(source);
  const record = index?.metadata.findLast(({ name }) => name === metadataName.seal);
  const seal = record === undefined ? undefined : await readSeal(source, record);
  const hashes = await hashPieces(source, codec, seal?.sizeBytes ?? 0, index?.dataEnd ?? 0);
  const sha256 = toHex(hashes.whole);
  if (index === undefined || record === undefined) {
    // A file that was ended has its index and its seal; one that ends as such and has no index was changed.
    const wasEnded = index !== undefined && !index.isComplete && (await endsAsMcap(source));
    return { sha256, seal: wasEnded ? "changed" : "unsealed" };
  }

  const isIntact =
    seal !== undefined &&
    seal.sizeBytes === record.offset &&
    seal.sha256 === toHex(hashes.sealed) &&
    record.offset + record.length === index.dataEnd &&
    (await isIndexOf(source, index, hashes.dataCrc));
  const result = { sha256, seal: isIntact ? "intact" : "changed" } as const;
  if (seal?.publicKey === undefined) return result;
  const { publicKey, signature = "" } = seal;
  return { ...result, signature: { publicKey, isValid: codec.isSignedBy(publicKey, hashes.sealed, signature) } };
}

async function endsAsMcap(source: ByteSource): Promise<boolean> {
  const end = await source.read(Math.max(0, source.sizeBytes - MCAP_MAGIC.length), MCAP_MAGIC.length);
  return hasMcapPrefix(new DataView(end.buffer, end.byteOffset, end.byteLength));
}

async function readSeal(source: ByteSource, record: McapIndex["metadata"][number]): Promise<Seal | undefined> {
  const metadata = await readMetadata(source, record);
  const result = sealSchema.safeParse(metadata === undefined ? undefined : Object.fromEntries(metadata));
  return result.success ? result.data : undefined;
}

interface FileHashes {
  readonly whole: Uint8Array;
  /** Of the bytes before the seal. */
  readonly sealed: Uint8Array;
  /** CRC-32 of the section of data. */
  readonly dataCrc: number;
}

async function hashPieces(
  source: ByteSource,
  codec: ExchangeCodec,
  sealedBytes: number,
  dataEnd: number,
): Promise<FileHashes> {
  const hash = codec.startSha256();
  let sealed = hash.digest();
  let dataCrc = 0;
  let at = 0;
  // Pieces end where the seal and the data end, so that each is hashed exactly.
  const ends = [sealedBytes, dataEnd].filter((end) => end > 0 && end <= source.sizeBytes).sort((a, b) => a - b);
  while (at < source.sizeBytes) {
    const end = ends.find((candidate) => candidate > at) ?? source.sizeBytes;
    const bytes = await source.read(at, Math.min(pieceBytes, end - at));
    if (bytes.length === 0) break;
    hash.update(bytes);
    at += bytes.length;
    if (at <= dataEnd) dataCrc = codec.crc32(bytes, dataCrc);
    if (at === sealedBytes) sealed = hash.digest();
  }
  return { whole: hash.digest(), sealed, dataCrc };
}

/** Whether the file's own index is that of its content: an index that hides a chunk would hide what happened. */
async function isIndexOf(source: ByteSource, index: McapIndex, dataCrc: number): Promise<boolean> {
  if (!index.isComplete) return false;
  const end = parseRecord(await source.read(index.dataEnd, 13));
  if (end?.type !== "DataEnd" || end.dataSectionCrc !== dataCrc) return false;
  const walked = await walkRecords(source);
  const places = ({ chunks, attachments, metadata }: McapIndex): string =>
    JSON.stringify(
      [chunks, attachments, metadata].map((records) => records.map(({ offset, length }) => [offset, length])),
    );
  const times = ({ chunks }: McapIndex): string => JSON.stringify(chunks.map(({ startUs, endUs }) => [startUs, endUs]));
  return walked.dataEnd === index.dataEnd && places(walked) === places(index) && times(walked) === times(index);
}
