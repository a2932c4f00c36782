import type { LocalizedText } from "../plant/localized-text.ts";
import { type JournalEntry, journalEntrySchema } from "../playback/journal.ts";
import type { ChunkStore } from "./chunk-store.ts";
import { parseJsonMessage } from "./parse-json-message.ts";

/** The whole journal of a file, the oldest entry first. Entries that cannot be read are counted in words. */
export async function readJournal(
  store: ChunkStore,
  onDamage: (text: LocalizedText) => void,
): Promise<readonly JournalEntry[]> {
  const entries: JournalEntry[] = [];
  let unreadable = 0;
  for (let place = 0; place < store.places.length; place++) {
    if (!store.mayHold(place, "events")) continue;
    for (const { data } of await store.messages(place, "events")) {
      const entry = parseJsonMessage(data, journalEntrySchema);
      if (entry === undefined) unreadable++;
      else entries.push(entry);
    }
  }
  if (unreadable > 0) {
    onDamage({
      zh: `有 ${unreadable} 条事件无法读取`,
      en: `${unreadable} entries of the journal cannot be read`,
    });
  }
  return entries.sort((a, b) => a.timeUs - b.timeUs);
}
