import { attachScreen } from "../../twin/bridge/host-end.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import type { Host } from "./host.ts";
import { refuseRequests } from "./refuse-requests.ts";

/** A host for a plant whose description has errors: it tells screens what they are, and no more. */
export function startHostWithoutPlant(issues: readonly PlantIssue[], software: string, clockUs: () => number): Host {
  return {
    openScreen(channel, access) {
      attachScreen(channel, () => access, {
        ...refuseRequests({ zh: "没有打开工厂", en: "there is no plant here" }),
        "open-session": ({ profile = access, session = "" }) => ({
          profile: access === "visitor" ? "visitor" : profile,
          software,
          hostTimeUs: clockUs(),
          issues: [...issues],
          session,
          mayControl: false,
          source: { kind: "live", modelFolder: "plant/" },
        }),
      });
    },
    isRemoteToken: () => false,
    openRemote: () => false,
    stop: () => Promise.resolve(),
  };
}
