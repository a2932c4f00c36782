import type { LocalizedText } from "../plant/localized-text.ts";
import type { Scenario } from "./scenario-schema.ts";
import type { TourPlan } from "./tour-plan.ts";

/** A part of a tour with a title, as the time bar shows it. */
export interface TourChapter {
  readonly title: LocalizedText;
  /** Place of the step that begins it. */
  readonly step: number;
  /** UTC microseconds. */
  readonly timeUs: number;
}

/** The chapters of a tour, in order. */
export function tourChapters(scenario: Scenario, plan: TourPlan): TourChapter[] {
  return scenario.steps.flatMap(({ chapter }, step) => {
    const offsetUs = plan.steps[step]?.offsetUs;
    if (chapter === undefined || offsetUs === undefined) return [];
    return [{ title: chapter, step, timeUs: plan.startUs + offsetUs }];
  });
}
