import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { Refusal } from "../../twin/bridge/refusal.ts";
import { evaluateExpression } from "../../twin/expression/evaluate-expression.ts";
import { parseExpression } from "../../twin/expression/parse-expression.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import { advanceLiveTour, commandLiveTour, planOfLiveTour, startLiveTour } from "../../twin/scenario/live-tour.ts";
import { createScenarioNames } from "../../twin/scenario/scenario-names.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import type { TourPlan } from "../../twin/scenario/tour-plan.ts";
import { freshnessCode, freshnessOf } from "../../twin/telemetry/freshness.ts";
import type { LiveState, Source } from "./source.ts";
import type { TimeSession } from "./time-session.ts";
import { runTour, type TourMotion, type TourSession } from "./tour-session.ts";

/** What was received this long ago is on the disk. */
const unsavedMs = 1500;

/**
 * Plays a scenario over what comes now, from now on: its steps begin when the plant does what they wait for.
 *
 * @throws Error where the session's source has no now, or where nothing is recorded
 */
export function playLiveTour(scenario: Scenario, time: TimeSession, nowUs: number, log: Logger): TourSession {
  const { source } = time;
  const { live, recorded, plant } = source;
  if (live === undefined || recorded === undefined)
    throw new Refusal({ zh: "这里没有实时数据", en: "nothing comes here now" });
  const { steps } = scenario;
  const isTrue = watchConditions(scenario, source, live);
  let tour = startLiveTour(steps.length, source.bounds(nowUs));
  let plan = planOfLiveTour(tour, steps);

  const become = (next: typeof tour): void => {
    const hasBegun = next.begunUs !== tour.begunUs;
    tour = next;
    if (hasBegun) plan = planOfLiveTour(tour, steps);
  };
  const motion: TourMotion = {
    get plan() {
      return plan;
    },
    get tour() {
      return tour;
    },
    advance: (elapsedUs, bounds) =>
      become(advanceLiveTour(tour, elapsedUs, steps, bounds, (step) => isTrue(step, bounds.edgeUs))),
    command: (command, bounds) => become(commandLiveTour(tour, command, bounds)),
  };
  /** What a step rests on is all there up to it as soon as it is on the disk. */
  const collect = async (step: number) => {
    const then: TourPlan = plan;
    await wait(unsavedMs);
    return collectEvidence(scenario, step, then, plant, recorded);
  };
  return runTour(scenario, motion, time, collect, log);
}

/** Whether the condition of a step, by its place, is true at a moment; undefined where it cannot be read here. */
function watchConditions(
  { steps }: Scenario,
  { plant }: Source,
  { table }: LiveState,
): (step: number, nowUs: number) => boolean | undefined {
  const names = createScenarioNames(plant);
  const conditions = steps.map(({ at }) => {
    const parsed = parseExpression(at.when ?? "", names.resolve);
    return parsed.problem === undefined ? parsed.expression : undefined;
  });
  return (step, nowUs) => {
    const condition = conditions[step];
    if (condition === undefined) return undefined;
    const read = (signal: number): number => {
      const staleAfterUs = plant.signals[signal]?.staleAfterUs ?? 0;
      const freshness = freshnessOf(table, signal, staleAfterUs, nowUs);
      return freshness <= freshnessCode.late ? (table.value[signal] ?? Number.NaN) : Number.NaN;
    };
    return evaluateExpression(condition, read) === 1;
  };
}
