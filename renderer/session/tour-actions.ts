import type { TourControl } from "../../twin/scenario/tour.ts";
import type { SessionRequests } from "./session-requests.ts";
import type { ScreenUse, SessionState, SessionStore } from "./session-store.ts";

/** What a person does to the tour with a key or a button. */
export type TourAction = "play-or-pause" | "next" | "back" | "first";

/** What takes Space for itself. */
const spaceRoles: ReadonlySet<string> = new Set(["button", "a", "menuitem", "checkbox", "radio", "tab", "switch"]);

/**
 * What a key does to a tour that plays. Page keys are those of presenters' clickers; where nobody works on the
 * screen the arrows do the same.
 *
 * @param role of what has the focus: its own keys come first
 */
export function tourActionOf(key: string, role: string | undefined, use: ScreenUse): TourAction | undefined {
  switch (key) {
    case " ":
      return role !== undefined && spaceRoles.has(role) ? undefined : "play-or-pause";
    case "PageDown":
      return "next";
    case "PageUp":
      return "back";
    case "ArrowRight":
      return use === "work" ? undefined : "next";
    case "ArrowLeft":
      return use === "work" ? undefined : "back";
    case "Home":
      return use === "work" ? undefined : "first";
    default:
      return undefined;
  }
}

/** The control of an action as things are. */
export function controlOf(action: TourAction, state: SessionState["tourState"]): TourControl {
  switch (action) {
    case "play-or-pause":
      return { kind: state?.state === "playing" ? "pause" : "play" };
    case "next":
      return { kind: "next" };
    case "back":
      return { kind: "back" };
    case "first":
      return { kind: "go", step: 0 };
  }
}

/** Does it, where there is a tour and this screen may move it. */
export function runTourAction(store: SessionStore, session: SessionRequests, action: TourAction): void {
  const { tour, tourState, mayControl } = store.getState();
  if (tour !== undefined && mayControl) void session.controlTour(controlOf(action, tourState));
}
