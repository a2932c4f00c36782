import { MantineProvider } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import classes from "./app.module.css";
import { AlarmBanner } from "./panels/alarms/alarm-banner.tsx";
import { AlarmDialog } from "./panels/alarms/alarm-dialog.tsx";
import { ConnectionDialog } from "./panels/connection-dialog.tsx";
import { DetailPanel } from "./panels/detail-panel.tsx";
import { DropFile } from "./panels/drop-file.tsx";
import { FaultsDialog } from "./panels/faults-dialog.tsx";
import { HelpDialog } from "./panels/help-dialog.tsx";
import { IssueList } from "./panels/issue-list.tsx";
import { KpiDialog } from "./panels/kpis/kpi-dialog.tsx";
import { LinkBanner } from "./panels/link-banner.tsx";
import { ModelDraftPanel } from "./panels/model-draft-panel.tsx";
import { SourceBanner } from "./panels/source-banner.tsx";
import { TimeBar } from "./panels/time-bar/time-bar.tsx";
import { TimeDialogs } from "./panels/time-dialogs/time-dialogs.tsx";
import { TopBar } from "./panels/top-bar.tsx";
import { TreePanel } from "./panels/tree-panel.tsx";
import { TrendDialog } from "./panels/trends/trend-dialog.tsx";
import { useShortcuts } from "./panels/use-shortcuts.ts";
import { useSessionState } from "./session/session-context.tsx";
import { cssVariables, mantineTheme } from "./theme/mantine-theme.ts";

/** three.js is most of the code; the panels do not wait for it. */
const PlantScene = lazy(() => import("./scene/plant-scene.tsx"));

/** The whole screen: the scene, and the panels around it. */
export function App(): ReactNode {
  const theme = useSessionState((state) => state.theme);
  const palette = useSessionState((state) => state.alarmPalette);
  const language = useSessionState((state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariables[palette]}
      forceColorScheme={theme === "night" ? "dark" : "light"}
    >
      <Screen />
    </MantineProvider>
  );
}

function Screen(): ReactNode {
  const { t } = useTranslation();
  const hasPlant = useSessionState((state) => state.live !== undefined);
  const hasIssues = useSessionState((state) => state.live === undefined && state.issues.length > 0);
  const isTreeOpen = useSessionState((state) => state.isTreeOpen);
  const isDetailOpen = useSessionState((state) => state.isDetailOpen);
  const isTimeBarOpen = useSessionState((state) => state.isTimeBarOpen);
  const source = useSessionState((state) => state.provenance.source);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  useShortcuts();

  return (
    <div className={classes.screen} data-tree={isTreeOpen} data-detail={isDetailOpen}>
      <TopBar />
      {hasPlant && isTreeOpen && <TreePanel />}
      <main className={classes.scene} data-source={source} data-file={isFile}>
        <SourceBanner />
        <LinkBanner />
        {hasIssues && <IssueList />}
        {hasPlant && (
          <Suspense fallback={<p className={classes.waiting}>{t("scene.loading")}</p>}>
            <PlantScene>
              <AlarmBanner />
            </PlantScene>
          </Suspense>
        )}
        {!hasPlant && !hasIssues && <p className={classes.waiting}>{t("waiting.title")}</p>}
      </main>
      {hasPlant && isDetailOpen && <DetailPanel />}
      {hasPlant && isTimeBarOpen && <TimeBar />}
      <ModelDraftPanel />
      <AlarmDialog />
      <KpiDialog />
      <TrendDialog />
      <ConnectionDialog />
      <HelpDialog />
      <FaultsDialog />
      <TimeDialogs />
      <DropFile />
    </div>
  );
}
