import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { McapTypes } from "@mcap/core";
import { z } from "zod";
import { type StandingAlarm, standingAlarmSchema } from "../alarms/standing-alarm.ts";
import type { PlantFiles } from "../plant/parse-plant.ts";
import { type JournalEntry, journalEntrySchema } from "../playback/journal.ts";
import { file_sample_batch } from "../telemetry/gen/sample-batch_pb.ts";
import type { ByteSink } from "./byte-source.ts";
import { type ExchangeCodec, type Signer, toHex } from "./exchange-codec.ts";
import {
  chunkSpanUs,
  companionFile,
  type ExchangeTopic,
  exchangeTopics,
  metadataName,
  plantFolder,
} from "./exchange-format.ts";
import { describeAsMetadata, type RecordingDescription } from "./recording-description.ts";
import { type McapFile, startMcapFile } from "./start-mcap-file.ts";

/** The alarms that are active at a keyframe, as a message of the channel `alarms`. */
export const alarmsMessageSchema = z.object({ timeUs: z.number(), alarms: z.array(standingAlarmSchema) });

/** An exchange file being written; one call at a time. */
export interface ExchangeFileWriter {
  /** @param batches SampleBatch messages whose samples were received within `firstUs` and `lastUs`, in that order */
  addSamples(batches: readonly Uint8Array[], firstUs: number, lastUs: number): Promise<void>;
  /** @param batches the whole table, as SampleBatch messages */
  addKeyframe(batches: readonly Uint8Array[], alarms: readonly StandingAlarm[], timeUs: number): Promise<void>;
  /** Entries lie in chunks of their own, so that the journal is read without the samples. */
  addEntries(entries: readonly JournalEntry[]): Promise<void>;
  /** Adds models and pictures, describes what was recorded, seals the file and ends it. */
  end(ranges: RecordingDescription["ranges"]): Promise<WrittenFile>;
}

export interface WrittenFile {
  readonly sizeBytes: number;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
}

const utf8 = new TextEncoder();

/**
 * Begins an exchange file: description, plant and what goes with it come first, so that a file that is cut still says
 * what it is; models and pictures, which the data do not need, come last.
 *
 * @param plantFiles the plant's folder, by path in it
 * @param signer signs the seal; undefined for a file without a signature
 * @param companions what goes with the plant, by name
 * @throws RangeError where a companion has a name that no reader would look for
 */
export async function startExchangeFile(
  sink: ByteSink,
  codec: ExchangeCodec,
  description: RecordingDescription,
  plantFiles: PlantFiles,
  signer: Signer | undefined,
  companions: PlantFiles = new Map(),
): Promise<ExchangeFileWriter> {
  for (const name of companions.keys()) if (!companionFile.test(name)) throw new RangeError(`no companion: ${name}`);
  const file = await startMcapFile(sink, codec, description.software);
  registerChannels(file);
  await file.addMetadata(metadataName.description, describeAsMetadata(description, codec));
  const attachments = [
    ...[...plantFiles].map(([path, data]) => [`${plantFolder}${path}`, data] as const),
    ...companions,
  ];
  const isJson = ([name]: readonly [string, Uint8Array]): boolean => name.endsWith(".json");
  const attach = async (wanted: typeof attachments): Promise<void> => {
    for (const [name, data] of wanted) await file.addAttachment(attachmentOf(name, data, description.createdUs));
  };
  await attach(attachments.filter(isJson));

  let chunkStartUs = Number.NEGATIVE_INFINITY;
  const sequences = exchangeTopics.map(() => 0);
  const message = (topic: ExchangeTopic, data: Uint8Array, firstUs: number, lastUs: number): McapTypes.Message => {
    const channelId = exchangeTopics.indexOf(topic);
    const sequence = sequences[channelId] ?? 0;
    sequences[channelId] = sequence + 1;
    return { channelId, sequence, logTime: toNs(lastUs), publishTime: toNs(firstUs), data };
  };

  return {
    addSamples: (batches, firstUs, lastUs) =>
      file.addMessages(batches.map((batch) => message("samples", batch, firstUs, lastUs))),
    async addKeyframe(batches, alarms, timeUs) {
      if (Math.abs(timeUs - chunkStartUs) >= chunkSpanUs) {
        await file.closeChunk();
        chunkStartUs = timeUs;
      }
      // A table in which nothing was seen yet is a batch without samples, which takes no bytes.
      const table = batches.length > 0 ? batches : [new Uint8Array(0)];
      await file.addMessages([
        ...table.map((batch) => message("keyframes", batch, timeUs, timeUs)),
        message("alarms", utf8.encode(JSON.stringify({ timeUs, alarms })), timeUs, timeUs),
      ]);
    },
    async addEntries(entries) {
      await file.closeChunk();
      for (const entry of entries) {
        await file.addMessages([message("events", utf8.encode(JSON.stringify(entry)), entry.timeUs, entry.timeUs)]);
      }
      await file.closeChunk();
    },
    async end(ranges) {
      await file.closeChunk();
      await attach(attachments.filter((each) => !isJson(each)));
      await file.addMetadata(metadataName.description, describeAsMetadata({ ...description, ranges }, codec));
      await file.addMetadata(metadataName.seal, seal(file, signer));
      await file.end();
      return { sizeBytes: file.sizeBytes, sha256: toHex(file.hash.digest()) };
    },
  };
}

/** The ids of channels are the places in `exchangeTopics`. MCAP schema ids begin at 1. */
function registerChannels(file: McapFile): void {
  const descriptors = create(FileDescriptorSetSchema, { file: [file_sample_batch.proto] });
  const batch = { id: 1, name: "vitrine.SampleBatch", encoding: "protobuf" };
  file.addSchema({ ...batch, data: toBinary(FileDescriptorSetSchema, descriptors) });
  file.addSchema({ id: 2, name: "vitrine.JournalEntry", encoding: "jsonschema", data: jsonSchema(journalEntrySchema) });
  file.addSchema({ id: 3, name: "vitrine.Alarms", encoding: "jsonschema", data: jsonSchema(alarmsMessageSchema) });
  for (const [id, topic] of exchangeTopics.entries()) {
    const schemaId = topic === "events" ? 2 : topic === "alarms" ? 3 : 1;
    const messageEncoding = schemaId === 1 ? "protobuf" : "json";
    file.addChannel({ id, schemaId, topic, messageEncoding, metadata: new Map() });
  }
}

function jsonSchema(schema: z.ZodType): Uint8Array {
  // MCAP asks for an object at the root; a union of objects is one to people, and has to say so to readers.
  return utf8.encode(JSON.stringify({ type: "object", ...z.toJSONSchema(schema) }));
}

const mediaTypes: Readonly<Record<string, string>> = {
  glb: "model/gltf-binary",
  json: "application/json",
  png: "image/png",
};

function attachmentOf(name: string, data: Uint8Array, createdUs: number): McapTypes.Attachment {
  const mediaType = mediaTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return { name, logTime: toNs(createdUs), createTime: toNs(createdUs), mediaType, data };
}

/** What was written before the seal, and who says so. */
function seal(file: McapFile, signer: Signer | undefined): Map<string, string> {
  const digest = file.hash.digest();
  const metadata = new Map([
    ["sizeBytes", String(file.sizeBytes)],
    ["sha256", toHex(digest)],
  ]);
  if (signer !== undefined) metadata.set("publicKey", signer.publicKey).set("signature", signer.sign(digest));
  return metadata;
}

/** MCAP counts nanoseconds from 1970 on. */
function toNs(timeUs: number): bigint {
  return BigInt(Math.max(0, Math.round(timeUs))) * 1000n;
}
