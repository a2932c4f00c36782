import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../electron/services/exchange/node-codec.ts";
import { verifyReport } from "../../electron/services/report/verify-report.ts";
import { type Evidence, hashEvidence } from "../../twin/scenario/evidence.ts";
import { believedAt } from "../support/believed-at.ts";
import { firstS, measuredByHand, rowsNamed, stateAt } from "../support/measured-by-hand.ts";
import { makeParkReport } from "../support/park-report.ts";
import { issues, play, playedOf, recordingOf, scenarios } from "../support/park-scenarios.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function measuredOf(evidence: readonly Evidence[], claim: string): number | null | undefined {
  return evidence.find((each) => each.claim === claim)?.value;
}

/** These two are looked at more closely below. */
const alone = ["predictive-maintenance", "dynamic-scheduling"];

describe("the demonstration scenarios", { timeout: 120_000 }, () => {
  it("name nothing that the park or the packs do not have, and each is held against criteria", () => {
    expect(issues).toEqual([]);
    expect(scenarios.map(({ scenario }) => scenario.id)).toEqual([
      "digital-twin-factory",
      "dynamic-scheduling",
      "energy-peak",
      "equipment-monitoring",
      "flexible-changeover",
      "inspection-traceability",
      "integrated-safety",
      "predictive-maintenance",
    ]);
    for (const { scenario } of scenarios) expect(scenario.criteria.length).toBeGreaterThan(0);
    const clusters = ["biomed", "equipment", "fab", "power-equipment", "battery"];
    const named = JSON.stringify(scenarios.map(({ scenario }) => scenario.play.simulation?.faults));
    for (const cluster of clusters) expect(named).toContain(`"${cluster}/`);
  });

  it.each(Object.entries(measuredByHand).filter(([id]) => !alone.includes(id)))(
    "%s: every step is reached, and each claim is as its samples say",
    async (id, independent) => {
      const { scenario, recording, shown, evidence } = await playedOf(id);
      const triggers = scenario.steps.map(({ at }) => (at.when === undefined ? "time" : "condition"));
      expect(shown.map((step) => step.split(" ")[1])).toEqual(triggers);
      expect(evidence.map(({ verdict, origin }) => `${verdict} ${origin}`)).toEqual(
        evidence.map(() => "supported simulated"),
      );
      for (const { claim, missing } of evidence) expect(missing, claim).toBeLessThan(1e-3);
      const expected = independent(recording);
      expect(evidence.map(({ claim }) => claim)).toEqual(Object.keys(expected));
      for (const { claim, value } of evidence) expect(value, claim).toBeCloseTo(expected[claim] ?? Number.NaN, 6);
    },
  );

  it("predictive maintenance: every step is reached, and each claim is as its samples say", async () => {
    const { recording, shown, evidence } = await playedOf("predictive-maintenance");
    const machine = "equipment/machining/line-1/five-axis-3";
    const signS = firstS(recording, `${machine}/vibration`, (value) => value > 1.2, 240);
    const limitS = firstS(recording, `${machine}/vibration`, (value) => value > 2.8, 240);
    // The step waits until the alarm is there, which has a delay of its own.
    const alarmWaitsS = 7;
    const hotS = firstS(recording, `${machine}/bearing-temperature`, (value) => value > 45, 240);
    const aborted = stateAt(machine, "aborted");
    const stopS = firstS(recording, `${machine}/state`, (value) => value === aborted, 240);
    expect(shown).toEqual([
      "line time 0",
      "normal time 240000000",
      `sign condition ${Math.round(signS * 1e6)}`,
      `alarm condition ${Math.round((limitS + alarmWaitsS) * 1e6)}`,
      `stop condition ${Math.round(stopS * 1e6)}`,
    ]);
    expect(measuredOf(evidence, "early-sign")).toBeCloseTo(stopS - signS, 6);
    expect(measuredOf(evidence, "before-temperature")).toBeCloseTo(hotS - signS, 6);
    expect(measuredOf(evidence, "alarm-before-stop")).toBeCloseTo(stopS - limitS, 6);
    expect(evidence.map(({ verdict, origin }) => `${verdict} ${origin}`)).toEqual(Array(3).fill("supported simulated"));
  });

  it("dynamic scheduling: every step is reached, and each claim is as its samples say", async () => {
    const { recording, shown, evidence } = await playedOf("dynamic-scheduling");
    expect(shown.map((step) => step.split(" ").slice(0, 2).join(" "))).toEqual([
      "line time",
      "sign condition",
      "stop condition",
      "carried time",
      "restart condition",
    ]);
    const [winder, line] = ["battery/assembly/line-2/winder-4", "battery/assembly/line-2"];
    const good = rowsNamed(recording.rows, `${line}/good`);
    const goodAt = (atS: number): number => believedAt(good.rows, good.signal, recording.range.fromUs + atS * 1e6);
    const before = goodAt(899.999) - goodAt(300);
    expect(before).toBeGreaterThan(50);
    expect(measuredOf(evidence, "output-kept")).toBeCloseTo(((goodAt(1599.999) - goodAt(1000)) / before) * 100, 9);

    const aborted = stateAt(winder, "aborted");
    const states = rowsNamed(recording.rows, `${winder}/state`);
    const isDown = (atS: number): boolean =>
      believedAt(states.rows, states.signal, recording.range.fromUs + atS * 1e6, 6e6) === aborted;
    const offsetS = (id: string): number =>
      Number(shown.find((step) => step.startsWith(`${id} `))?.split(" ")[2]) / 1e6;
    // Looked at every second it was down from the stop to the restart.
    const seconds = Array.from({ length: Math.ceil(offsetS("restart") - offsetS("stop")) }, (_, place) => place);
    const downS = seconds.filter((place) => isDown(offsetS("stop") + place)).length;
    expect(Math.abs((measuredOf(evidence, "repair-time") ?? 0) * 60 - downS)).toBeLessThan(2);
    expect(evidence.map(({ claim, verdict, origin }) => `${claim} ${verdict} ${origin}`)).toEqual([
      "output-kept supported simulated",
      "machine-stood supported simulated",
      "repair-time supported simulated",
    ]);
  });

  it("play twice to the same steps at the same offsets and the same evidence, byte for byte", async () => {
    const one = await playedOf("predictive-maintenance");
    const other = await play(one.scenario, recordingOf(one.scenario));
    expect(other.shown).toEqual(one.shown);
    expect(hashEvidence(other.evidence, nodeCodec)).toBe(hashEvidence(one.evidence, nodeCodec));
    expect(other.recording.rows).toEqual(one.recording.rows);
  });

  it("make a full assessment, of which the report is small enough to send and the same when it is computed again", async () => {
    const { report, recordings } = await makeParkReport(await temporaryFolder());
    expect(report.manifest.scenarios).toHaveLength(8);
    expect(new Set(report.manifest.evidence.flatMap((each) => each.criteria)).size).toBeGreaterThanOrEqual(12);
    expect(report.word.length).toBeLessThan(20_000_000);
    expect(report.html.length).toBeLessThan(20_000_000);
    expect(report.manifest.pictures.some(({ isShown }) => !isShown)).toBe(true);
    const bytes = new TextEncoder().encode(report.html);
    const verified = await verifyReport(bytes, recordings, undefined);
    expect(verified.problems).toEqual([]);
    expect(verified.recomputed).toBe(report.manifest.evidence.length);
    expect((await verifyReport(report.word, [], undefined)).problems).toEqual([]);
  });
});
