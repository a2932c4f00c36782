import { parseExpression } from "../expression/parse-expression.ts";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import { createScenarioNames } from "./scenario-names.ts";
import type { Scenario, ScenarioStep } from "./scenario-schema.ts";
import type { TourPlan } from "./tour-plan.ts";
import { type ReadHistory, walkExpression } from "./walk-expression.ts";

/** A scenario laid out over a recording: when each step begins, and what stands against playing it as it was meant. */
export interface PlannedTour {
  /** Undefined where the recording ends before the tour would begin. */
  readonly plan: TourPlan | undefined;
  readonly warnings: readonly LocalizedText[];
}

/**
 * Finds when each step of a scenario begins, before it plays: the same recording gives the same plan, however fast it
 * is played and however often.
 *
 * A condition is looked for from the step before on. Where it does not come true in time, its step begins at the end
 * of that time; where it cannot be read here, with the step before; and what would lie beyond the recording begins at
 * its end.
 *
 * @param scenario without errors
 * @param recorded the range of the recording
 * @throws Error where the history gives a batch that cannot be read
 */
export async function planTour(
  scenario: Scenario,
  plant: Plant,
  history: ReadHistory,
  recorded: TimeRange,
): Promise<PlannedTour> {
  const { fromS, toS } = scenario.play;
  const startUs = recorded.fromUs + Math.round(fromS * 1e6);
  const wantedUs = toS === undefined ? recorded.toUs : recorded.fromUs + Math.round(toS * 1e6);
  const endUs = Math.min(recorded.toUs, wantedUs);
  const length = seconds(recorded.toUs - recorded.fromUs);
  if (startUs >= endUs) {
    return {
      plan: undefined,
      warnings: [
        {
          zh: `数据记录只有 ${length} s，演示场景从第 ${fromS} s 开始，无法播放`,
          en: `The recording is ${length} s long and the scenario begins after ${fromS} s: it cannot be played`,
        },
      ],
    };
  }
  const warnings: LocalizedText[] = [];
  if (endUs < wantedUs) {
    const missing = seconds(wantedUs - endUs);
    warnings.push({
      zh: `数据记录比演示场景短 ${missing} s`,
      en: `The recording is ${missing} s shorter than the scenario`,
    });
  }

  const names = createScenarioNames(plant);
  const planned: TourPlan["steps"][number][] = [];
  let atUs = 0;
  for (const step of scenario.steps) {
    const found = await findBeginning(step, atUs);
    atUs = found.offsetUs;
    const { trigger } = found;
    if (trigger !== "time" && trigger !== "condition") warnings.push(warningOf(step.id, trigger));
    planned.push({ id: step.id, offsetUs: atUs, trigger, holdUs: Math.round(step.holdS * 1e6), speed: step.speed });
  }
  return { plan: { startUs, endUs, steps: planned }, warnings };

  async function findBeginning(
    { at: { offsetS, when, withinS, afterS } }: ScenarioStep,
    beforeUs: number,
  ): Promise<{ offsetUs: number; trigger: StepTrigger }> {
    const lastUs = endUs - startUs;
    const cut = (offsetUs: number, trigger: StepTrigger): { offsetUs: number; trigger: StepTrigger } =>
      offsetUs > lastUs ? { offsetUs: lastUs, trigger: "beyond-recording" } : { offsetUs, trigger };
    if (offsetS !== undefined) return cut(Math.max(beforeUs, Math.round(offsetS * 1e6)), "time");
    const parsed = parseExpression(when ?? "", names.resolve);
    if (parsed.problem !== undefined) return { offsetUs: beforeUs, trigger: "not-in-plant" };
    const limitUs = beforeUs + Math.round(withinS * 1e6);
    const range = { fromUs: startUs + beforeUs, toUs: Math.min(startUs + limitUs, endUs) };
    for await (const { fromUs, value } of walkExpression(parsed, plant, history, range)) {
      if (value === 1) return cut(fromUs - startUs + Math.round(afterS * 1e6), "condition");
    }
    return cut(limitUs, "did-not-happen");
  }
}

type StepTrigger = Exclude<TourPlan["steps"][number]["trigger"], "to-come">;

function warningOf(step: string, trigger: Exclude<StepTrigger, "time" | "condition">): LocalizedText {
  switch (trigger) {
    case "did-not-happen":
      return {
        zh: `步骤 “${step}” 的条件在限定时间内未出现，该步骤在时限结束时开始`,
        en: `The condition of step "${step}" does not come true in time; the step begins at the end of that time`,
      };
    case "not-in-plant":
      return {
        zh: `步骤 “${step}” 的条件所用点位不在该工厂中，该步骤紧接上一步骤开始`,
        en: `The condition of step "${step}" needs signals that this plant does not have; the step follows at once`,
      };
    case "beyond-recording":
      return {
        zh: `步骤 “${step}” 超出数据记录，在记录结束处开始`,
        en: `Step "${step}" lies beyond the recording and begins at its end`,
      };
  }
}

function seconds(us: number): number {
  return Math.round(us / 1e5) / 10;
}
