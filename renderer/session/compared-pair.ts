import type { RequestResult } from "../../twin/bridge/contract.ts";
import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import type { PlantIndex } from "../../twin/plant/plant-index.ts";
import type { Quantity } from "../../twin/scenario/compare-runs.ts";
import { describeAsset, describeSignal } from "./describe-names.ts";
import { measureOf } from "./draft-claim.ts";
import { formatMeasured } from "./evidence-text.ts";
import { noValue } from "./format.ts";
import type { SessionState } from "./session-store.ts";

/** Two runs, and what was measured over them. */
export interface ComparedPair {
  readonly runs: Readonly<Record<PairSide["place"], PairSide["run"]>>;
  readonly quantities: readonly Quantity[];
  readonly result: RequestResult<"compare-runs">;
}

/** One measured quantity in words. */
interface ComparedText {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** With its sign, of percentages in percentage points; a dash where one of them has no value. */
  readonly difference: string;
  /** As a share of before, with its sign; empty where there is none. */
  readonly share: string;
}

/** @param nameOf what is taken of a signal, or a figure, in words */
export function describeCompared(
  plant: PlantIndex,
  quantity: Quantity,
  { before, after, difference, share }: ComparedPair["result"]["comparisons"][number],
  language: SessionState["language"],
  nameOf: (quantity: Quantity) => string,
): ComparedText {
  const { formula, unit } = measureOf(plant, quantity);
  const scale = formula === "value * 100" ? 100 : 1;
  const show = (value: number | null): string => formatMeasured(value === null ? null : value * scale, unit, language);
  const of = quantity.from === "kpi" ? describeAsset(plant, quantity.asset, language) : undefined;
  const signed = (value: number, text: string): string => `${value > 0 ? "+" : ""}${text}`;
  // Five percent more of a rate could be taken for a share of it.
  const points = language === "zh" ? "个百分点" : "pp";
  const showDifference = (value: number): string =>
    unit === "%" ? formatMeasured(value * scale, points, language) : show(value);
  return {
    name: `${of ?? describeSignal(plant, quantity.from === "kpi" ? "" : quantity.of, language)} · ${nameOf(quantity)}`,
    before: show(before.term.value),
    after: show(after.term.value),
    difference: difference === null ? noValue : signed(difference, showDifference(difference)),
    share: share === null ? "" : signed(share, formatMeasured(share * 100, "%", language)),
  };
}

/** The side whose run takes longer: its time is that of both, to the end. */
export function longerPlace({ before, after }: ComparedPair["result"]): PairSide["place"] {
  return after.toUs - after.fromUs > before.toUs - before.fromUs ? "after" : "before";
}
