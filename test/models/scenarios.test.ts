import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../electron/services/exchange/node-codec.ts";
import { verifyReport } from "../../electron/services/report/verify-report.ts";
import { type Evidence, hashEvidence } from "../../twin/scenario/evidence.ts";
import { believedAt } from "../support/believed-at.ts";
import { type HeldValues, heldS, heldValues, meanOf } from "../support/held-values.ts";
import { makeParkReport } from "../support/park-report.ts";
import { issues, plant, play, playedOf, type Recording, recordingOf, scenarios } from "../support/park-scenarios.ts";
import type { Row } from "../support/samples.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What signals said over a part of the recording, seconds after its beginning. */
function heldIn(recording: Recording, names: readonly string[], fromS: number, toS: number): HeldValues[] {
  const { fromUs } = recording.range;
  const rows = names.map((name) => rowsNamed(recording.rows, name).rows);
  return heldValues(rows, fromUs + fromS * 1e6, fromUs + toS * 1e6);
}

/** A signal's rows, found by its name. */
function rowsNamed(rows: readonly Row[], name: string): { readonly signal: number; readonly rows: readonly Row[] } {
  const signal = plant.signals.findIndex(
    ({ asset, definition }) => `${plant.assets[asset]?.path}/${definition.id}` === name,
  );
  return { signal, rows: rows.filter((row) => row.signal === signal) };
}

/** The first sample of a signal, from so many seconds after the beginning on, that fits; seconds after the beginning. */
function firstS({ rows, range }: Recording, name: string, fits: (value: number) => boolean, fromS: number): number {
  const found = rowsNamed(rows, name).rows.find(
    ({ timeUs, value }) => timeUs >= range.fromUs + fromS * 1e6 && fits(Number(value)),
  );
  return ((found?.timeUs ?? Number.NaN) - range.fromUs) / 1e6;
}

function stateAt(asset: string, state: string): number {
  const definition = plant.assets.find(({ path }) => path === asset)?.type?.signals.find(({ id }) => id === "state");
  return definition?.type === "enum" ? definition.values.indexOf(state) : -1;
}

function measuredOf(evidence: readonly Evidence[], claim: string): number | null | undefined {
  return evidence.find((each) => each.claim === claim)?.value;
}

type Independent = (recording: Recording, offsetS: (step: string) => number) => Readonly<Record<string, number>>;

const furnace = "fab/front/line-2/furnace-4";
const transformers = "power-equipment/transformer/line-1";
const coater = "battery/electrode/line-1/coater-1";
const packaging = "biomed/fill/line-2";
const cells = "battery/assembly/line-2";

