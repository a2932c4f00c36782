import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPlantIssue } from "../../../twin/plant/plant-issue.ts";
import { maxScenarioBytes, parseScenario } from "../../../twin/scenario/parse-scenario.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { parsePumpScenario, pumpClaim, pumpScenario } from "../../support/pump-scenario.ts";

const plant = parsedPumpPlant();
const caption = { zh: "字幕", en: "Caption" };
const first = { id: "first", at: { offsetS: 0 }, caption };

/** What is said of a scenario, in English, each with how bad it is. */
function said(changes: Readonly<Record<string, unknown>>): string[] {
  const { issues } = parsePumpScenario(pumpScenario(changes), plant);
  return issues.map((issue) => `${issue.severity} ${formatPlantIssue(issue, "en")}`);
}

function saidOfStep(changes: Readonly<Record<string, unknown>>): string[] {
  return said({ steps: [{ ...first, ...changes }] });
}

function saidOfClaim(changes: Readonly<Record<string, unknown>>): string[] {
  return said({ steps: [first, { ...first, id: "second", evidence: [pumpClaim(changes)] }] });
}

const term = (changes: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  measure: {
    formula: "a",
    terms: { a: { from: "signals", of: "line-1/pump-1/flow", take: "mean", over: { lastS: 60 }, ...changes } },
    unit: "",
  },
});

