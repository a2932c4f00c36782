import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { EvidenceOrigin, MeasuredTerm } from "./evidence.ts";
import { originOf } from "./evidence-of-terms.ts";
import { measureTerm } from "./measure-term.ts";
import { createScenarioNames } from "./scenario-names.ts";
import type { MeasureTerm } from "./scenario-schema.ts";
import type { ReadHistory } from "./walk-expression.ts";

/** What is measured, apart from its range. */
export type Quantity =
  | Omit<Extract<MeasureTerm, { from: "signals" }>, "over">
  | Omit<Extract<MeasureTerm, { from: "kpi" }>, "over">;

/** A stretch of a recording. */
export interface Run {
  readonly plant: Plant;
  readonly history: ReadHistory;
  readonly range: TimeRange;
}

/** One quantity before and after: each side with everything that somebody needs to compute it again. */
export interface Comparison {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** After less before; null where one of them has no value. */
  readonly difference: number | null;
  /** The difference as a share of before; null where there is none, or before is nothing. */
  readonly share: number | null;
}

interface ComparedSide {
  readonly term: MeasuredTerm;
  /** Names of the signals behind it, sorted. */
  readonly signals: string[];
  readonly origin: EvidenceOrigin;
}

/**
 * Measures the same quantities over two runs, in the order in which they are given.
 *
 * @throws Error where a history gives a batch that cannot be read
 */
export async function compareRuns(quantities: readonly Quantity[], before: Run, after: Run): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const quantity of quantities) {
    const sides = { before: await measureSide(quantity, before), after: await measureSide(quantity, after) };
    const [from, to] = [sides.before.term.value, sides.after.term.value];
    const difference = from === null || to === null ? null : to - from;
    const share = difference === null || from === null || from === 0 ? null : difference / from;
    comparisons.push({ ...sides, difference, share });
  }
  return comparisons;
}

async function measureSide(quantity: Quantity, { plant, history, range }: Run): Promise<ComparedSide> {
  const names = createScenarioNames(plant);
  const { term, signals, origins } = await measureTerm(quantity, range, plant, names, history);
  return { term, signals: [...new Set(signals.map(names.signalName))].sort(), origin: originOf([origins]) };
}
