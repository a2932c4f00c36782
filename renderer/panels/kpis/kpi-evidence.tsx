import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type KpiDefinition, type KpiId, kpiDefinitions } from "../../../twin/kpi/kpi-definitions.ts";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import { formatDateTime, formatNumber, formatUnit } from "../../session/format.ts";
import { conventionOf, type FigureRule, formatKpi, formatShare, ruleOf, signalsOfKpi } from "../../session/kpi-view.ts";
import type { Translate } from "../../session/language.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { focusAsset } from "../../session/session-store.ts";
import classes from "./kpis.module.css";

/** More signals are counted, not listed. */
const mostSignals = 40;

interface KpiEvidenceProps {
  readonly live: LiveValues;
  readonly asset: number;
  readonly result: KpiResult;
}

/** What a figure rests on: formula, source, range, missing data, roll-up and signals. */
export function KpiEvidence({ live, asset, result }: KpiEvidenceProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const id = useSessionState((state) => state.kpiFigure);
  const figure = result.figures.find((each) => each.id === id);
  if (figure === undefined) return null;
  const { formula, source, isQuoted }: KpiDefinition = kpiDefinitions[id];
  const { text, unit } = formatKpi(figure, language);
  return (
    <section className={classes.evidence} aria-label={t("kpi.evidence")}>
      <h3>{t(`kpi.name.${id}`)}</h3>
      <p className={classes.key}>
        {text} <small className={classes.aside}>{unit}</small>
        {figure.why !== null && <small className={classes.aside}>{t(`kpi.why.${figure.why}`)}</small>}
      </p>
      <dl>
        <dt>{t("kpi.formula")}</dt>
        <dd>{formula}</dd>
        <dt>{t("kpi.source")}</dt>
        <dd>
          {source}
          {isQuoted === true && <small> {t("kpi.quoted")}</small>}
        </dd>
        <dt>{t("kpi.range")}</dt>
        <dd>
          {formatDateTime(result.fromUs)} — {formatDateTime(result.toUs)}
          {result.isFirst === true && <small> {t("kpi.since", { time: formatDateTime(result.fromUs) })}</small>}
        </dd>
        <dt>{t("kpi.missing")}</dt>
        <dd>{formatShare(figure.missing, language)}</dd>
        <dt>{t("kpi.rule-label")}</dt>
        <dd>{ruleText(t, live, result, language, ruleOf(id, result.rule))}</dd>
        <Convention live={live} result={result} id={id} />
        <dt>{t("kpi.signals")}</dt>
        <dd>
          <SignalLinks live={live} signals={signalsOfKpi(live.plant, id, asset, result.devices)} />
        </dd>
      </dl>
    </section>
  );
}

/** What the formula leaves open: how a pace is told, and what energy costs the climate. */
function Convention({ live, result, id }: { live: LiveValues; result: KpiResult; id: KpiId }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const convention = conventionOf(id);
  const { carbon } = live.plant.view;
  if (convention === undefined) return null;
  const energyKwh = result.figures.find((each) => each.id === "energy")?.value ?? 0;
  return (
    <>
      <dt>{t("kpi.convention")}</dt>
      <dd>{t(`kpi.convention-of.${convention}`)}</dd>
      {convention === "carbon" && carbon !== undefined && (
        <>
          <dt>{t("kpi.factor")}</dt>
          <dd>
            {formatNumber(carbon.kgPerKwh, 3, language)} kg/{formatUnit("kWh", language)}{" "}
            <small>{carbon.source[language]}</small>
          </dd>
        </>
      )}
      {convention === "carbon" && carbon !== undefined && energyKwh < 0 && (
        <>
          <dt>{t("kpi.avoided")}</dt>
          <dd>{formatNumber(-energyKwh * carbon.kgPerKwh, 0, language)} kg</dd>
        </>
      )}
    </>
  );
}

/** Of which devices figures are made, and how; what is said of one figure may differ. */
export function ruleText(
  t: Translate,
  { plant }: LiveValues,
  { rule: general, devices }: KpiResult,
  language: "zh" | "en",
  rule: FigureRule = general,
): string {
  const first = plant.view.assets[plant.assetByPath.get(devices[0] ?? "") ?? -1]?.name[language] ?? "";
  return t(`kpi.rule.${rule}`, { count: devices.length, name: first });
}

/** The signals behind a figure; each leads to its device, where its values, times and origins are. */
function SignalLinks({ live, signals }: { live: LiveValues; signals: readonly number[] }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  if (signals.length === 0) return t("kpi.no-signals");
  return (
    <ul className={classes.signals}>
      {signals.slice(0, mostSignals).map((signal) => {
        const asset = live.plant.view.signals[signal]?.asset ?? 0;
        return (
          <li key={signal}>
            <UnstyledButton
              onClick={() => {
                focusAsset(store, asset);
                store.setState({ dialog: undefined });
              }}
            >
              {live.plant.view.assets[asset]?.name[language]} · {definitionOf(live.plant, signal)?.name[language]}
            </UnstyledButton>
          </li>
        );
      })}
      {signals.length > mostSignals && <li>{t("kpi.more-signals", { count: signals.length - mostSignals })}</li>}
    </ul>
  );
}
