import { z } from "zod";
import { type ExchangeCodec, sha256Hex } from "./exchange-codec.ts";
import { exchangeFormatVersion, exchangeTopics } from "./exchange-format.ts";
import { recordedSignalSchema } from "./recorded-signal.ts";

const rangeSchema = z.object({ fromUs: z.number(), toUs: z.number() });

/** What an exchange file says of itself. */
const recordingDescriptionSchema = z.object({
  format: z.literal(exchangeFormatVersion),
  plantId: z.string(),
  /** Of the plant's files, see hash-plant.ts. */
  plantSha256: z.string(),
  origin: z.enum(["plant", "simulated"]),
  /** Stretches that were recorded, UTC microseconds; none as long as the file is being written. */
  ranges: z.array(rangeSchema),
  /** In the order that `signal` of a sample batch indexes. */
  signals: z.array(recordedSignalSchema),
  /** Name and version of what wrote the file. */
  software: z.string(),
  /** Who saved it and what they wrote about it; both may be empty. */
  author: z.string(),
  note: z.string(),
  createdUs: z.number(),
  /** The highest that any signal of the file has. */
  visibility: z.enum(["public", "internal", "sensitive"]),
});

export type RecordingDescription = z.infer<typeof recordingDescriptionSchema>;

const utf8 = new TextEncoder();

/**
 * The description as an MCAP metadata record: texts by name, lists in JSON. `sha256` is that of all other texts,
 * because MCAP has no checksum of metadata.
 */
export function describeAsMetadata(description: RecordingDescription, codec: ExchangeCodec): Map<string, string> {
  const { ranges, signals, format, createdUs, ...texts } = description;
  const signalList = JSON.stringify(signals);
  const metadata = new Map<string, string>(Object.entries(texts));
  metadata.set("format", String(format));
  metadata.set("createdUs", String(createdUs));
  metadata.set("fromUs", String(ranges[0]?.fromUs ?? ""));
  metadata.set("toUs", String(ranges.at(-1)?.toUs ?? ""));
  metadata.set("ranges", JSON.stringify(ranges));
  metadata.set("channels", JSON.stringify(exchangeTopics));
  metadata.set("signals", signalList);
  metadata.set("signalsSha256", sha256Hex(codec, utf8.encode(signalList)));
  metadata.set("sha256", hashTexts(metadata, codec));
  return metadata;
}

/** A description, or why there is none: it is damaged, or of a newer format. */
export type ReadDescription =
  | { readonly description: RecordingDescription; readonly topics: readonly string[] }
  | { readonly problem: "damaged" | "newer" };

export function readDescription(metadata: ReadonlyMap<string, string>, codec: ExchangeCodec): ReadDescription {
  const format = Number(metadata.get("format"));
  if (metadata.get("sha256") !== hashTexts(metadata, codec)) return { problem: "damaged" };
  if (format > exchangeFormatVersion) return { problem: "newer" };
  const result = recordingDescriptionSchema.safeParse({
    ...Object.fromEntries(metadata),
    format,
    createdUs: Number(metadata.get("createdUs")),
    ranges: parseJson(metadata.get("ranges")),
    signals: parseJson(metadata.get("signals")),
  });
  const topics = z.array(z.string()).safeParse(parseJson(metadata.get("channels")));
  if (!result.success || !topics.success) return { problem: "damaged" };
  return { description: result.data, topics: topics.data };
}

/** Which of a list of visibilities shows the least to a visitor. */
export function highestVisibility(
  visibilities: readonly RecordingDescription["visibility"][],
): RecordingDescription["visibility"] {
  if (visibilities.includes("sensitive")) return "sensitive";
  return visibilities.includes("internal") ? "internal" : "public";
}

function hashTexts(metadata: ReadonlyMap<string, string>, codec: ExchangeCodec): string {
  const texts = [...metadata].filter(([name]) => name !== "sha256").sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(codec, utf8.encode(texts.map(([name, text]) => `${name}\0${text}\0`).join("")));
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
