import type { LocalizedText } from "../plant/localized-text.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { type ChunkStore, isoTime } from "./chunk-store.ts";
import { type ExchangeTopic, maxMessageSpanUs } from "./exchange-format.ts";
import { overlapOf } from "./overlap-of.ts";
import type { StoredMessage } from "./read-chunk.ts";
import type { RecordingDescription } from "./recording-description.ts";

/** Nothing that Vitrine records is older: 2000-01-01. */
const earliestUs = 946_684_800_000_000;

/** Nor is one file written for longer than this: a year. */
const maxRecordingUs = 366 * 86_400_000_000;

/** At most so many chunks are looked through for times that cannot be. */
const maxChunksNamed = 64;

/**
 * Within which times messages count for the ranges: those that the file states; where it states none, because it is
 * still being written, from the year 2000 to a year after the file was begun.
 */
export function believableTimes({ ranges, createdUs }: RecordingDescription): TimeRange {
  const first = ranges[0];
  const last = ranges.at(-1);
  if (first === undefined || last === undefined) {
    return { fromUs: earliestUs, toUs: createdUs + maxRecordingUs };
  }
  return { fromUs: first.fromUs - maxMessageSpanUs, toUs: last.toUs + maxMessageSpanUs };
}

async function messagesOf(
  store: ChunkStore,
  place: number,
  topics: readonly ExchangeTopic[],
): Promise<readonly StoredMessage[]> {
  const messages: StoredMessage[] = [];
  for (const topic of topics) {
    if (store.mayHold(place, topic)) messages.push(...(await store.messages(place, topic)));
  }
  return messages;
}

/** Names messages whose received time lies outside the believable times. They are kept, but count for no range. */
export async function nameUnbelievable(
  store: ChunkStore,
  believable: TimeRange,
  onDamage: (text: LocalizedText) => void,
): Promise<void> {
  let left = maxChunksNamed;
  for (const [place, { offset, startUs, endUs }] of store.places.entries()) {
    if (startUs >= believable.fromUs && endUs <= believable.toUs) continue;
    if (left-- === 0) return;
    const odd = (await messagesOf(store, place, ["samples", "keyframes"])).filter(
      (message) => !isWithin(message.lastUs, believable),
    );
    const [first] = odd;
    if (first === undefined) continue;
    onDamage({
      zh: `第 ${offset} 字节处的数据块中有 ${odd.length} 条消息的接收时间不可信（如 ${isoTime(first.lastUs)}），不计入时间范围`,
      en: `${odd.length} messages of the chunk at byte ${offset} say they were received at unbelievable times (${isoTime(first.lastUs)}); they count for no range`,
    });
  }
}

/** The times from the first to the last sample or keyframe that is believable; undefined where there is none. */
export async function spanOfData(store: ChunkStore, believable: TimeRange): Promise<TimeRange | undefined> {
  const places = [...store.places.keys()];
  // The first keyframe may be of the moment before the first sample.
  const first = await believableTimesIn(store, places, believable, ["samples"]);
  const last = await believableTimesIn(store, places.reverse(), believable, ["samples", "keyframes"]);
  if (first.length === 0) return undefined;
  return {
    fromUs: first.reduce((low, timeUs) => Math.min(low, timeUs)),
    toUs: last.reduce((high, timeUs) => Math.max(high, timeUs)),
  };
}

/** The times at which data of a chunk came, of the first one of several that has such. */
async function believableTimesIn(
  store: ChunkStore,
  places: readonly number[],
  believable: TimeRange,
  topics: readonly ExchangeTopic[],
): Promise<readonly number[]> {
  for (const place of places) {
    const times = (await messagesOf(store, place, topics)).flatMap(({ firstUs, lastUs }) => [firstUs, lastUs]);
    const known = times.filter((timeUs) => isWithin(timeUs, believable));
    if (known.length > 0) return known;
  }
  return [];
}

/** What is left of ranges where chunks are damaged: from a damaged chunk to the next one nothing is known to have come. */
export function withoutDamaged(ranges: readonly TimeRange[], store: ChunkStore): TimeRange[] {
  let left = [...ranges];
  for (const place of store.damaged) {
    const hole = store.places[place];
    const heldData = store.mayHold(place, "samples") || store.mayHold(place, "keyframes");
    if (hole === undefined || !heldData) continue;
    left = left.flatMap((range) => [
      ...overlapOf([range], { fromUs: Number.NEGATIVE_INFINITY, toUs: hole.startUs - 1 }),
      ...overlapOf([range], { fromUs: hole.endUs + 1, toUs: Number.POSITIVE_INFINITY }),
    ]);
  }
  return left;
}

function isWithin(timeUs: number, { fromUs, toUs }: TimeRange): boolean {
  return timeUs >= fromUs && timeUs <= toUs;
}
