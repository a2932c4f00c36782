import { attachScreen } from "../../twin/bridge/host-end.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Host } from "./host.ts";

/** A host for a plant whose description has errors: it tells screens what they are, and no more. */
export function startHostWithoutPlant(issues: readonly PlantIssue[], software: string, clockUs: () => number): Host {
  return {
    openScreen(channel, access) {
      const nothingHere = (): never => {
        throw new Error("there is no plant here");
      };
      attachScreen(channel, () => access, {
        "open-session": ({ profile = access, session = "" }) => ({
          profile: access === "visitor" ? "visitor" : profile,
          software,
          hostTimeUs: clockUs(),
          issues: [...issues],
          session,
          mayControl: false,
          source: { kind: "live", modelFolder: "plant/" },
        }),
        "retry-feed": nothingHere,
        "control-time": nothingHere,
        timeline: nothingHere,
        trend: nothingHere,
        "set-mark": nothingHere,
        "remove-mark": nothingHere,
        "act-on-alarms": nothingHere,
        "alarm-history": nothingHere,
        "operation-log": nothingHere,
        kpis: nothingHere,
        "watch-kpis": nothingHere,
        "save-clip": nothingHere,
        "export-samples": nothingHere,
        "set-retention": nothingHere,
        "list-faults": nothingHere,
        "inject-fault": nothingHere,
        "clear-fault": nothingHere,
      });
    },
    stop: () => Promise.resolve(),
  };
}
