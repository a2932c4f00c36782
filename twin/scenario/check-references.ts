import { expressionProblemText } from "../expression/expression-problem-text.ts";
import { parseExpression } from "../expression/parse-expression.ts";
import { syntaxProblem } from "../expression/syntax-problem.ts";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { Report } from "../plant/parse-json-file.ts";
import type { ScenarioNames } from "./scenario-names.ts";
import { conditionTakes, type MeasureTerm, numberTakes, type Scenario, type ScenarioStep } from "./scenario-schema.ts";

type Place = readonly PropertyKey[];

type WantedTypes = NonNullable<Parameters<typeof parseExpression>[2]>;

/**
 * Reports, as warnings, what a scenario names and is not there: the rest of it still plays. A condition that is none
 * is an error.
 *
 * @param criteria ids of all criteria that are known, as pack/criterion; undefined where no packs are at hand
 */
export function checkReferences(
  scenario: Scenario,
  names: ScenarioNames,
  criteria: ReadonlySet<string> | undefined,
  report: Report,
): void {
  const warn = (place: Place, text: LocalizedText): void => report(place, text, "warning");
  const checkAsset = (path: string, place: Place): void => {
    if (names.asset(path) !== undefined) return;
    warn(place, { zh: `没有路径为 “${path}” 的对象`, en: `nothing has the path "${path}"` });
  };
  const checkSignal = (name: string, place: Place): void => {
    if (names.signal(name) !== undefined) return;
    warn(place, { zh: `没有点位 “${name}”`, en: `there is no signal "${name}"` });
  };
  const checkCriteria = (ids: readonly string[], place: Place): void => {
    for (const [rank, id] of ids.entries()) {
      if (criteria === undefined || criteria.has(id)) continue;
      warn([...place, rank], { zh: `没有评估要求 “${id}”`, en: `there is no criterion "${id}"` });
    }
  };
  /** @returns what it comes to; undefined where it is wrong or names something that is not there */
  const checkExpression = (text: string, wantsNumber: boolean, place: Place): "number" | "truth" | undefined => {
    let missing: string | undefined;
    const resolve: typeof names.resolve = (name) => {
      const found = names.resolve(name);
      if (found === undefined && names.signal(name) === undefined) missing = name;
      return found;
    };
    const wanted: WantedTypes = wantsNumber ? ["number", "truth"] : ["truth"];
    const parsed = parseExpression(text, resolve, wanted);
    if (parsed.problem === undefined) return parsed.type === "number" ? "number" : "truth";
    // What is no expression in any plant is refused, whether or not its names are there.
    const problem = missing === undefined ? parsed.problem : syntaxProblem(text, names.resolve, wanted);
    if (problem !== undefined) report(place, expressionProblemText(problem));
    else if (missing !== undefined) checkSignal(missing, place);
    return undefined;
  };
  const checkTerm = (term: MeasureTerm, place: Place): void => {
    if (term.from === "kpi") {
      checkAsset(term.asset, [...place, "asset"]);
      return;
    }
    const type = checkExpression(term.of, true, [...place, "of"]);
    if (type !== undefined) checkTake(term.take, type, [...place, "take"], report);
  };
  const checkPanel = (panel: ScenarioStep["show"][number], place: Place): void => {
    if (panel.panel === "figures" || panel.panel === "device") checkAsset(panel.asset, [...place, "asset"]);
    if (panel.panel !== "trend") return;
    for (const [rank, name] of panel.signals.entries()) checkSignal(name, [...place, "signals", rank]);
  };
  const checkStep = (step: ScenarioStep, place: Place): void => {
    if (step.at.when !== undefined) checkExpression(step.at.when, false, [...place, "at", "when"]);
    if (step.view !== undefined) checkAsset(step.view.asset, [...place, "view", "asset"]);
    for (const [rank, path] of step.highlight.entries()) checkAsset(path, [...place, "highlight", rank]);
    for (const [rank, panel] of step.show.entries()) checkPanel(panel, [...place, "show", rank]);
    for (const [rank, { criteria: ids, measure }] of step.evidence.entries()) {
      const at = [...place, "evidence", rank];
      checkCriteria(ids, [...at, "criteria"]);
      for (const [name, term] of Object.entries(measure.terms)) checkTerm(term, [...at, "measure", "terms", name]);
    }
  };

  checkCriteria(scenario.criteria, ["criteria"]);
  for (const [rank, { target }] of (scenario.play.simulation?.faults ?? []).entries()) {
    checkAsset(target, ["play", "simulation", "faults", rank, "target"]);
  }
  for (const [place, step] of scenario.steps.entries()) checkStep(step, ["steps", place]);
}

const takesByType: Readonly<Record<"number" | "truth", readonly string[]>> = {
  number: numberTakes,
  truth: conditionTakes,
};

function checkTake(take: string, type: "number" | "truth", place: Place, report: Report): void {
  const fitting = takesByType[type];
  if (fitting.includes(take)) return;
  const what = type === "number" ? { zh: "数字", en: "a number" } : { zh: "条件", en: "a condition" };
  report(place, {
    zh: `${what.zh}不能取 ${take}，可取 ${fitting.join("、")}`,
    en: `${what.en} has no ${take}; it has ${fitting.join(", ")}`,
  });
}
