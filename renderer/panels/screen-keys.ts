import type { ScreenUse } from "../session/session-store.ts";

/** What a key does to the screen itself, beside its time and its tours. */
export type ScreenAction =
  | "search"
  | "up"
  | "tree"
  | "detail"
  | "time-bar"
  | "mark"
  | "scenarios"
  | "connection"
  | "help"
  | "language"
  | "theme";

const actions: Readonly<Record<string, ScreenAction>> = {
  "/": "search",
  Escape: "up",
  t: "tree",
  d: "detail",
  b: "time-bar",
  m: "mark",
  p: "scenarios",
  c: "connection",
  "?": "help",
  l: "language",
  n: "theme",
};

/** Whatever is open, these change the look of it alone. */
const always: ReadonlySet<ScreenAction> = new Set(["language", "theme"]);

/**
 * What a key does to the screen. A dialog is not pushed away by another one, nor is anything moved behind it; and the
 * presenter's window has no scene, no panels and few of the dialogs.
 */
export function screenActionOf(key: string, use: ScreenUse, hasDialog: boolean): ScreenAction | undefined {
  const action = actions[key.length === 1 ? key.toLowerCase() : key];
  if (action === undefined || always.has(action)) return action;
  if (hasDialog || (use === "presenter" && action !== "scenarios")) return undefined;
  return action;
}