describe("a scenario", () => {
  it("is read with its defaults, and nothing is said where all that it names is there", () => {
    const { scenario, issues } = parsePumpScenario(pumpScenario(), plant);
    expect(issues).toEqual([]);
    expect(scenario?.play).toEqual({ fromS: 0 });
    expect(scenario?.steps[1]).toMatchObject({ speed: 1, holdS: 0, at: { withinS: 120 } });
    expect(scenario?.steps[1]?.evidence[0]?.expect).toEqual({ atLeast: 10, mostMissing: 0.1 });
  });

  it("lists what it names and is not there, and can be played all the same", () => {
    const content = pumpScenario({
      criteria: ["own/monitoring", "own/gone"],
      steps: [
        {
          ...first,
          at: { when: "line-1/pump-9/speed > 1" },
          view: { asset: "line-9" },
          highlight: ["line-1/pump-1", "line-1/pump-9"],
          show: [{ panel: "trend", signals: ["line-1/pump-1/flow", "line-1/pump-1/gone"] }],
          evidence: [pumpClaim({ criteria: ["own/gone"], ...term({ of: "line-1/pump-9/flow" }) })],
        },
      ],
    });
    const { scenario, issues } = parsePumpScenario(content, plant);
    expect(scenario?.steps).toHaveLength(1);
    expect(issues.map((issue) => `${issue.severity} ${formatPlantIssue(issue, "en")}`)).toEqual([
      'warning scenarios/surge.json: criteria[1]: there is no criterion "own/gone"',
      'warning scenarios/surge.json: steps[0].at.when: there is no signal "line-1/pump-9/speed"',
      'warning scenarios/surge.json: steps[0].view.asset: nothing has the path "line-9"',
      'warning scenarios/surge.json: steps[0].highlight[1]: nothing has the path "line-1/pump-9"',
      'warning scenarios/surge.json: steps[0].show[0].signals[1]: there is no signal "line-1/pump-1/gone"',
      'warning scenarios/surge.json: steps[0].evidence[0].criteria[0]: there is no criterion "own/gone"',
      'warning scenarios/surge.json: steps[0].evidence[0].measure.terms.a.of: there is no signal "line-1/pump-9/flow"',
    ]);
    expect(issues.map((issue) => formatPlantIssue(issue, "zh"))).toContain(
      "scenarios/surge.json: steps[0].highlight[1]：没有路径为 “line-1/pump-9” 的对象",
    );
  });

  it("is refused with the place where an expression is none", () => {
    expect(saidOfStep({ at: { when: "line-1/pump-1/speed >> 1" } })).toEqual([
      'error scenarios/surge.json: steps[0].at.when: at character 22: ">" is not expected here',
    ]);
    expect(saidOfStep({ at: { when: "line-1/pump-1/speed" } })).toEqual([
      "error scenarios/surge.json: steps[0].at.when: at character 1: a condition is needed here, not a number",
    ]);
    expect(saidOfClaim(term({ of: "process.exit(1)" }))[0]).toContain("terms.a.of: at character 8");
    expect(saidOfClaim(term({ of: "line-1/pump-1/batch" }))[0]).toContain("error");
    expect(saidOfClaim({ measure: { ...Object(term({})["measure"]), formula: "a - b" } })).toEqual([
      'error scenarios/surge.json: steps[1].evidence[0].measure.formula: at character 5: there is no signal "b"',
    ]);
  });

  it.each([
    [{ at: {} }, "steps[0].at: needs exactly one of offsetS and when"],
    [{ at: { offsetS: 1, when: "line-1/pump-1/alarm" } }, "steps[0].at: needs exactly one of offsetS and when"],
    [{ speed: 601 }, "steps[0].speed: Too big: expected number to be <=600"],
    [{ caption: { zh: "字幕" } }, "steps[0].caption.en: is missing; a string is needed"],
    [{ show: [{ panel: "browser", url: "http://h" }] }, "steps[0].show[0].panel: has an unknown value"],
    [{ show: [{ panel: "alarms", url: "http://h" }] }, 'steps[0].show[0]: unknown key "url"'],
    [{ script: "alert(1)" }, 'steps[0]: unknown key "script"'],
    [{ view: { asset: "line-1", model: "../../secret.glb" } }, 'steps[0].view: unknown key "model"'],
  ])("with %j in a step: %s", (changes, expected) => {
    expect(saidOfStep(changes)[0]).toContain(`error scenarios/surge.json: ${expected}`);
  });

  it.each([
    [{ over: { lastS: 1, fromS: 0 } }, "over: needs lastS, or fromS and toS, or fromStep with or without toStep"],
    [{ over: { fromS: 9, toS: 9 } }, "over.toS: must be above fromS"],
    [{ over: { fromStep: "third" } }, 'over.fromStep: there is no step "third" up to here'],
    [{ over: { fromStep: "second" } }, "over.fromStep: must be before the step at which the range ends"],
    [{ take: "delay" }, "take: a number has no delay; it has mean, min, max, first, last, change"],
    [
      { of: "line-1/pump-1/alarm", take: "mean" },
      "take: a condition has no mean; it has share, duration, count, delay",
    ],
  ])("with %j in a measure: %s", (changes, expected) => {
    expect(saidOfClaim(term(changes))).toEqual([
      `error scenarios/surge.json: steps[1].evidence[0].measure.terms.a.${expected}`,
    ]);
  });

  it("is refused where steps go back, are there twice, or where the file has another name", () => {
    const steps = [
      { ...first, at: { offsetS: 9 } },
      { ...first, at: { offsetS: 8 } },
    ];
    expect(said({ id: "other", steps })).toEqual([
      'error scenarios/surge.json: id: "other" is not the file\'s name; it must be "surge"',
      'error scenarios/surge.json: steps[1].id: step "first" is there twice',
      "error scenarios/surge.json: steps[1].at.offsetS: is before an earlier step; it must be at least 9",
    ]);
    expect(saidOfClaim({ expect: { atLeast: 2, atMost: 1 } })[0]).toContain("atLeast must not be above atMost");
  });

  it("is refused where it is no JSON, or too large, and never throws", () => {
    expect(parsePumpScenario('{"format": 1,', plant).issues[0]?.text.zh).toContain("不是有效的 JSON");
    const large = parseScenario(new Uint8Array(maxScenarioBytes + 1), "scenarios/surge.json", plant, undefined);
    expect(large.issues[0]?.text).toEqual({ zh: "文件过大，最大 2 MB", en: "is too large; at most 2 MB" });
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("steps", "play", "criteria", "title"), (value, key) => {
        const { scenario, issues } = parsePumpScenario(pumpScenario({ [key]: value }), plant);
        return (scenario === undefined) === issues.some(({ severity }) => severity === "error");
      }),
    );
  });
});
