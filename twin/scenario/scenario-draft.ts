import type { TimeRange } from "../playback/recorded-history.ts";
import type { Claim, Scenario, ScenarioStep, TermRange } from "./scenario-schema.ts";

/**
 * A scenario while somebody makes it, with the stretch of recorded time that it is made over. It has the shape of a
 * scenario and need not be one yet: texts may be empty, expressions may be none. The moments of its steps are counted
 * from the beginning of the stretch.
 */
export interface ScenarioDraft {
  readonly scenario: Scenario;
  readonly range: TimeRange;
}

/** Parts to replace; what is undefined is taken away. */
type Changes<Whole> = { readonly [Key in keyof Whole]?: Whole[Key] | undefined };

/** What people do to a draft. Steps and claims are named by their ids. */
export type DraftEdit =
  /** The moments stay where they are in the recorded time, or come into the stretch. */
  | { readonly kind: "range"; readonly range: TimeRange }
  | { readonly kind: "scenario"; readonly changes: Changes<Pick<Scenario, "title" | "summary" | "criteria">> }
  /** Goes where its moment belongs. */
  | { readonly kind: "add-step"; readonly step: ScenarioStep }
  | { readonly kind: "change-step"; readonly id: string; readonly changes: Changes<Omit<ScenarioStep, "id">> }
  /** Changes places with its neighbour. A tour never goes back in time, so that each takes the other's beginning. */
  | { readonly kind: "move-step"; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: "remove-step"; readonly id: string }
  | { readonly kind: "duplicate-step"; readonly id: string; readonly newId: string }
  | { readonly kind: "add-claim"; readonly step: string; readonly claim: Claim }
  | {
      readonly kind: "change-claim";
      readonly step: string;
      readonly id: string;
      readonly changes: Changes<Omit<Claim, "id">>;
    }
  | { readonly kind: "remove-claim"; readonly step: string; readonly id: string };

/** An empty draft over a stretch. */
export function newDraft(id: string, range: TimeRange): ScenarioDraft {
  const scenario: Scenario = {
    format: 1,
    id,
    title: { zh: "", en: "" },
    criteria: [],
    play: { fromS: 0, toS: secondsOf(range) },
    steps: [],
  };
  return { scenario, range };
}

/** The draft after an edit; the same object where the edit changes nothing. */
export function editDraft(draft: ScenarioDraft, edit: DraftEdit): ScenarioDraft {
  const { scenario } = draft;
  const withSteps = (steps: Scenario["steps"]): ScenarioDraft => ({ ...draft, scenario: { ...scenario, steps } });
  const changeStep = (id: string, change: (step: ScenarioStep) => ScenarioStep): ScenarioDraft =>
    scenario.steps.some((step) => step.id === id)
      ? withSteps(scenario.steps.map((step) => (step.id === id ? change(step) : step)))
      : draft;
  const place = (id: string): number => scenario.steps.findIndex((step) => step.id === id);

  switch (edit.kind) {
    case "range":
      return changeRange(draft, edit.range);
    case "scenario":
      return { ...draft, scenario: changed(scenario, edit.changes) };
    case "add-step": {
      const { offsetS } = edit.step.at;
      const after = scenario.steps.findIndex(({ at }) => offsetS !== undefined && (at.offsetS ?? 0) > offsetS);
      const where = after === -1 ? scenario.steps.length : after;
      return withSteps(scenario.steps.toSpliced(where, 0, edit.step));
    }
    case "change-step":
      return changeStep(edit.id, (step) => changed(step, edit.changes));
    case "move-step": {
      const from = place(edit.id);
      const [step, other] = [scenario.steps[from], scenario.steps[from + edit.by]];
      if (step === undefined || other === undefined) return draft;
      const steps = scenario.steps.with(from, { ...other, at: step.at });
      return withSteps(steps.with(from + edit.by, { ...step, at: other.at }));
    }
    case "remove-step":
      return place(edit.id) === -1 ? draft : withSteps(scenario.steps.filter(({ id }) => id !== edit.id));
    case "duplicate-step": {
      const step = scenario.steps[place(edit.id)];
      if (step === undefined) return draft;
      return withSteps(scenario.steps.toSpliced(place(edit.id) + 1, 0, { ...step, id: edit.newId }));
    }
    case "add-claim":
      return changeStep(edit.step, (step) => ({ ...step, evidence: [...step.evidence, edit.claim] }));
    case "change-claim":
      return changeStep(edit.step, (step) => ({
        ...step,
        evidence: step.evidence.map((claim) => (claim.id === edit.id ? changed(claim, edit.changes) : claim)),
      }));
    case "remove-claim":
      return changeStep(edit.step, (step) => ({ ...step, evidence: step.evidence.filter(({ id }) => id !== edit.id) }));
  }
}

/** The first name of a kind that is not taken: `step-3`. */
export function freeId(kind: string, taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

function changeRange(draft: ScenarioDraft, range: TimeRange): ScenarioDraft {
  const laterS = (range.fromUs - draft.range.fromUs) / 1e6;
  const lengthS = secondsOf(range);
  const moved = (offsetS: number): number => Math.round(Math.min(lengthS, Math.max(0, offsetS - laterS)) * 1e6) / 1e6;
  const movedRange = (over: TermRange): TermRange => ({
    ...over,
    ...(over.fromS === undefined ? {} : { fromS: moved(over.fromS) }),
    ...(over.toS === undefined ? {} : { toS: moved(over.toS) }),
  });
  const movedClaim = (claim: Claim): Claim => ({
    ...claim,
    measure: {
      ...claim.measure,
      terms: Object.fromEntries(
        Object.entries(claim.measure.terms).map(([name, term]) => [name, { ...term, over: movedRange(term.over) }]),
      ),
    },
  });
  const steps = draft.scenario.steps.map((step) => ({
    ...step,
    at: step.at.offsetS === undefined ? step.at : { ...step.at, offsetS: moved(step.at.offsetS) },
    evidence: step.evidence.map(movedClaim),
  }));
  return { range, scenario: { ...draft.scenario, play: { ...draft.scenario.play, toS: lengthS }, steps } };
}

function secondsOf({ fromUs, toUs }: TimeRange): number {
  return Math.round(toUs - fromUs) / 1e6;
}

function changed<Whole extends object, Part extends Partial<Whole>>(whole: Whole, changes: Changes<Part>): Whole {
  const all = Object.entries({ ...whole, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(all) as Whole;
}
