import { UnstyledButton } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { typeOf } from "../../../twin/plant/plant-index.ts";
import { type AlarmCounts, countAlarms } from "../../session/alarm-counts.ts";
import { readDevice } from "../../session/device-reading.ts";
import { childKpis, formatKpi } from "../../session/kpi-view.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { focusAsset } from "../../session/session-store.ts";
import { AlarmCountMarks } from "../alarm-count-marks.tsx";
import { StateMark } from "../state-mark.tsx";
import classes from "./kpis.module.css";

/** What is below an asset side by side: factories of a park, lines of a factory, stations of a line. */
export function KpiChildren({ live, results }: { live: LiveValues; results: readonly KpiResult[] }): ReactNode {
  const { t } = useTranslation();
  const standing = useSessionState((state) => state.alarms);
  const counts = useMemo(() => countAlarms(live.plant, standing), [live, standing]);
  const [own, ...children] = results;
  const isCounted = ({ figures }: KpiResult): boolean =>
    figures.some(({ value, why }) => value !== null || why !== "not-declared");
  const shown = children.filter(isCounted);
  const first = live.plant.view.assets[live.plant.assetByPath.get(shown[0]?.asset ?? "") ?? -1];
  if (own === undefined || first === undefined) return <p className={classes.hint}>{t("kpi.below-none")}</p>;
  const columns = childKpis[first.level];
  const takt = own.figures.find(({ id, value }) => id === "takt" && value !== null);
  return (
    <>
      {takt !== undefined && <Takt takt={takt} />}
      <div className={classes.wide}>
        <table className={classes.comparison}>
          <thead>
            <tr>
              <th>{t("detail.below")}</th>
              <th>{t("alarm.standing")}</th>
              {columns.map((id) => (
                <th key={id}>{t(`kpi.name.${id}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((child) => (
              <ChildRow
                key={child.asset}
                live={live}
                child={child}
                columns={columns}
                counts={counts.get(live.plant.assetByPath.get(child.asset) ?? -1)}
                isBottleneck={child.asset === own.bottleneck}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Takt({ takt }: { takt: KpiResult["figures"][number] }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { text, unit } = formatKpi(takt, language);
  return (
    <p className={classes.hint}>
      {t("kpi.name.takt")} <strong>{text}</strong> {unit}
    </p>
  );
}

interface ChildRowProps {
  readonly live: LiveValues;
  readonly child: KpiResult;
  readonly columns: (typeof childKpis)[keyof typeof childKpis];
  readonly counts: AlarmCounts | undefined;
  readonly isBottleneck: boolean;
}

function ChildRow({ live, child, columns, counts, isBottleneck }: ChildRowProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const asset = live.plant.assetByPath.get(child.asset) ?? 0;
  return (
    <tr>
      <th scope="row">
        <UnstyledButton onClick={() => focusAsset(store, asset)}>
          <ChildState live={live} asset={asset} />
          {live.plant.view.assets[asset]?.name[language]}
        </UnstyledButton>
        {isBottleneck && <em className={classes.tag}>{t("kpi.bottleneck")}</em>}
      </th>
      <td>{counts === undefined ? "" : <AlarmCountMarks counts={counts} />}</td>
      {columns.map((id) => {
        const figure = child.figures.find((each) => each.id === id);
        const { text, unit } = figure === undefined ? { text: "", unit: "" } : formatKpi(figure, language);
        return (
          <td key={id} title={typeof figure?.why === "string" ? t(`kpi.why.${figure.why}`) : undefined}>
            {text} <small>{unit}</small>
          </td>
        );
      })}
    </tr>
  );
}

function ChildState({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  useLiveSample();
  return typeOf(live.plant, asset)?.role.state === undefined ? null : <StateMark {...readDevice(live, asset)} />;
}
