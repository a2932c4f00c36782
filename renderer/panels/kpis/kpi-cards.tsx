import { SegmentedControl, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type KpiFigure, type KpiResult, kpiSpans } from "../../../twin/kpi/kpi-result.ts";
import { typeOf } from "../../../twin/plant/plant-index.ts";
import { formatClock, formatDateTime } from "../../session/format.ts";
import { faceFigures, formatKpi, formatShare } from "../../session/kpi-view.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import classes from "./kpis.module.css";
import { useKpis } from "./use-kpis.ts";

/** The figures that count at an asset's level; each leads to what it rests on. */
export function KpiCards({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const span = useSessionState((state) => state.kpiSpan);
  const view = live.plant.view.assets[asset];
  const [result] = useKpis(view?.path ?? "");
  const shown = result === undefined ? [] : faceFigures(result.figures, view?.level ?? "device", makes(live, result));
  // Where nothing is metered either there is nothing to show.
  if (result !== undefined && shown.every(({ value, why }) => value === null && why === "not-declared")) return null;
  return (
    <section className={classes.cards} aria-label={t("kpi.title")}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("kpi.span-label")}
        value={span}
        onChange={(value) => store.setState({ kpiSpan: kpiSpans.find((each) => each === value) ?? "shift" })}
        data={kpiSpans.map((each) => ({ value: each, label: t(`kpi.span.${each}`) }))}
      />
      {result?.isJoining === true && <p className={classes.hint}>{t("kpi.joining")}</p>}
      {result?.isFirst === true && (
        <p className={classes.hint}>
          {result.toUs > result.fromUs
            ? t("kpi.since", { time: formatDateTime(result.fromUs) })
            : t("kpi.soon", { time: formatClock(result.fromUs) })}
        </p>
      )}
      {result === undefined && <p className={classes.hint}>{t("kpi.waiting")}</p>}
      <div className={classes.grid}>
        {shown.map((figure) => (
          <KpiCard key={figure.id} figure={figure} />
        ))}
      </div>
    </section>
  );
}

/** Whether an asset, or something below it, makes units. */
function makes({ plant }: LiveValues, { devices }: KpiResult): boolean {
  return devices.some((path) => typeOf(plant, plant.assetByPath.get(path) ?? -1)?.role.totalCount !== undefined);
}

function KpiCard({ figure }: { figure: KpiFigure }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const { text, unit } = formatKpi(figure, language);
  return (
    <UnstyledButton
      className={classes.card}
      data-kpi={figure.id}
      onClick={() => store.setState({ dialog: "kpis", kpiPage: "figures", kpiFigure: figure.id })}
    >
      <span>{t(`kpi.name.${figure.id}`)}</span>
      <strong>
        {text} <small className={classes.unit}>{unit}</small>
      </strong>
      <small className={classes.note}>
        {figure.why !== null && t(`kpi.why.${figure.why}`)}
        {figure.why === null &&
          figure.missing >= 0.0005 &&
          t("kpi.missing-share", { share: formatShare(figure.missing, language) })}
      </small>
    </UnstyledButton>
  );
}
