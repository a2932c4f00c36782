import { formatDateTime } from "./format.ts";
import type { SessionState } from "./session-store.ts";

/**
 * The name of a file that a screen makes of what it shows: of which plant and moment it is, and, as on every picture,
 * whether that was recorded or simulated. `works-trend-20261130-125500-simulated.csv`
 */
export function exportName(
  { provenance: { source, origins }, live }: Pick<SessionState, "provenance" | "live">,
  what: string,
  ending: string,
): string {
  const moment =
    live === undefined ? undefined : formatDateTime(live.nowUs()).replaceAll(/[-:]/g, "").replace(" ", "-");
  const parts = [
    live?.plant.view.id,
    what,
    moment,
    source === "recorded" ? "recorded" : undefined,
    origins.simulated ? "simulated" : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join("-")}.${ending}`;
}
