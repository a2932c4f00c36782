import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../../../twin/playback/recorded-history.ts";
import { openExchangeFile } from "../../../twin/recording/open-exchange-file.ts";
import { writeClip } from "../../../twin/recording/write-clip.ts";
import { collectEvidence } from "../../../twin/scenario/collect-evidence.ts";
import { type Evidence, evidenceSchema, hashEvidence } from "../../../twin/scenario/evidence.ts";
import { planTour } from "../../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { believedAt } from "../../support/believed-at.ts";
import { byTime, kpiPlant, mondayUs, sayDay } from "../../support/kpi-plant.ts";
import { memoryFile, memorySource } from "../../support/memory-file.ts";
import { memoryHistory, rowReceived } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpClip } from "../../support/pump-clip.ts";
import { parsedScenario, pumpClaim, pumpScenario } from "../../support/pump-scenario.ts";
import { type Row, rowsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const startUs = 1_780_000_000_000_000;
const recorded = { fromUs: startUs, toUs: startUs + 60e6 };
const [flow, alarm] = ["flow", "alarm"].map((id) =>
  plant.signals.findIndex(({ definition, asset }) => definition.id === id && plant.assets[asset]?.id === "pump-1"),
) as [number, number];
const caption = { zh: "字幕", en: "Caption" };

type Terms = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A scenario with one claim, at its second step, 20 s after the beginning. */
function scenarioOf(formula: string, terms: Terms, expected: object = { atLeast: 0 }, on: Plant = plant): Scenario {
  const evidence = [pumpClaim({ measure: { formula, terms, unit: "u" }, expect: expected })];
  const steps = [
    { id: "begin", at: { offsetS: 5 }, caption },
    { id: "end", at: { offsetS: 20 }, caption, evidence },
  ];
  return parsedScenario(pumpScenario({ steps }), on);
}

async function evidenceOf(
  scenario: Scenario,
  history: Pick<RecordedHistory, "stateAt" | "samples">,
  range: TimeRange = recorded,
  on: Plant = plant,
): Promise<Evidence[]> {
  const { plan } = await planTour(scenario, on, history, range);
  if (plan === undefined) throw new Error("it cannot be played");
  const all = await Promise.all(scenario.steps.map((_, step) => collectEvidence(scenario, step, plan, on, history)));
  return all.flat();
}

/** The only evidence of such a scenario over some rows. */
async function measured(rows: readonly Row[], ...claim: Parameters<typeof scenarioOf>): Promise<Evidence> {
  const [evidence] = await evidenceOf(scenarioOf(...claim), memoryHistory(plant, rows, [recorded]));
  if (evidence === undefined) throw new Error("there is no evidence");
  return evidence;
}

function say(atS: number, value: number, changes: Partial<Row> = {}): Row {
  return { signal: flow, timeUs: startUs + atS * 1e6, value, quality: 0, lagUs: 0, ...changes };
}

/** Every two seconds from the beginning on, so that nothing is stale. */
function every2s(valueAt: (atS: number) => number, changes: Partial<Row> = {}): Row[] {
  return Array.from({ length: 30 }, (_, place) => say(place * 2, valueAt(place * 2), changes));
}

const flowOf = (take: string, over: object = { lastS: 10 }): Terms => ({
  a: { from: "signals", of: "line-1/pump-1/flow", take, over },
});

describe("evidence", () => {
  it("holds what somebody needs to compute it again", async () => {
    // From 10 s to 20 s: 4 s at 8, 6 s at 20.
    const rows = every2s((atS) => (atS < 14 ? 8 : 20));
    const evidence = await measured(rows, "a * 60", flowOf("mean"), { atLeast: 900, atMost: 1000 });
    expect(evidence).toEqual({
      plant: "works",
      scenario: "surge",
      step: "end",
      claim: "steady",
      text: { zh: "steady", en: "steady" },
      criteria: [],
      atUs: startUs + 20e6,
      value: ((4 * 8 + 6 * 20) / 10) * 60,
      unit: "u",
      formula: "a * 60",
      terms: {
        a: {
          of: "line-1/pump-1/flow",
          take: "mean",
          fromUs: startUs + 10e6,
          toUs: startUs + 20e6,
          value: (4 * 8 + 6 * 20) / 10,
          why: null,
          missing: 0,
        },
      },
      signals: ["line-1/pump-1/flow"],
      missing: 0,
      origin: "plant",
      expect: { atLeast: 900, atMost: 1000, mostMissing: 0.1 },
      verdict: "supported",
    });
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
  });

  it("takes what a claim asks for of a number, over any of the ranges", async () => {
    const rows = every2s((atS) => atS);
    const take = async (name: string, over?: object): Promise<number | null> =>
      (await measured(rows, "a", flowOf(name, over))).value;
    expect([await take("min"), await take("max"), await take("first"), await take("last")]).toEqual([10, 18, 10, 18]);
    expect(await take("change")).toBe(8);
    expect(await take("change", { fromS: 2, toS: 31 })).toBe(28);
    // From the first step, at 5 s, when 4 holds.
    expect(await take("first", { fromStep: "begin" })).toBe(4);
    expect(await take("last", { fromStep: "begin", toStep: "end" })).toBe(18);
    // A range ends where the tour does.
    expect(await take("last", { fromS: 50, toS: 500 })).toBe(58);
  });

  it("takes of a condition how long, how often and when it held", async () => {
    // Above 5 from 12 s to 14 s and from 18 s on; before and after, the tour's 10 s end at 20 s.
    const rows = every2s((atS) => (atS === 12 || atS >= 18 ? 9 : 1));
    const take = async (name: string): Promise<number | null> => {
      const terms = { a: { from: "signals", of: "line-1/pump-1/flow > 5", take: name, over: { lastS: 10 } } };
      return (await measured(rows, "a", terms)).value;
    };
    expect(await take("share")).toBe(0.4);
    expect(await take("duration")).toBe(4);
    expect(await take("count")).toBe(2);
    expect(await take("delay")).toBe(2);
  });

  it("does not support a claim that the data speaks against", async () => {
    const rows = every2s(() => 8);
    expect(await measured(rows, "a", flowOf("mean"), { atLeast: 9 })).toMatchObject({
      value: 8,
      verdict: "not-supported",
    });
    expect(await measured(rows, "a", flowOf("mean"), { atMost: 7 })).toMatchObject({ verdict: "not-supported" });
    expect(await measured(rows, "a", flowOf("mean"), { atMost: 8 })).toMatchObject({ verdict: "supported" });
    const never = { a: { from: "signals", of: "line-1/pump-1/flow > 99", take: "delay", over: { lastS: 10 } } };
    expect(await measured(rows, "a", never)).toMatchObject({
      value: null,
      terms: { a: { why: "did-not-happen", missing: 0 } },
      verdict: "not-supported",
    });
  });

  it("says where there is too little data, and makes nothing up for it", async () => {
    // Said at 10 s, stale from 15 s on: half of the range is missing.
    const half = await measured([say(10, 8)], "a", flowOf("mean"));
    expect(half).toMatchObject({ value: 8, missing: 0.5, verdict: "not-enough-data" });
    const enough = await measured([say(10, 8)], "a", flowOf("mean"), { atLeast: 0, mostMissing: 0.5 });
    expect(enough.verdict).toBe("supported");
    expect(await measured([], "a", flowOf("mean"))).toMatchObject({
      value: null,
      terms: { a: { value: null, why: "no-data", missing: 1 } },
      origin: "none",
      verdict: "not-enough-data",
    });
    const bad = await measured(
      every2s(() => 8, { quality: 2 }),
      "a",
      flowOf("mean"),
    );
    expect(bad).toMatchObject({ missing: 1, origin: "none", verdict: "not-enough-data" });
    // A formula that comes to nothing is no number.
    expect(
      await measured(
        every2s(() => 0),
        "1 / a",
        flowOf("mean"),
      ),
    ).toMatchObject({
      value: null,
      verdict: "not-enough-data",
    });
  });

  it("says who produced the values behind it", async () => {
    const simulated = { quality: 1 << 2 };
    expect(
      (
        await measured(
          every2s(() => 1, simulated),
          "a",
          flowOf("mean"),
        )
      ).origin,
    ).toBe("simulated");
    const mixed = every2s((atS) => atS).map((row, place) => (place === 8 ? { ...row, ...simulated } : row));
    expect((await measured(mixed, "a", flowOf("mean"))).origin).toBe("both");
    // The simulated one was before the range.
    const before = every2s((atS) => atS).map((row, place) => (place === 2 ? { ...row, ...simulated } : row));
    expect((await measured(before, "a", flowOf("mean"))).origin).toBe("plant");
  });

  it("has no value for what is not in the plant", async () => {
    const terms = { a: { from: "signals", of: "line-9/flow", take: "mean", over: { lastS: 10 } } };
    expect(
      await measured(
        every2s(() => 1),
        "a",
        terms,
      ),
    ).toMatchObject({
      value: null,
      terms: { a: { why: "not-in-plant" } },
      signals: [],
      verdict: "not-enough-data",
    });
    const kpi = { a: { from: "kpi", kpi: "oee", asset: "line-9", over: { lastS: 10 } } };
    expect(await measured([], "a", kpi)).toMatchObject({ terms: { a: { why: "not-in-plant" } } });
  });

  it("equals for any samples what looking at every millisecond finds", async () => {
    const arbitraryRows = fc.array(
      fc.record({
        isAlarm: fc.boolean(),
        atMs: fc.nat(25_000),
        value: fc.integer({ min: -50, max: 50 }),
        quality: fc.constantFrom(0, 0, 0, 1, 2, 16),
        lagMs: fc.constantFrom(0, 0, 40, 900),
      }),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(arbitraryRows, async (arbitrary) => {
        const rows = arbitrary
          .map(({ isAlarm, atMs, value, quality, lagMs }) =>
            say(atMs / 1000, isAlarm ? Number(value > 0) : value, {
              signal: isAlarm ? alarm : flow,
              timeUs: startUs + atMs * 1000,
              quality,
              lagUs: quality === 16 ? 0 : lagMs * 1000,
            }),
          )
          .sort((a, b) => rowReceived(a) - rowReceived(b));
        const condition = "line-1/pump-1/alarm or line-1/pump-1/flow > 10";
        const found = await measured(
          rows,
          "mean + share",
          {
            ...{ mean: { ...flowOf("mean")["a"] } },
            share: { from: "signals", of: condition, take: "share", over: { lastS: 10 } },
          },
          { atLeast: 0, mostMissing: 1 },
        );
        const naive = lookAtEveryMillisecond(rows);
        const { mean, share } = found.terms;
        expect(mean?.missing).toBeCloseTo(naive.mean.missing, 9);
        expect(share?.missing).toBeCloseTo(naive.share.missing, 9);
        for (const [term, other] of [
          [mean, naive.mean],
          [share, naive.share],
        ] as const) {
          if (Number.isNaN(other.value)) expect(term?.value).toBeNull();
          else expect(term?.value).toBeCloseTo(other.value, 9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

interface Naive {
  readonly value: number;
  readonly missing: number;
}

/** The mean of the flow and the share of the condition from 10 s to 20 s, as averages of 10,000 looks. */
function lookAtEveryMillisecond(rows: readonly Row[]): { mean: Naive; share: Naive } {
  const flows: number[] = [];
  const holds: number[] = [];
  for (let atMs = 10_000; atMs < 20_000; atMs++) {
    const now = believedAt(rows, flow, startUs + atMs * 1000);
    const isOn = believedAt(rows, alarm, startUs + atMs * 1000);
    if (!Number.isNaN(now)) flows.push(now);
    if (isOn === 1 || now > 10) holds.push(1);
    else if (!Number.isNaN(isOn) && !Number.isNaN(now)) holds.push(0);
  }
  const naive = (values: readonly number[]): Naive => ({
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    missing: 1 - values.length / 10_000,
  });
  return { mean: naive(flows), share: naive(holds) };
}

describe("evidence from figures", () => {
  it("is that of the whole minutes in the range, worked by hand", async () => {
    // 10 min of production, 5 min down, 15 min of production; a unit a minute while it produces, 2 of them scrapped.
    const works = kpiPlant({});
    const rows = rowsOf(
      byTime(
        sayDay(works, 1, mondayUs, [
          { minutes: 2, state: "running", made: 1, scrapped: 1, kw: 6 },
          { minutes: 8, state: "running", made: 1, kw: 6 },
          { minutes: 5, state: "fault" },
          { minutes: 15, state: "running", made: 1, kw: 6 },
          { minutes: 5, state: "idle" },
        ]),
      ),
    );
    const over = { fromS: 0, toS: 1830 };
    const terms = {
      availability: { from: "kpi", kpi: "availability", asset: "line/m1", over },
      good: { from: "kpi", kpi: "good", asset: "line/m1", over },
      energy: { from: "kpi", kpi: "energy", asset: "line/m1", over },
    };
    const steps = [
      {
        id: "end",
        at: { offsetS: 1830 },
        caption,
        evidence: [
          pumpClaim({
            measure: { formula: "availability * 100", terms, unit: "%" },
            expect: { atLeast: 83, atMost: 84 },
          }),
        ],
      },
    ];
    const range = { fromUs: mondayUs, toUs: mondayUs + 34 * 60e6 };
    const scenario = parsedScenario(pumpScenario({ steps, criteria: [] }), works);
    const [evidence] = await evidenceOf(scenario, memoryHistory(works, rows, [range]), range, works);
    expect(evidence?.terms["availability"]).toMatchObject({ asset: "line/m1", toUs: mondayUs + 30 * 60e6, missing: 0 });
    expect(evidence?.value).toBeCloseTo((25 / 30) * 100, 9);
    expect(evidence?.terms["good"]?.value).toBe(23);
    expect(evidence?.terms["energy"]?.value).toBeCloseTo((6 * 25) / 60, 9);
    expect(evidence).toMatchObject({ verdict: "supported", origin: "plant" });
    expect(evidence?.signals).toEqual(["good", "power", "state", "total"].map((id) => `line/m1/${id}`));
  });
});

describe("the same evidence", () => {
  const claims: readonly Parameters<typeof scenarioOf>[] = [
    ["a", flowOf("mean")],
    [
      "a",
      {
        a: { from: "signals", of: "line-1/pump-1/speed + line-1/pump-2/speed > 0", take: "share", over: { lastS: 15 } },
      },
    ],
  ];

  it("comes, byte for byte, from a host's history and from the file that was saved of it", async () => {
    const content = pumpClip(60);
    const file = memoryFile();
    await writeClip(content, file, nodeCodec, undefined);
    const opened = await openExchangeFile({ source: memorySource(file.bytes()), codec: nodeCodec });
    if ("problem" in opened) throw new Error(opened.problem.en);
    const carried = opened.plant.plant;
    if (carried === undefined) throw new Error("the file has no usable plant");
    for (const claim of claims) {
      const scenario = scenarioOf(...claim);
      const first = await evidenceOf(scenario, content.recorded, content.range);
      const again = await evidenceOf(scenario, content.recorded, content.range);
      const fromFile = await evidenceOf(scenario, opened.recorded, content.range, carried);
      expect(first[0]?.value).not.toBeNull();
      expect(fromFile).toEqual(first);
      expect(hashEvidence(again, nodeCodec)).toBe(hashEvidence(first, nodeCodec));
      expect(hashEvidence(fromFile, nodeCodec)).toBe(hashEvidence(first, nodeCodec));
    }
  });

  it("has another hash where one value in the recording is another", async () => {
    const rows = every2s((atS) => atS);
    const hash = async (changed: readonly Row[]): Promise<string> =>
      hashEvidence(
        await evidenceOf(scenarioOf("a", flowOf("mean")), memoryHistory(plant, changed, [recorded])),
        nodeCodec,
      );
    const original = await hash(rows);
    expect(original).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash(rows.map((row) => ({ ...row })))).toBe(original);
    const changed = rows.map((row, place) => (place === 7 ? { ...row, value: 14.000001 } : row));
    expect(await hash(changed)).not.toBe(original);
  });
});
