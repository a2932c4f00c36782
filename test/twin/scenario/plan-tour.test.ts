import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTour } from "../../../twin/scenario/plan-tour.ts";
import { believedAt } from "../../support/believed-at.ts";
import { memoryHistory, rowReceived } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsedScenario, pumpScenario } from "../../support/pump-scenario.ts";
import type { Row } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const startUs = 1_780_000_000_000_000;
const recorded = { fromUs: startUs, toUs: startUs + 300e6 };
const speed = plant.signals.findIndex(
  ({ definition, asset }) => definition.id === "speed" && plant.assets[asset]?.id === "pump-1",
);
const alarm = plant.signals.findIndex(
  ({ definition, asset }) => definition.id === "alarm" && plant.assets[asset]?.id === "pump-1",
);
const caption = { zh: "字幕", en: "Caption" };

/** A sample so many seconds after the beginning; received as much later as it lags. */
function row(atS: number, value: number, changes: Partial<Row> = {}): Row {
  return { signal: speed, timeUs: startUs + atS * 1e6, value, quality: 0, lagUs: 0, ...changes };
}

/** The offsets in seconds, with why. */
async function plan(rows: readonly Row[], steps: readonly object[], play?: object): Promise<string[]> {
  const scenario = parsedScenario(
    pumpScenario({
      steps: steps.map((at, place) => ({ id: `s${place}`, at, caption })),
      ...(play === undefined ? {} : { play }),
    }),
    plant,
  );
  const { plan: planned } = await planTour(scenario, plant, memoryHistory(plant, rows, [recorded]), recorded);
  return (planned?.steps ?? []).map(({ offsetUs, trigger }) => `${offsetUs / 1e6} ${trigger}`);
}

const when = "line-1/pump-1/speed > 3000";

