import { join } from "node:path";
import type { OpenPlant } from "../../electron/services/open-plant.ts";
import { openRecording } from "../../electron/services/open-recording.ts";
import type { RequestArgs } from "../../twin/bridge/contract.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { root } from "../architecture/read-imports.ts";
import { createMemoryPair } from "./channel-pair.ts";
import { openTestScreen, silentLog, type TestScreen } from "./host.ts";

/** A host of an exchange file alone, whose clock runs faster than others. */
export interface CompanionHost {
  readonly plant: OpenPlant;
  /** Where it keeps its data. */
  readonly folder: string;
  open(ask?: RequestArgs<"open-session">, access?: Profile): Promise<TestScreen>;
}

/** How many seconds pass there in one of ours: tours are over soon, and ticks are not too far apart. */
const pace = 20;

export async function openCompanionHost(path: string, dataFolder: string): Promise<CompanionHost> {
  const beganMs = performance.now();
  const clockUs = (): number => 1_790_000_000_000_000 + Math.round((performance.now() - beganMs) * 1000 * pace);
  const criteriaFolder = join(root, "assets/criteria");
  const options = { path, dataFolder, criteriaFolder, software: "Vitrine test", clockUs, log: silentLog };
  const plant = await openRecording(options);
  if ("error" in plant) throw new Error(plant.error.en);
  return {
    plant,
    folder: dataFolder,
    async open(ask = {}, access = "operator") {
      const pair = createMemoryPair();
      plant.host.openScreen(pair.host, access);
      return openTestScreen(pair.screen, ask);
    },
  };
}
