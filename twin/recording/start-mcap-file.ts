import { McapChunkBuilder, McapRecordBuilder, type McapTypes, Opcode } from "@mcap/core";
import type { ByteSink } from "./byte-source.ts";
import type { ExchangeCodec, RunningHash } from "./exchange-codec.ts";
import { chunkBytes } from "./exchange-format.ts";

/**
 * An MCAP file being written, front to back (https://mcap.dev/spec). The library's own writer closes its last chunk
 * only at the end, and nothing could then be written after it; here a chunk can be closed at any time.
 * One call at a time: each waits for the one before.
 */
export interface McapFile {
  /** Bytes written so far. */
  readonly sizeBytes: number;
  /** SHA-256 of what was written so far. */
  readonly hash: RunningHash;
  addSchema(schema: McapTypes.Schema): void;
  addChannel(channel: McapTypes.Channel): void;
  /** Adds messages that no chunk may part. */
  addMessages(messages: readonly McapTypes.Message[]): Promise<void>;
  addAttachment(attachment: McapTypes.Attachment): Promise<void>;
  addMetadata(name: string, metadata: Map<string, string>): Promise<void>;
  /** Writes out the chunk that is being filled. */
  closeChunk(): Promise<void>;
  /** Closes the last chunk and writes indexes and footer. */
  end(): Promise<void>;
}

/** Writes the magic bytes and the header. */
export async function startMcapFile(sink: ByteSink, codec: ExchangeCodec, library: string): Promise<McapFile> {
  const records = new McapRecordBuilder();
  const chunk = new McapChunkBuilder({ useMessageIndex: true });
  const hash = codec.startSha256();
  const schemas: McapTypes.Schema[] = [];
  const channels: McapTypes.Channel[] = [];
  /** Channels that the chunk being filled names: each chunk names its own, so that it can be read by itself. */
  const announced = new Set<number>();
  const index: FileIndex = { chunks: [], attachments: [], metadata: [], messageCounts: new Map() };
  let sizeBytes = 0;
  let dataCrc = 0;
  let isInData = true;

  const flush = async (): Promise<void> => {
    const bytes = records.buffer;
    hash.update(bytes);
    if (isInData) dataCrc = codec.crc32(bytes, dataCrc);
    sizeBytes += bytes.length;
    await sink.write(bytes);
    records.reset();
  };
  const announce = (channelId: number): void => {
    if (announced.has(channelId)) return;
    const channel = channels.find(({ id }) => id === channelId);
    const schema = schemas.find(({ id }) => id === channel?.schemaId);
    if (channel === undefined || schema === undefined) throw new Error(`no channel has the id ${channelId}`);
    chunk.addSchema(schema);
    chunk.addChannel(channel);
    announced.add(channelId);
  };
  const closeChunk = async (): Promise<void> => {
    if (chunk.numMessages === 0) return;
    const { messageStartTime, messageEndTime, buffer } = chunk;
    const packed = codec.compress(buffer);
    const uncompressedSize = BigInt(buffer.length);
    const chunkStartOffset = BigInt(sizeBytes);
    const chunkLength = records.writeChunk({
      messageStartTime,
      messageEndTime,
      uncompressedSize,
      uncompressedCrc: codec.crc32(buffer, 0),
      compression: "zstd",
      records: packed,
    });
    const messageIndexOffsets = new Map<number, bigint>();
    let messageIndexLength = 0n;
    for (const messageIndex of chunk.indices) {
      if (messageIndex.records.length === 0) continue;
      messageIndexOffsets.set(messageIndex.channelId, chunkStartOffset + chunkLength + messageIndexLength);
      messageIndexLength += records.writeMessageIndex(messageIndex);
    }
    await flush();
    index.chunks.push({
      messageStartTime,
      messageEndTime,
      chunkStartOffset,
      chunkLength,
      messageIndexOffsets,
      messageIndexLength,
      compression: "zstd",
      compressedSize: BigInt(packed.length),
      uncompressedSize,
    });
    chunk.reset();
    announced.clear();
  };

  records.writeMagic();
  records.writeHeader({ profile: "", library });
  await flush();

  return {
    hash,
    get sizeBytes() {
      return sizeBytes;
    },
    addSchema: (schema) => void schemas.push(schema),
    addChannel: (channel) => void channels.push(channel),
    async addMessages(messages) {
      for (const message of messages) {
        announce(message.channelId);
        chunk.addMessage(message);
        index.messageCounts.set(message.channelId, (index.messageCounts.get(message.channelId) ?? 0n) + 1n);
      }
      if (chunk.byteLength > chunkBytes) await closeChunk();
    },
    async addAttachment(attachment) {
      const offset = BigInt(sizeBytes);
      const length = records.writeAttachment(attachment);
      const { data, ...rest } = attachment;
      index.attachments.push({ ...rest, offset, length, dataSize: BigInt(data.length) });
      await flush();
    },
    async addMetadata(name, metadata) {
      const offset = BigInt(sizeBytes);
      index.metadata.push({ name, offset, length: records.writeMetadata({ name, metadata }) });
      await flush();
    },
    closeChunk,
    async end() {
      await closeChunk();
      isInData = false;
      records.writeDataEnd({ dataSectionCrc: dataCrc });
      await flush();
      const summaryStart = BigInt(sizeBytes);
      const offsets = writeSummary(records, schemas, channels, index, summaryStart);
      const summaryOffsetStart = summaryStart + BigInt(records.length);
      for (const offset of offsets) records.writeSummaryOffset(offset);
      const summaryCrc = codec.crc32(footerStart(summaryStart, summaryOffsetStart), codec.crc32(records.buffer, 0));
      records.writeFooter({ summaryStart, summaryOffsetStart, summaryCrc });
      records.writeMagic();
      await flush();
    },
  };
}