describe("a tour's plan", () => {
  it("has a step that waits for the data where the data does it, after the step before", async () => {
    const rows = [row(2, 3500), row(6, 100), row(30, 3500, { lagUs: 1e6 }), row(33, 100), row(60, 3200)];
    expect(await plan(rows, [{ offsetS: 0 }, { when }])).toEqual(["0 time", "2 condition"]);
    // What counts is when it was received; and from a step on at which it holds already, the next one follows at once.
    expect(await plan(rows, [{ offsetS: 10 }, { when }, { when }, { offsetS: 40 }, { when }])).toEqual([
      "10 time",
      "31 condition",
      "31 condition",
      "40 time",
      "60 condition",
    ]);
  });

  it("has a step begin as long after its condition came true as it says, whatever the condition does meanwhile", async () => {
    const rows = [row(2, 3500), row(6, 100), row(60, 3200)];
    expect(
      await plan(rows, [
        { when, afterS: 8 },
        { when, afterS: 0.5 },
      ]),
    ).toEqual(["10 condition", "60.5 condition"]);
    // The time until it comes true is limited, not the wait after it; nothing begins beyond the recording.
    expect(await plan(rows, [{ when, withinS: 3, afterS: 8 }])).toEqual(["10 condition"]);
    expect(await plan(rows, [{ when, withinS: 1, afterS: 8 }])).toEqual(["1 did-not-happen"]);
    expect(await plan(rows, [{ when, afterS: 3600 }])).toEqual(["300 beyond-recording"]);
  });

  it("does not believe values of bad quality, nor those that are stale", async () => {
    expect(await plan([row(2, 3500, { quality: 2 }), row(9, 3500)], [{ when }])).toEqual(["9 condition"]);
    // Said at 2 s, it is stale after 5 s.
    expect(await plan([row(2, 3500), row(50, 3500)], [{ offsetS: 8 }, { when }])).toEqual(["8 time", "50 condition"]);
    expect(await plan([row(2, 3500), row(50, 3500)], [{ offsetS: 6.5 }, { when }])).toEqual([
      "6.5 time",
      "6.5 condition",
    ]);
  });

  it("says what does not happen, is not in the plant or lies beyond the recording, and plays the rest", async () => {
    expect(await plan([], [{ when, withinS: 20 }, { offsetS: 30 }])).toEqual(["20 did-not-happen", "30 time"]);
    expect(await plan([], [{ offsetS: 7 }, { when: "gone/speed > 1" }])).toEqual(["7 time", "7 not-in-plant"]);
    expect(await plan([], [{ offsetS: 299 }, { offsetS: 301 }, { when }])).toEqual([
      "299 time",
      "300 beyond-recording",
      "300 beyond-recording",
    ]);
  });

  it("begins and ends in the recording where the scenario says", async () => {
    expect(await plan([row(65, 3500)], [{ offsetS: 0 }, { when }], { fromS: 60, toS: 200 })).toEqual([
      "0 time",
      "5 condition",
    ]);
    expect(await plan([row(205, 3500)], [{ when }], { fromS: 60, toS: 200 })).toEqual(["140 beyond-recording"]);
  });

  it("says before it starts that a recording is too short", async () => {
    const of = async (play: object): Promise<{ isPlanned: boolean; said: string[] }> => {
      const scenario = parsedScenario(pumpScenario({ play, steps: [{ id: "a", at: { offsetS: 0 }, caption }] }), plant);
      const { plan: planned, warnings } = await planTour(
        scenario,
        plant,
        memoryHistory(plant, [], [recorded]),
        recorded,
      );
      return { isPlanned: planned !== undefined, said: warnings.flatMap(({ zh, en }) => [zh, en]) };
    };
    expect(await of({ fromS: 0, toS: 300 })).toEqual({ isPlanned: true, said: [] });
    expect(await of({ fromS: 0, toS: 420 })).toEqual({
      isPlanned: true,
      said: ["数据记录比演示场景短 120 s", "The recording is 120 s shorter than the scenario"],
    });
    const beyond = await of({ fromS: 300 });
    expect(beyond.isPlanned).toBe(false);
    expect(beyond.said[0]).toBe("数据记录只有 300 s，演示场景从第 300 s 开始，无法播放");
  });

  it("finds for any samples the moment that looking at one moment after the other finds", async () => {
    const arbitraryRows = fc.array(
      fc.record({
        signal: fc.constantFrom(speed, alarm),
        atMs: fc.nat(20_000),
        isHigh: fc.boolean(),
        quality: fc.constantFrom(0, 1, 2, 16, 4),
        lagMs: fc.constantFrom(0, 0, 40, 900),
      }),
    );
    await fc.assert(
      fc.asyncProperty(arbitraryRows, async (arbitrary) => {
        const rows = arbitrary
          .map(({ signal, atMs, isHigh, quality, lagMs }): Row => {
            const value = signal === alarm ? Number(isHigh) : isHigh ? 4000 : 10;
            return { signal, timeUs: startUs + atMs * 1000, value, quality, lagUs: quality === 16 ? 0 : lagMs * 1000 };
          })
          .sort((a, b) => rowReceived(a) - rowReceived(b));
        const found = await plan(rows, [{ when: "line-1/pump-1/speed > 3000 and line-1/pump-1/alarm", withinS: 30 }]);
        expect(found).toEqual([firstBoth(rows)]);
      }),
    );
  });
});

/** The first moment, in steps of a millisecond, at which both are known and high: from the definition. */
function firstBoth(rows: readonly Row[]): string {
  for (let atMs = 0; atMs < 30_000; atMs++) {
    const atUs = startUs + atMs * 1000;
    // Nothing begins but at a sample.
    if (atMs > 0 && !rows.some((each) => rowReceived(each) === atUs)) continue;
    if (believedAt(rows, speed, atUs) > 3000 && believedAt(rows, alarm, atUs) > 0.5) return `${atMs / 1000} condition`;
  }
  return "30 did-not-happen";
}
