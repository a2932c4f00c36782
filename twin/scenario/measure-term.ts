import { parseExpression } from "../expression/parse-expression.ts";
import { minuteUs } from "../kpi/facts.ts";
import { recomputeKpis, signalsOfKpis } from "../kpi/recompute-kpis.ts";
import type { Plant } from "../plant/plant.ts";
import type { TimeRange } from "../playback/recorded-history.ts";
import type { MeasuredTerm } from "./evidence.ts";
import type { Origins } from "./known-values.ts";
import { createStretchMeasure } from "./measure-stretches.ts";
import type { ScenarioNames } from "./scenario-names.ts";
import type { MeasureTerm } from "./scenario-schema.ts";
import { type ReadHistory, walkExpression } from "./walk-expression.ts";
import { watchOrigins } from "./watch-origins.ts";

/** A term with what its value rests on. */
export interface TermResult {
  readonly term: MeasuredTerm;
  /** Places in the plant's signal list. */
  readonly signals: readonly number[];
  readonly origins: Origins;
}

type SignalsTerm = Omit<Extract<MeasureTerm, { from: "signals" }>, "over">;
type KpiTerm = Omit<Extract<MeasureTerm, { from: "kpi" }>, "over">;

const nobody: Origins = { plant: false, simulated: false };

/**
 * Measures one term over a range. What counts is what was received by the end of the range, so that a recording that
 * goes on after it gives the same value as one that ends there.
 *
 * @throws Error where the history gives a batch that cannot be read
 */
export function measureTerm(
  term: SignalsTerm | KpiTerm,
  range: TimeRange,
  plant: Plant,
  names: ScenarioNames,
  history: ReadHistory,
): Promise<TermResult> {
  return term.from === "kpi"
    ? measureKpi(term, range, plant, names, history)
    : measureSignals(term, range, plant, names, history);
}

async function measureSignals(
  { of, take }: SignalsTerm,
  { fromUs, toUs }: TimeRange,
  plant: Plant,
  names: ScenarioNames,
  history: ReadHistory,
): Promise<TermResult> {
  const base = { of, take, fromUs, toUs };
  const parsed = parseExpression(of, names.resolve, ["number", "truth"]);
  if (parsed.problem !== undefined) return without(base, "not-in-plant");
  const measure = createStretchMeasure({ fromUs, toUs });
  const origins = { ...nobody };
  for await (const stretch of walkExpression(parsed, plant, history, { fromUs, toUs })) {
    measure.add(stretch);
    origins.plant ||= stretch.origins.plant;
    origins.simulated ||= stretch.origins.simulated;
  }
  const value = measure.value(take);
  const isValue = typeof value === "number";
  const term = { ...base, value: isValue ? value : null, why: isValue ? null : value, missing: measure.missing() };
  return { term, signals: parsed.signals, origins };
}

/** Figures are of whole minutes: of those that lie in the range. */
async function measureKpi(
  { kpi, asset }: KpiTerm,
  range: TimeRange,
  plant: Plant,
  names: ScenarioNames,
  history: ReadHistory,
): Promise<TermResult> {
  const fromUs = Math.ceil(range.fromUs / minuteUs) * minuteUs;
  const toUs = Math.max(fromUs, Math.floor(range.toUs / minuteUs) * minuteUs);
  const base = { of: kpi, asset, fromUs, toUs };
  const index = names.asset(asset);
  if (index === undefined) return without(base, "not-in-plant");
  if (fromUs === toUs) return without(base, "no-data");
  const signals = signalsOfKpis(plant, [index]);
  const watched = watchOrigins(history, plant, signals);
  const [result] = await recomputeKpis(plant, watched, [index], { fromUs, toUs }, toUs);
  const figure = result?.figures.find(({ id }) => id === kpi);
  if (figure === undefined) return without(base, "no-data");
  const { value, why, missing } = figure;
  return { term: { ...base, value, why, missing }, signals, origins: watched.origins() };
}

function without(base: Pick<MeasuredTerm, "of" | "fromUs" | "toUs">, why: MeasuredTerm["why"]): TermResult {
  return { term: { ...base, value: null, why, missing: 1 }, signals: [], origins: nobody };
}
