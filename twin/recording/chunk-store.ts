import type { LocalizedText } from "../plant/localized-text.ts";
import type { ByteSource } from "./byte-source.ts";
import type { ExchangeCodec } from "./exchange-codec.ts";
import { type ExchangeTopic, maxChunkBytes } from "./exchange-format.ts";
import type { ChunkPlace, McapIndex } from "./mcap-index.ts";
import { readChunk, type StoredMessage } from "./read-chunk.ts";

/** Unpacked chunks are kept up to this size, whatever the size of the file. */
const keptBytes = 67_108_864;

/** The chunks of a file, read when they are asked for. */
export interface ChunkStore {
  readonly places: readonly ChunkPlace[];
  /** Whether a chunk may have messages of a topic, as far as is known without reading it. */
  mayHold(place: number, topic: ExchangeTopic): boolean;
  /** A chunk's messages of a topic in the order of the file; none where it is damaged. */
  messages(place: number, topic: ExchangeTopic): Promise<readonly StoredMessage[]>;
  /** Chunks that were found damaged so far, by place. */
  readonly damaged: ReadonlySet<number>;
}

interface KeptChunk {
  readonly messages: Promise<readonly StoredMessage[]>;
  sizeBytes: number;
}

/**
 * @param topics by channel id
 * @param onDamage a chunk was found damaged; said once for each
 */
export function createChunkStore(
  source: ByteSource,
  index: McapIndex,
  topics: ReadonlyMap<number, string>,
  codec: ExchangeCodec,
  onDamage: (text: LocalizedText) => void,
): ChunkStore {
  const places = index.chunks;
  const ids = (topic: ExchangeTopic): number[] => [...topics].filter(([, name]) => name === topic).map(([id]) => id);
  const idsOf = { samples: ids("samples"), keyframes: ids("keyframes"), events: ids("events"), alarms: ids("alarms") };
  const damaged = new Set<number>();
  // The least recently used first.
  const kept = new Map<number, KeptChunk>();
  let sizeBytes = 0;

  const load = async (place: number): Promise<readonly StoredMessage[]> => {
    const chunk = places[place];
    if (chunk === undefined) throw new RangeError(`there is no chunk ${place} of ${places.length}`);
    const isReadable = chunk.length <= maxChunkBytes;
    const messages = isReadable ? readChunk(await source.read(chunk.offset, chunk.length), codec) : undefined;
    if (messages !== undefined) return messages;
    if (!damaged.has(place)) onDamage(describeDamage(chunk));
    damaged.add(place);
    return [];
  };
  const keep = (place: number): KeptChunk => {
    const entry: KeptChunk = kept.get(place) ?? { messages: load(place), sizeBytes: 0 };
    kept.delete(place);
    kept.set(place, entry);
    return entry;
  };
  const trim = (): void => {
    for (const [place, entry] of kept) {
      if (sizeBytes <= keptBytes) return;
      sizeBytes -= entry.sizeBytes;
      kept.delete(place);
    }
  };

  return {
    places,
    damaged,
    mayHold(place, topic) {
      const channels = places[place]?.channels;
      // Without its message indexes, which a cut may have taken, a chunk may hold anything.
      if (channels === undefined || channels.size === 0) return channels !== undefined;
      return idsOf[topic].some((id) => channels.has(id));
    },
    async messages(place, topic) {
      const entry = keep(place);
      const messages = await entry.messages.catch((error: unknown) => {
        kept.delete(place);
        throw error;
      });
      if (entry.sizeBytes === 0 && kept.get(place) === entry) {
        entry.sizeBytes = messages[0]?.data.buffer.byteLength ?? 1;
        sizeBytes += entry.sizeBytes;
        trim();
      }
      return messages.filter(({ channel }) => idsOf[topic].includes(channel));
    },
  };
}

function describeDamage({ offset, startUs, endUs }: ChunkPlace): LocalizedText {
  const span = `${isoTime(startUs)} – ${isoTime(endUs)}`;
  return {
    zh: `第 ${offset} 字节处的数据块已损坏，缺少 ${span} 的数据`,
    en: `the chunk at byte ${offset} is damaged; data of ${span} are missing`,
  };
}

/** A time for people; what is no time is said as it is. */
export function isoTime(timeUs: number): string {
  return Math.abs(timeUs) <= 8.64e18 ? new Date(timeUs / 1000).toISOString() : `${timeUs} µs`;
}