/** What each claim comes to, from the samples alone. */
const measured: Readonly<Record<string, Independent>> = {
  "equipment-monitoring": (recording) => {
    const first = (name: string, limit: number): number => firstS(recording, name, (value) => value > limit, 240);
    const aborted = stateAt(furnace, "aborted");
    const stopS = firstS(recording, `${furnace}/state`, (value) => value === aborted, 240);
    return {
      "read-all-the-time": meanOf(heldIn(recording, [`${furnace}/exhaust-pressure`], 0, 300), ([kPa = 0]) => kPa),
      "before-temperature": first(`${furnace}/pump-temperature`, 80) - first(`${furnace}/exhaust-pressure`, 5),
      "alarm-before-stop": stopS - first(`${furnace}/pump-current`, 12.8),
    };
  },
  "inspection-traceability": (recording) => {
    const first = (name: string, limit: number, fromS: number): number =>
      firstS(recording, `${transformers}/${name}`, (value) => value > limit, fromS);
    const background = heldIn(recording, [`${transformers}/test-1/background-noise`], 300, 1200);
    return {
      "found-on-line": first("test-1/partial-discharge", 100, 300) - 300,
      "not-background": Math.max(...background.flatMap(({ values }) => values)),
      "cause-before-effect": first("test-1/partial-discharge", 100, 240) - first("dryer-1/leak-rate", 4, 240),
      "held-at-dryer": first("test-1/partial-discharge", 100, 240) - first("dryer-1/moisture", 0.3, 240),
    };
  },
  "integrated-safety": (recording, offsetS) => {
    const vapour = `${coater}/solvent-vapour`;
    const signS = firstS(recording, `${coater}/zone-deviation`, (value) => value > 2, 240);
    return {
      "below-interlock": Math.max(...heldIn(recording, [vapour], 240, 1500).flatMap(({ values }) => values)),
      "sign-before-alarm": firstS(recording, vapour, (value) => value > 25, 240) - signS,
      "falls-after-stop": firstS(recording, vapour, (value) => value < 25, offsetS("stop")) - offsetS("stop"),
    };
  },
  "flexible-changeover": (recording) => {
    const machines = ["inspection", "cartoner"].flatMap((kind) => [1, 2, 3].map((n) => `${packaging}/${kind}-${n}`));
    const held = heldIn(
      recording,
      machines.map((machine) => `${machine}/state`),
      600,
      6000,
    );
    const setup = stateAt(machines[0] ?? "", "setup");
    const each = machines.map((_, place) => heldS(held, (states) => states[place] === setup));
    const good = rowsNamed(recording.rows, `${packaging}/good`).rows;
    const goodAt = (atS: number): number =>
      Number(good.findLast(({ timeUs }) => timeUs < recording.range.fromUs + atS * 1e6)?.value);
    return {
      "inspection-set-up": (each[0] ?? 0) / 60,
      "cartoner-set-up": (each[3] ?? 0) / 60,
      "side-by-side": each.reduce((sum, s) => sum + s, 0) / heldS(held, (states) => states.includes(setup)),
      "output-back": ((goodAt(6600) - goodAt(6000)) / (goodAt(600) - goodAt(0.001))) * 100,
    };
  },
  "energy-peak": (recording) => {
    const held = heldIn(recording, ["demo-park/power", "storage/power", "solar/power"], 0, 1800);
    const grid = meanOf(held, ([park = 0]) => park);
    const without = meanOf(held, ([park = 0, storage = 0]) => park - storage);
    const peak = (make: (values: readonly number[]) => number): number =>
      Math.max(...held.map(({ values }) => make(values)));
    const solar = meanOf(held, ([, , kw = 0]) => kw);
    return {
      "storage-shaves": ((without - grid) / without) * 100,
      "highest-demand": (peak(([park = 0, storage = 0]) => park - storage) - peak(([park = 0]) => park)) / 1000,
      "solar-share": (-solar / (without - solar)) * 100,
    };
  },
  "digital-twin-factory": (recording) => {
    const under = (path: string, level: string): string[] =>
      plant.assets.flatMap((asset) =>
        asset.level === level && asset.path.startsWith(`${path}/`) ? [`${asset.path}/power`] : [],
      );
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const line = heldIn(recording, [`${cells}/power`, ...under(cells, "device")], 60, 600);
    const lineKw = meanOf(line, ([kw = 0]) => kw);
    const factory = heldIn(recording, ["battery/power", ...under("battery", "line")], 60, 600);
    const base = ([kw = 0, ...lines]: readonly number[]): number => kw - sum(lines) - 3200;
    return {
      "line-adds-up": ((lineKw - meanOf(line, ([, ...machines]) => sum(machines))) / lineKw) * 100,
      "factory-adds-up": (meanOf(factory, base) / meanOf(factory, ([kw = 0]) => kw)) * 100,
      "nothing-missing": 100,
    };
  },
};

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

  it.each(Object.entries(measured))(
    "%s: every step is reached, and each claim is as its samples say",
    async (id, independent) => {
      const { scenario, recording, shown, evidence } = await playedOf(id);
      const triggers = scenario.steps.map(({ at }) => (at.when === undefined ? "time" : "condition"));
      expect(shown.map((step) => step.split(" ")[1])).toEqual(triggers);
      expect(evidence.map(({ verdict, origin }) => `${verdict} ${origin}`)).toEqual(
        evidence.map(() => "supported simulated"),
      );
      for (const { claim, missing } of evidence) expect(missing, claim).toBeLessThan(1e-3);
      const offsetS = (step: string): number =>
        Number(shown.find((each) => each.startsWith(`${step} `))?.split(" ")[2]) / 1e6;
      const expected = independent(recording, offsetS);
      expect(evidence.map(({ claim }) => claim)).toEqual(Object.keys(expected));
      for (const { claim, value } of evidence) expect(value, claim).toBeCloseTo(expected[claim] ?? Number.NaN, 6);
    },
  );

  it("predictive maintenance: every step is reached, and each claim is as its samples say", async () => {
    const { recording, shown, evidence } = await playedOf("predictive-maintenance");
    const machine = "equipment/machining/line-1/five-axis-3";
    const signS = firstS(recording, `${machine}/vibration`, (value) => value > 1.2, 240);
    const limitS = firstS(recording, `${machine}/vibration`, (value) => value > 2.8, 240);
    const hotS = firstS(recording, `${machine}/bearing-temperature`, (value) => value > 45, 240);
    const aborted = stateAt(machine, "aborted");
    const stopS = firstS(recording, `${machine}/state`, (value) => value === aborted, 240);
    expect(shown).toEqual([
      "line time 0",
      "normal time 240000000",
      `sign condition ${Math.round(signS * 1e6)}`,
      `alarm condition ${Math.round(limitS * 1e6)}`,
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
