import { expect, it } from "vitest";
import { createLiveSource } from "../../../electron/services/live-source.ts";
import { sourceOfRun } from "../../../electron/services/open-run.ts";
import { openSharedSession } from "../../../electron/services/shared-session.ts";
import type { RecordedHistory } from "../../../twin/playback/recorded-history.ts";
import { silentLog } from "../../support/host.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpRows, pumpStartUs } from "../../support/pump-clip.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";

const range = { fromUs: pumpStartUs, toUs: pumpStartUs + 60e6 };

it("a tour begins when it is laid out, however long that took", async () => {
  const plant = parsedPumpPlant();
  let nowUs = range.toUs + 3600e6;
  const quick = memoryHistory(plant, pumpRows(plant, 60), [range]);
  const recorded: RecordedHistory = {
    ...quick,
    stateAt(timeUs) {
      nowUs += 5e6;
      return quick.stateAt(timeUs);
    },
  };
  const home = createLiveSource(plant, new Map(), [], undefined, { alarms: [], marks: [] }, silentLog);
  const source = sourceOfRun({ source: { ...home, recorded }, range });
  const session = openSharedSession("hall", "operator", home, nowUs, silentLog);
  const scenario = parsedScenario(pumpScenario(), plant);
  const wish = { scenario, over: "simulation", source, range, allTheSame: true } as const;
  await session.startTour(wish, () => nowUs);
  session.time.tick(nowUs + 1e6);
  expect(session.tour?.session.tour).toMatchObject({ step: 0, holdLeftUs: 7e6 });
});
