import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";

/** What a host answers to one screen that may do everything; parts of it are replaced for a test. */
export function screenHandlers(
  plant: PlantView,
  hostTimeUs: number,
  changes: Partial<RequestHandlers> = {},
): RequestHandlers {
  const file = { url: "files/a", name: "a", sizeBytes: 1, sha256: "00" };
  return {
    "open-session": ({ session, recording }) => ({
      profile: "operator",
      software: "test",
      hostTimeUs,
      plant,
      issues: [],
      session: session ?? "own",
      mayControl: true,
      source: { kind: recording === undefined ? "live" : "file", modelFolder: "plant/" },
    }),
    "control-time": () => null,
    timeline: ({ buckets }) => {
      const none = new Array<number>(buckets).fill(0);
      return { ranges: [], alarms: { critical: none, high: none, medium: none, low: none } };
    },
    trend: () => ({ timeUs: [], min: [], max: [], mean: [], last: [], count: [] }),
    "set-mark": () => null,
    "remove-mark": () => null,
    "save-clip": () => file,
    "export-samples": () => file,
    "set-retention": () => null,
    "retry-feed": () => null,
    ...changes,
  };
}
