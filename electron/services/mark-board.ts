import type { JournalEntry, Mark } from "../../twin/playback/journal.ts";

/** The marks of a journal as they stand now, by time. */
export interface MarkBoard {
  marks(): readonly Mark[];
  /** Counts changes. */
  readonly revision: number;
  apply(entry: JournalEntry): void;
}

/** @param entries what the journal holds already, the oldest first */
export function createMarkBoard(entries: readonly JournalEntry[]): MarkBoard {
  const byId = new Map<string, Mark>();
  let revision = 0;
  const apply = (entry: JournalEntry): void => {
    if (entry.kind === "mark") byId.set(entry.mark.id, entry.mark);
    else if (entry.kind === "mark-removed") byId.delete(entry.id);
    else return;
    revision++;
  };
  for (const entry of entries) apply(entry);
  return {
    marks: () => [...byId.values()].sort((a, b) => a.timeUs - b.timeUs),
    get revision() {
      return revision;
    },
    apply,
  };
}
