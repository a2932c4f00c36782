import type { ChunkStore } from "./chunk-store.ts";
import { type ExchangeTopic, maxMessageSpanUs } from "./exchange-format.ts";
import type { StoredMessage } from "./read-chunk.ts";

/** Times in the file are whole microseconds, those of samples need not be. */
const roundingUs = 1;

/**
 * Messages of samples of which some may have been received after a moment, up to and with another, in the order of
 * the file, which is that of receiving.
 *
 * @param fromPlace the first chunk to look at
 */
export async function* readSampleMessages(
  store: ChunkStore,
  afterUs: number,
  toUs: number,
  fromPlace = 0,
): AsyncGenerator<StoredMessage> {
  for (let place = fromPlace; place < store.places.length; place++) {
    const chunk = store.places[place];
    if (chunk === undefined || !store.mayHold(place, "samples")) continue;
    if (chunk.endUs + roundingUs < afterUs || chunk.startUs - maxMessageSpanUs - roundingUs > toUs) continue;
    for (const message of await store.messages(place, "samples")) {
      if (message.lastUs + roundingUs >= afterUs && message.firstUs - roundingUs <= toUs) yield message;
    }
  }
}

/** The last messages of a topic up to a moment, all of one time, and where they are. */
export interface LastMessages {
  readonly timeUs: number;
  /** Place of their chunk. */
  readonly place: number;
  readonly messages: readonly StoredMessage[];
}

/** The last messages of a topic that were logged up to and with a moment; undefined where there are none. */
export async function findLastMessages(
  store: ChunkStore,
  topic: ExchangeTopic,
  timeUs: number,
): Promise<LastMessages | undefined> {
  let best: LastMessages | undefined;
  for (let place = store.places.length - 1; place >= 0; place--) {
    const chunk = store.places[place];
    if (chunk === undefined || chunk.startUs > timeUs || !store.mayHold(place, topic)) continue;
    if (best !== undefined && chunk.endUs <= best.timeUs) continue;
    const before = (await store.messages(place, topic)).filter(({ lastUs }) => lastUs <= timeUs);
    const latestUs = before.reduce((latest, { lastUs }) => Math.max(latest, lastUs), Number.NEGATIVE_INFINITY);
    if (before.length === 0 || latestUs <= (best?.timeUs ?? Number.NEGATIVE_INFINITY)) continue;
    best = { timeUs: latestUs, place, messages: before.filter(({ lastUs }) => lastUs === latestUs) };
  }
  return best;
}
