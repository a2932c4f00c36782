import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";
import type { TermRange } from "../../../twin/scenario/scenario-schema.ts";
import { draftOf, edit } from "../../session/authoring.ts";
import { describeCompared } from "../../session/compared-pair.ts";
import { signalOfName } from "../../session/describe-names.ts";
import { pairClaim } from "../../session/draft-claim.ts";
import { formatDateTime, noValue } from "../../session/format.ts";
import { formatShare } from "../../session/kpi-view.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { trendLine } from "../../session/trend-lines.ts";
import { describeSignals } from "../trends/describe-signals.ts";
import type { ChartSetting } from "../trends/draw-trends.ts";
import { TrendChart } from "../trends/trend-chart.tsx";
import classes from "./pair.module.css";
import { useQuantityName } from "./use-quantity-name.ts";

type Result = RequestResult<"compare-runs">;
type Compared = Result["comparisons"][number];

const points = 400;
const noAlarms: readonly never[] = [];
const setting: ChartSetting = { heightPx: 200, isBare: false };

interface PairResultProps {
  readonly live: LiveValues;
  readonly quantities: readonly Quantity[];
  readonly result: Result;
}

/** What was measured on both sides, the difference, what it rests on, and how it went. */
export function PairResult({ live, quantities, result }: PairResultProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={classes.result} aria-label={t("pair.result")}>
      {result.comparisons.map((compared, place) => {
        const quantity = quantities[place];
        if (quantity === undefined) return null;
        const key = JSON.stringify(quantity);
        return <ComparedQuantity key={key} live={live} quantity={quantity} compared={compared} result={result} />;
      })}
    </section>
  );
}

interface ComparedProps {
  readonly live: LiveValues;
  readonly quantity: Quantity;
  readonly compared: Compared;
  readonly result: Result;
}

function ComparedQuantity({ live, quantity, compared, result }: ComparedProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const name = useQuantityName();
  const text = describeCompared(live.plant, quantity, compared, language, name);
  const { before, after, difference } = compared;
  return (
    <article className={classes.compared} data-compared={quantity.from === "kpi" ? quantity.kpi : quantity.of}>
      <h3>{text.name}</h3>
      <div className={classes.columns}>
        <Side label={t("author.before")} side={before} value={text.before} />
        <Side label={t("author.after")} side={after} value={text.after} />
        <div>
          <h4>{t("author.difference")}</h4>
          <p className={classes.figure} data-difference={difference ?? ""}>
            {text.difference}
          </p>
          <p className={classes.hint}>{text.share === "" ? "" : t("pair.share", { share: text.share })}</p>
          <AddToStep live={live} quantity={quantity} result={result} />
        </div>
      </div>
      <Lines live={live} quantity={quantity} compared={compared} result={result} />
      <p className={classes.hint}>{t("pair.signals", { names: before.signals.join(t("list-comma")) || noValue })}</p>
    </article>
  );
}

function Side({ label, side, value }: { label: string; side: Compared["before"]; value: string }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { term, origin } = side;
  return (
    <div>
      <h4>{label}</h4>
      <p className={classes.figure} data-value={term.value ?? ""}>
        {value}
      </p>
      <p className={classes.hint}>
        {formatDateTime(term.fromUs)} – {formatDateTime(term.toUs)}
      </p>
      <p className={classes.hint}>
        {t(`tour.origin.${origin}`)}
        {t("list-comma")}
        {t("kpi.missing-share", { share: formatShare(term.missing, language) })}
      </p>
    </div>
  );
}

/** Both courses on one clock: the later one is laid over the earlier one, from the same beginning. */
function Lines({ live, quantity, compared, result }: ComparedProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const canvas = useRef<HTMLCanvasElement | undefined>(undefined);
  const signal = quantity.from === "signals" ? signalOfName(live.plant, quantity.of) : undefined;
  const { range, lines } = useMemo(() => {
    const { before, after } = result;
    const lengthUs = Math.max(before.toUs - before.fromUs, after.toUs - after.fromUs);
    const shown: TimeRange = { fromUs: before.fromUs, toUs: before.fromUs + lengthUs };
    if (signal === undefined) return { range: shown, lines: [] };
    const isStepped = definitionOf(live.plant, signal)?.type !== "number";
    const staleAfterUs = live.staleAfterUs[signal] ?? 0;
    const lineOf = (side: "before" | "after") => {
      const { trend } = compared[side];
      if (trend === undefined) return [];
      const shiftUs = shown.fromUs - result[side].fromUs;
      const line = trendLine(trend, result[side], points, staleAfterUs, isStepped, shiftUs);
      const [described] = describeSignals(live.plant, [{ ...line, signal, isDayBefore: false }], language, t);
      // What was before is thin and dotted, as everywhere.
      const isDayBefore = side === "before";
      return described === undefined
        ? []
        : [{ ...described, isDayBefore, name: `${t(`author.${side}`)} · ${described.name}` }];
    };
    return { range: shown, lines: [...lineOf("before"), ...lineOf("after")] };
  }, [compared, language, live, result, signal, t]);
  if (lines.length === 0) return null;
  return (
    <>
      <TrendChart
        live={live}
        range={range}
        lines={lines}
        alarms={noAlarms}
        canvas={canvas}
        onPick={undefined}
        setting={setting}
      />
      <p className={classes.hint}>{t("pair.one-clock")}</p>
    </>
  );
}

/** Where a step of a scenario is open and both stretches lie in the scenario's: the comparison as a claim of it. */
function AddToStep({ live, quantity, result }: Omit<ComparedProps, "compared">): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const authoring = useSessionState((state) => state.authoring);
  if (authoring === undefined) return null;
  const { scenario, range } = draftOf(authoring);
  const step = scenario.steps.find(({ id }) => id === authoring.step);
  const isInside = ({ fromUs, toUs }: TimeRange): boolean => fromUs >= range.fromUs && toUs <= range.toUs;
  if (step === undefined || !isInside(result.before) || !isInside(result.after)) {
    return <p className={classes.hint}>{t("pair.not-in-step")}</p>;
  }
  const over = ({ fromUs, toUs }: TimeRange): TermRange => ({
    fromS: (fromUs - range.fromUs) / 1e6,
    toS: (toUs - range.fromUs) / 1e6,
  });
  const add = (): void => {
    const claim = pairClaim(live.plant, step, quantity, [over(result.before), over(result.after)]);
    edit(store, { kind: "add-claim", step: step.id, claim });
    store.setState({ dialog: undefined });
  };
  return (
    <Button size="compact-xs" variant="default" onClick={add}>
      {t("pair.add-to-step")}
    </Button>
  );
}
