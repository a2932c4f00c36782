import type { Plant } from "../../twin/plant/plant.ts";
import { type ParsedScenario, parseScenario } from "../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";

const text = (words: string): object => ({ zh: words, en: words });

/** A scenario of the pump works; parts of it are replaced for a test. */
export function pumpScenario(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    format: 1,
    id: "surge",
    title: { zh: "转速波动", en: "Speed surge" },
    criteria: ["own/monitoring"],
    steps: [
      {
        id: "normal",
        chapter: { zh: "正常运行", en: "In normal operation" },
        at: { offsetS: 0 },
        view: { asset: "line-1", shot: "whole" },
        speed: 10,
        holdS: 8,
        caption: { zh: "两台泵并联供水", en: "Two pumps feed the works" },
      },
      {
        id: "surge",
        at: { when: "line-1/pump-1/speed > 3000", withinS: 120 },
        view: { asset: "line-1/pump-1", shot: "close", camera: { positionM: [1, 2, 3], targetM: [0, 1, 0] } },
        caption: { zh: "转速升高", en: "The speed rises" },
        notes: { zh: "此处可停顿", en: "A good place for questions" },
        show: [
          { panel: "trend", signals: ["line-1/pump-1/speed", "line-1/pump-2/speed"] },
          { panel: "alarms" },
          { panel: "figures", asset: "line-1" },
        ],
        highlight: ["line-1/pump-1"],
        evidence: [pumpClaim()],
      },
    ],
    ...changes,
  };
}

/** A claim about the first pump; parts of it are replaced for a test. */
export function pumpClaim(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "steady",
    claim: text("steady"),
    measure: {
      formula: "mean",
      terms: { mean: { from: "signals", of: "line-1/pump-1/flow", take: "mean", over: { lastS: 60 } } },
      unit: "L/min",
    },
    expect: { atLeast: 10 },
    ...changes,
  };
}

/** Reads the scenario as from the file `scenarios/surge.json`. */
export function parsePumpScenario(
  content: unknown,
  plant?: Plant,
  criteria: ReadonlySet<string> | undefined = new Set(["own/monitoring"]),
): ParsedScenario {
  const bytes = new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
  return parseScenario(bytes, "scenarios/surge.json", plant, criteria);
}

/** The same, where there is nothing wrong with it. */
export function parsedScenario(content: unknown, plant?: Plant): Scenario {
  const { scenario, issues } = parsePumpScenario(content, plant);
  if (scenario === undefined) throw new Error(`the test's scenario is wrong: ${JSON.stringify(issues)}`);
  return scenario;
}
