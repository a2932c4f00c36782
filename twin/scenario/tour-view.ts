import { z } from "zod";
import { type LocalizedText, localizedTextSchema } from "../plant/localized-text.ts";
import type { Profile } from "../plant/plant-view.ts";
import { type Claim, panelSchema, type Scenario, type ScenarioStep, viewSchema } from "./scenario-schema.ts";
import { stepLengthUs } from "./tour-length.ts";
import type { TourPlan } from "./tour-plan.ts";

/** What a tour plays over: a recording that was simulated for it, what was recorded before, or what comes now. */
export const tourGrounds = ["simulation", "recorded", "live"] as const;

const claimViewSchema = z.object({
  id: z.string(),
  claim: localizedTextSchema,
  /** What its measure has to come to, in its unit. */
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  unit: z.string(),
});

const stepViewSchema = z.object({
  id: z.string(),
  /** UTC microseconds; null for a step of a live tour that has not begun. */
  timeUs: z.number().nullable(),
  /** How long it is shown, hold and all, microseconds of the clock; of a live tour nobody knows, and it is 0. */
  lengthUs: z.number(),
  holdUs: z.number(),
  speed: z.number(),
  chapter: localizedTextSchema.optional(),
  caption: localizedTextSchema,
  view: viewSchema.optional(),
  show: z.array(panelSchema),
  highlight: z.array(z.string()),
  /** For the presenter alone: operators. */
  notes: localizedTextSchema.optional(),
  /** What is measured there; for operators. */
  claims: z.array(claimViewSchema),
});

/** A tour as screens show it. What rests on signals that are not public is for operators. */
export const tourViewSchema = z.object({
  /** Tells this playing of the scenario from any other. */
  id: z.string(),
  scenario: z.string(),
  title: localizedTextSchema,
  summary: localizedTextSchema.optional(),
  over: z.enum(tourGrounds),
  /** UTC microseconds of the recorded time. */
  startUs: z.number(),
  endUs: z.number(),
  steps: z.array(stepViewSchema),
  /** What stands against playing it as it was meant. */
  warnings: z.array(localizedTextSchema),
});

export type TourView = z.infer<typeof tourViewSchema>;
export type TourStepView = z.infer<typeof stepViewSchema>;
export type TourGround = (typeof tourGrounds)[number];

/** What of a tour its view is made. */
export interface TourContent extends Pick<TourView, "id" | "over"> {
  readonly warnings: readonly LocalizedText[];
  readonly scenario: Scenario;
  readonly plan: TourPlan;
}

/**
 * A tour as a screen of the given profile may see it.
 *
 * @param maySee whether the screen may know of a signal, by path of its asset and id
 */
export function viewTour(
  { id: playing, scenario, plan, over, warnings }: TourContent,
  profile: Profile,
  maySee: (asset: string, signal: string) => boolean,
): TourView {
  const { id, title, summary, steps } = scenario;
  return {
    id: playing,
    scenario: id,
    title,
    ...(summary === undefined ? {} : { summary }),
    over,
    startUs: plan.startUs,
    endUs: plan.endUs,
    steps: steps.map((step, place) => ({
      ...viewStep(step, place, plan, profile === "operator", maySee),
      ...(over === "live" ? { lengthUs: 0 } : {}),
    })),
    warnings: profile === "operator" ? [...warnings] : [],
  };
}

function viewStep(
  step: ScenarioStep,
  place: number,
  plan: TourPlan,
  isOperator: boolean,
  maySee: (asset: string, signal: string) => boolean,
): TourStepView {
  const { id, chapter, caption, view, show, highlight, notes, evidence } = step;
  const planned = plan.steps[place];
  return {
    id,
    timeUs: planned === undefined || planned.trigger === "to-come" ? null : plan.startUs + planned.offsetUs,
    lengthUs: stepLengthUs(plan, place),
    holdUs: planned?.holdUs ?? 0,
    speed: planned?.speed ?? 1,
    ...(chapter === undefined ? {} : { chapter }),
    caption,
    ...(view === undefined ? {} : { view }),
    show: show.flatMap((panel): TourStepView["show"] => {
      if (panel.panel !== "trend") return [panel];
      const signals = panel.signals.filter((name) => maySee(...splitName(name)));
      return signals.length === 0 ? [] : [{ ...panel, signals }];
    }),
    highlight,
    ...(notes === undefined || !isOperator ? {} : { notes }),
    claims: isOperator ? evidence.map(viewClaim) : [],
  };
}

function viewClaim({
  id,
  claim,
  expect: { atLeast, atMost },
  measure: { unit },
}: Claim): TourStepView["claims"][number] {
  const limits = { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
  return { id, claim, ...limits, unit };
}

/** Path of the asset and id of the signal. */
function splitName(name: string): [asset: string, signal: string] {
  const slash = name.lastIndexOf("/");
  return [name.slice(0, slash), name.slice(slash + 1)];
}
