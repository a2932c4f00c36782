import { Tabs, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { formatKpi } from "../../session/kpi-view.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { KpiChildren } from "./kpi-children.tsx";
import { KpiEvidence } from "./kpi-evidence.tsx";
import { KpiLosses } from "./kpi-losses.tsx";
import classes from "./kpis.module.css";
import { useKpis } from "./use-kpis.ts";

/** All figures of what is selected, each with what it rests on, and why its OEE is what it is. */
export function KpiDialog(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const asset = useSessionState((state) => state.selected ?? state.focus);
  const language = useSessionState((state) => state.language);
  const name = live?.plant.view.assets[asset]?.name[language] ?? "";
  return (
    <ScreenDialog name="kpis" title={`${name} · ${t("kpi.title")}`} size={980}>
      {live !== undefined && <KpiPages live={live} asset={asset} />}
    </ScreenDialog>
  );
}

function KpiPages({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>(useSessionState((state) => state.kpiPage));
  const results = useKpis(live.plant.view.assets[asset]?.path ?? "");
  const [result] = results;
  if (result === undefined) return <p className={classes.hint}>{t("kpi.waiting")}</p>;
  return (
    <Tabs value={tab === "below" && results.length < 2 ? "figures" : tab} onChange={setTab} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="figures">{t("kpi.all")}</Tabs.Tab>
        <Tabs.Tab value="losses">{t("kpi.losses")}</Tabs.Tab>
        {results.length > 1 && <Tabs.Tab value="below">{t("kpi.below")}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="figures" className={classes.page}>
        <div className={classes.split}>
          <FigureList result={result} />
          <KpiEvidence live={live} asset={asset} result={result} />
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="losses" className={classes.page}>
        <KpiLosses live={live} results={results} />
      </Tabs.Panel>
      <Tabs.Panel value="below" className={classes.page}>
        <KpiChildren live={live} results={results} />
      </Tabs.Panel>
    </Tabs>
  );
}

function FigureList({ result }: { result: KpiResult }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const chosen = useSessionState((state) => state.kpiFigure);
  return (
    <ul className={classes.list} aria-label={t("kpi.all")}>
      {result.figures.map((figure) => {
        const { text, unit } = formatKpi(figure, language);
        return (
          <li key={figure.id}>
            <UnstyledButton
              className={classes.figure}
              aria-pressed={figure.id === chosen}
              onClick={() => store.setState({ kpiFigure: figure.id })}
            >
              <span>{t(`kpi.name.${figure.id}`)}</span>
              <strong>
                {text} <small>{unit}</small>
              </strong>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}
