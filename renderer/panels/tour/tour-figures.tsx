import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { firstKpis, formatKpi, formatShare } from "../../session/kpi-view.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";
import classes from "./tour-side.module.css";

/** As good as everything is missing: as a share it reads 100%. */
const nothingKnown = 0.9995;

interface TourFiguresProps {
  readonly live: LiveValues;
  readonly path: string;
  /** Undefined before the host has sent them. */
  readonly result: KpiResult | undefined;
}

/** The figures of an asset over the last hour before the tour's time. */
export function TourFigures({ live, path, result }: TourFiguresProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const asset = live.plant.view.assets[live.plant.assetByPath.get(path) ?? -1];
  if (asset === undefined) return null;
  const all = firstKpis[asset.level].flatMap((id) => result?.figures.find((each) => each.id === id) ?? []);
  // Where a recording has just begun there is nothing to count yet: that is said once.
  const figures = all.filter(({ why, missing }) => why === null && missing < nothingKnown);
  return (
    <section className={classes.part} data-panel="figures">
      <h3>
        {asset.name[language]} · {t("kpi.span.hour")}
      </h3>
      {result === undefined && <p className={classes.hint}>{t("kpi.waiting")}</p>}
      <dl className={classes.grid}>
        {figures.map((figure) => {
          const { text, unit } = formatKpi(figure, language);
          return (
            <div key={figure.id}>
              <dt>{t(`kpi.name.${figure.id}`)}</dt>
              <dd>
                {text} <small>{unit}</small>
              </dd>
              {figure.missing >= 0.0005 && (
                <small>{t("kpi.missing-share", { share: formatShare(figure.missing, language) })}</small>
              )}
            </div>
          );
        })}
      </dl>
      {figures.length < all.length && (
        <p className={classes.hint}>{t("tour.no-figures", { count: all.length - figures.length })}</p>
      )}
    </section>
  );
}
