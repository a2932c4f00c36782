import type { TimeAction } from "../session/time-actions.ts";

/** What takes the arrow keys for itself. */
const arrowRoles: ReadonlySet<string> = new Set(["tree", "treeitem", "menu", "menuitem", "radio", "radiogroup", "tab"]);

/** What a press of Space activates. */
const spaceRoles: ReadonlySet<string> = new Set(["button", "a", "menuitem", "checkbox", "radio", "tab", "switch"]);

/**
 * What a key does to the session's time.
 *
 * @param role of what has the focus: its own keys come first
 */
export function timeActionOf(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  role: string | undefined,
): TimeAction | undefined {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case " ":
      return role !== undefined && spaceRoles.has(role) ? undefined : "play-or-pause";
    case "ArrowLeft":
    case "ArrowRight": {
      if (role !== undefined && arrowRoles.has(role)) return undefined;
      if (key === "ArrowLeft") return shiftKey ? "back-10-s" : "back-1-s";
      return shiftKey ? "forward-10-s" : "forward-1-s";
    }
    case ",":
      return "slower";
    case ".":
      return "faster";
    case "r":
      return "back-to-live";
    default:
      return undefined;
  }
}
