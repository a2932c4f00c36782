import { z } from "zod";
import { scenarioDraftSchema } from "../../twin/scenario/draft-schema.ts";
import { draftOf, isUnsaved } from "./authoring.ts";
import type { SessionStore } from "./session-store.ts";

const keptDraftSchema = z.object({
  /** Of the plant that it is made for. */
  plant: z.string().max(64),
  /** When it was last changed, UTC microseconds. */
  atUs: z.number(),
  draft: scenarioDraftSchema,
  /** What the host has of it; none of a new one. */
  saved: scenarioDraftSchema.optional(),
});

/** A scenario that somebody has not saved, kept on this screen until it is. */
export type KeptDraft = z.infer<typeof keptDraftSchema>;

const storageKey = "vitrine.drafts";

/** So many are kept, the newest first: who has more unsaved has lost count of them. */
const maxDrafts = 5;

/** One that is larger is no scenario; together they stay well below what browsers grant. */
const maxDraftLength = 600_000;

/** What is written is kept when the hand rests for this long, and at once when the page goes. */
const restMs = 400;

/** The drafts of a plant that are kept here; what cannot be read is none. */
export function readDrafts(storage: Pick<Storage, "getItem">, plant: string): KeptDraft[] {
  return readAll(storage).filter((kept) => kept.plant === plant);
}

/** Takes one away, by the id of its scenario. */
export function dropDraft(storage: Pick<Storage, "getItem" | "setItem">, id: string): void {
  write(
    storage,
    readAll(storage).filter(({ draft }) => draft.scenario.id !== id),
  );
}

/**
 * Keeps the scenario that is made here for as long as it is not saved, and lets the page ask before it is left.
 *
 * @param clockUs UTC microseconds
 */
export function keepDrafts(
  store: SessionStore,
  storage: Pick<Storage, "getItem" | "setItem">,
  window: Pick<Window, "addEventListener" | "setTimeout" | "clearTimeout">,
  clockUs: () => number,
): void {
  let timer: number | undefined;
  const keep = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    const { authoring, live } = store.getState();
    if (authoring === undefined || live === undefined) return;
    const draft = draftOf(authoring);
    const { id } = draft.scenario;
    if (!isUnsaved(authoring)) {
      dropDraft(storage, id);
      return;
    }
    const { saved } = authoring;
    const kept = { plant: live.plant.view.id, atUs: clockUs(), draft, ...(saved === undefined ? {} : { saved }) };
    if (JSON.stringify(kept).length > maxDraftLength) return;
    write(storage, [kept, ...readAll(storage).filter((each) => each.draft.scenario.id !== id)].slice(0, maxDrafts));
  };
  store.subscribe(({ authoring }, before) => {
    if (authoring === before.authoring) return;
    if (authoring === undefined) {
      // Whoever leaves it has said what becomes of it.
      window.clearTimeout(timer);
      if (before.authoring !== undefined) dropDraft(storage, draftOf(before.authoring).scenario.id);
      return;
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, restMs);
  });
  window.addEventListener("pagehide", keep);
  window.addEventListener("beforeunload", (event) => {
    const { authoring } = store.getState();
    if (authoring !== undefined && isUnsaved(authoring)) event.preventDefault();
  });
}

function readAll(storage: Pick<Storage, "getItem">): KeptDraft[] {
  try {
    const parsed = z.array(z.unknown()).safeParse(JSON.parse(storage.getItem(storageKey) ?? "[]"));
    return (parsed.data ?? []).slice(0, maxDrafts).flatMap((each) => keptDraftSchema.safeParse(each).data ?? []);
  } catch {
    return [];
  }
}

function write(storage: Pick<Storage, "setItem">, drafts: readonly KeptDraft[]): void {
  try {
    storage.setItem(storageKey, JSON.stringify(drafts));
  } catch {
    // The browser grants no more room: what is kept already stays, and the page still asks before it is left.
  }
}
