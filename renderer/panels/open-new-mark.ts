import { newId } from "../session/new-id.ts";
import type { SessionStore } from "../session/session-store.ts";
import { draftMark } from "../session/time-actions.ts";

/** Opens the dialog for a bookmark of this moment and of what is looked at now; operators keep bookmarks. */
export function openNewMark(store: SessionStore): void {
  const { live, selected, focus, profile, readCamera } = store.getState();
  if (live === undefined || profile !== "operator") return;
  store.setState({ dialog: "mark", editedMark: draftMark(live, selected ?? focus, readCamera?.(), newId()) });
}
