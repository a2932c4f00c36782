import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PlantView } from "../../twin/plant/plant-view.ts";
import { opened, plainHandlers } from "./plain-handlers.ts";

/** What a host answers to one screen that may do everything; parts of it are replaced for a test. */
export function screenHandlers(
  plant: PlantView,
  hostTimeUs: number,
  changes: Partial<RequestHandlers> = {},
): RequestHandlers {
  return {
    ...plainHandlers,
    "open-session": ({ session, recording }) => ({
      ...opened,
      hostTimeUs,
      plant,
      session: session ?? "own",
      source: { kind: recording === undefined ? "live" : "file", modelFolder: "plant/" },
    }),
    ...changes,
  };
}
