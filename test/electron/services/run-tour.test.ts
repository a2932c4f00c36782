import { expect, it } from "vitest";
import { createLiveSource } from "../../../electron/services/live-source.ts";
import { openTimeSession } from "../../../electron/services/time-session.ts";
import { runTour, type TourMotion } from "../../../electron/services/tour-session.ts";
import type { Evidence } from "../../../twin/scenario/evidence.ts";
import { advanceLiveTour, commandLiveTour, planOfLiveTour, startLiveTour } from "../../../twin/scenario/live-tour.ts";
import { silentLog } from "../../support/host.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpRows } from "../../support/pump-clip.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";
import { createRowsHistory } from "../../support/rows-history.ts";

const startUs = 1_764_000_000_000_000;
const caption = { zh: "字幕", en: "Caption" };
const plant = parsedPumpPlant();
const { steps, ...scenario } = parsedScenario(
  pumpScenario({ steps: ["a", "b"].map((id, place) => ({ id, at: { offsetS: place }, caption })) }),
  plant,
);

it("a live tour that plays again is measured anew: it is of another time then", async () => {
  const recorded = createRowsHistory(pumpRows(plant, 1));
  const live = createLiveSource(plant, new Map(), [], undefined, { alarms: [], marks: [] }, silentLog);
  const time = openTimeSession({ ...live, recorded }, startUs, silentLog);
  let tour = startLiveTour(steps.length, time.source.bounds(startUs));
  const motion: TourMotion = {
    get plan() {
      return planOfLiveTour(tour, steps);
    },
    get tour() {
      return tour;
    },
    advance(elapsedUs, bounds) {
      tour = advanceLiveTour(tour, elapsedUs, steps, bounds, () => true);
    },
    command(command, bounds) {
      tour = commandLiveTour(tour, command, bounds);
    },
  };
  const asked: { step: number; answer(): void }[] = [];
  const collect = (step: number): Promise<Evidence[]> => {
    const { startUs: ofUs } = tour;
    return new Promise((resolve) => {
      asked.push({ step, answer: () => resolve([{ claim: `${step} of ${ofUs - startUs}` } as Evidence]) });
    });
  };
  const playing = runTour({ ...scenario, steps }, motion, time, collect, silentLog);
  const turn = (): Promise<void> => new Promise(setImmediate);
  const pass = async (fromS: number, toS: number): Promise<void> => {
    for (let atS = fromS; atS <= toS; atS += 0.5) time.tick(startUs + atS * 1e6);
    await turn();
  };
  const answer = async (): Promise<void> => {
    asked.shift()?.answer();
    await turn();
  };
  const claims = (): string[] => playing.evidence().map(({ claim }) => claim);

  await pass(0, 3);
  expect(playing.tour.state).toBe("ended");
  await answer();
  expect(claims()).toEqual(["0 of 0"]);
  // The second step is still being measured when it plays again.
  playing.command({ kind: "play" }, startUs + 10e6);
  expect(claims()).toEqual([]);
  await answer();
  expect(claims()).toEqual([]);
  await pass(10.5, 13);
  await answer();
  await answer();
  expect(claims()).toEqual(["0 of 10000000", "1 of 10000000"]);
});