interface FileIndex {
  readonly chunks: McapTypes.ChunkIndex[];
  readonly attachments: McapTypes.AttachmentIndex[];
  readonly metadata: McapTypes.MetadataIndex[];
  readonly messageCounts: Map<number, bigint>;
}

/** Writes the summary section, one group of records after the other, and says where each group lies. */
function writeSummary(
  records: McapRecordBuilder,
  schemas: readonly McapTypes.Schema[],
  channels: readonly McapTypes.Channel[],
  index: FileIndex,
  start: bigint,
): McapTypes.SummaryOffset[] {
  const { chunks, attachments, metadata, messageCounts } = index;
  const times = chunks.flatMap(({ messageStartTime, messageEndTime }) => [messageStartTime, messageEndTime]);
  const offsets: McapTypes.SummaryOffset[] = [];
  const group = (groupOpcode: number, write: () => void): void => {
    const before = records.length;
    write();
    const groupLength = BigInt(records.length - before);
    if (groupLength > 0n) offsets.push({ groupOpcode, groupStart: start + BigInt(before), groupLength });
  };
  group(Opcode.SCHEMA, () => {
    for (const schema of schemas) records.writeSchema(schema);
  });
  group(Opcode.CHANNEL, () => {
    for (const channel of channels) records.writeChannel(channel);
  });
  group(Opcode.STATISTICS, () => {
    records.writeStatistics({
      messageCount: [...messageCounts.values()].reduce((sum, count) => sum + count, 0n),
      schemaCount: schemas.length,
      channelCount: channels.length,
      attachmentCount: attachments.length,
      metadataCount: metadata.length,
      chunkCount: chunks.length,
      messageStartTime: times.reduce((low, time) => (time < low ? time : low), times[0] ?? 0n),
      messageEndTime: times.reduce((high, time) => (time > high ? time : high), 0n),
      channelMessageCounts: messageCounts,
    });
  });
  group(Opcode.METADATA_INDEX, () => {
    for (const each of metadata) records.writeMetadataIndex(each);
  });
  group(Opcode.ATTACHMENT_INDEX, () => {
    for (const each of attachments) records.writeAttachmentIndex(each);
  });
  group(Opcode.CHUNK_INDEX, () => {
    for (const each of chunks) records.writeChunkIndex(each);
  });
  return offsets;
}

/** The beginning of the footer, which the summary's checksum covers too. */
function footerStart(summaryStart: bigint, summaryOffsetStart: bigint): Uint8Array {
  const view = new DataView(new ArrayBuffer(25));
  view.setUint8(0, Opcode.FOOTER);
  view.setBigUint64(1, 20n, true);
  view.setBigUint64(9, summaryStart, true);
  view.setBigUint64(17, summaryOffsetStart, true);
  return new Uint8Array(view.buffer);
}
