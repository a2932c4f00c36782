import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import type { Language } from "../../../twin/plant/localized-text.ts";
import { typeOf } from "../../../twin/plant/plant-index.ts";
import { formatDateTime, formatMinute, formatNumber, formatSpan } from "../../session/format.ts";
import { formatKpi } from "../../session/kpi-view.ts";
import type { Translate } from "../../session/language.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { type LossStep, lossSteps, untoldLosses } from "../../session/loss-steps.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { ruleText } from "./kpi-evidence.tsx";
import classes from "./kpis.module.css";
import { useMinuteUnderWay } from "./use-minute-under-way.ts";

/** Why the OEE is what it is: from the planned time down to the time that made good units, and who lost how much. */
export function KpiLosses({ live, results }: { live: LiveValues; results: readonly KpiResult[] }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const span = useSessionState((state) => state.kpiSpan);
  const [result, ...children] = results;
  const minute = useMinuteUnderWay(result?.asset);
  if (result?.losses === undefined) return <p className={classes.hint}>{t("kpi.losses-none")}</p>;
  // Just after a full minute the one that is shown may be the one that is already counted.
  const since = minute?.fromUs === result.toUs ? minute : undefined;
  const steps = lossSteps(result.losses, since?.lost);
  if (steps.every(({ us, sinceUs }) => us === 0 && sinceUs === 0))
    return <p className={classes.hint}>{whyNone(result, t)}</p>;
  const untold = untoldLosses(result);
  const cycleUs = unitUsOf(live, result);
  const nameOf = (path: string): string =>
    live.plant.view.assets[live.plant.assetByPath.get(path) ?? -1]?.name[language] ?? path;
  const withLosses = children.filter(({ losses }) => losses !== undefined);
  return (
    <>
      <p className={classes.hint}>
        {t(`kpi.span.${span}`)} · {formatDateTime(result.fromUs)} — {formatDateTime(result.toUs)}
      </p>
      {/* The time of many machines is more than the range. */}
      {result.devices.length > 1 && <p className={classes.hint}>{ruleText(t, live, result, language)}</p>}
      {result.bottleneck !== undefined && (
        <p className={classes.hint}>
          {t("kpi.bottleneck")}
          {t("scenario.colon")}
          <strong>{nameOf(result.bottleneck)}</strong>
        </p>
      )}
      {untold !== undefined && <p className={classes.hint}>{t(`kpi.losses-${untold}`)}</p>}
      <Waterfall steps={steps} sinceUs={since?.fromUs} unitUs={cycleUs} />
      {cycleUs !== undefined && (
        <p className={classes.hint}>{t("kpi.losses-units-hint", { span: formatCycle(cycleUs, language) })}</p>
      )}
      {steps.some(({ sinceUs }) => sinceUs > 0) && <p className={classes.hint}>{t("kpi.losses-since-hint")}</p>}
      {withLosses.length > 0 && (
        <>
          <h3 className={classes.below}>{t("kpi.below")}</h3>
          <table className={classes.children}>
            <thead>
              <tr className={classes.columns}>
                <td />
                <td>{t("kpi.name.oee")}</td>
                <td>{t("kpi.most-lost")}</td>
              </tr>
            </thead>
            <tbody>
              {withLosses.map((child) => (
                <ChildLosses key={child.asset} name={nameOf(child.asset)} child={child} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

/** Why nothing was planned, and so nothing lost: outside of the shifts, or before the first full minute. */
function whyNone({ figures, isFirst }: KpiResult, t: Translate): string {
  const why = figures.find(({ id }) => id === "availability")?.why ?? "no-data";
  return isFirst === true && why === "no-data" ? t("kpi.losses-soon") : t(`kpi.why.${why}`);
}

/** Planned run time of one unit, microseconds; undefined where the losses are of several devices. */
function unitUsOf({ plant }: LiveValues, { devices }: KpiResult): number | undefined {
  const [device, ...others] = devices;
  if (device === undefined || others.length > 0) return undefined;
  const cycleS = typeOf(plant, plant.assetByPath.get(device) ?? -1)?.role.idealCycleS;
  return cycleS === undefined ? undefined : cycleS * 1e6;
}

/** `8.3 s`, but `12 min 30 s`. */
function formatCycle(us: number, language: Language): string {
  return us < 120e6 ? `${formatNumber(us / 1e6, 1, language)} s` : formatSpan(us);
}

interface WaterfallProps {
  readonly steps: readonly LossStep[];
  /** The end of the full minutes. */
  readonly sinceUs: number | undefined;
  /** Planned run time of one unit. */
  readonly unitUs: number | undefined;
}

function Waterfall({ steps, sinceUs, unitUs }: WaterfallProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const signed = (text: (amount: number) => string, amount: number): string =>
    `${amount < 0 ? "−" : ""}${text(Math.abs(amount))}`;
  const inUnits = (units: number): string => formatNumber(units, units < 10 ? 1 : 0, language);
  const isUnderWay = sinceUs !== undefined && steps.some((step) => step.sinceUs > 0);
  return (
    <table className={classes.waterfall}>
      <thead>
        <tr className={classes.columns}>
          <td className={classes.named} />
          <td />
          <th scope="col" className={classes.amount}>
            {isUnderWay ? t("kpi.losses-until", { time: formatMinute(sinceUs) }) : t("kpi.losses-time")}
          </th>
          {isUnderWay && (
            <th scope="col" className={classes.amount}>
              {t("kpi.losses-since", { time: formatMinute(sinceUs) })}
            </th>
          )}
          {unitUs !== undefined && (
            <th scope="col" className={classes.amount}>
              {t("kpi.losses-units")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.kind}>
            <th scope="row">{t(`kpi.loss.${step.kind}`)}</th>
            <td className={classes.track}>
              <span
                data-kind={step.kind}
                style={{ left: `${step.fromShare * 100}%`, width: `${(step.toShare - step.fromShare) * 100}%` }}
              />
            </td>
            <td className={classes.amount}>{signed(formatSpan, step.us)}</td>
            {isUnderWay && <td className={classes.amount}>{step.sinceUs > 0 && `+${formatSpan(step.sinceUs)}`}</td>}
            {unitUs !== undefined && (
              <td className={classes.amount}>{signed(inUnits, (step.us + step.sinceUs) / unitUs)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One child's OEE, and what it lost most by. */
function ChildLosses({ name, child }: { name: string; child: KpiResult }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const oee = child.figures.find(({ id }) => id === "oee");
  const lost = Object.entries(child.losses?.lost ?? {}).filter(([, us]) => us > 0);
  const [kind, us] = lost.sort((a, b) => b[1] - a[1])[0] ?? [];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{oee === undefined ? "" : formatKpi(oee, language).text}</td>
      <td>
        {kind !== undefined && us !== undefined && `${t(`kpi.loss.${kind as LossStep["kind"]}`)} ${formatSpan(us)}`}
      </td>
    </tr>
  );
}
