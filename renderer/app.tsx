import { MantineProvider } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import classes from "./app.module.css";
import { AlarmBanner } from "./panels/alarms/alarm-banner.tsx";
import { AlarmDialog } from "./panels/alarms/alarm-dialog.tsx";
import { AssessmentDialog } from "./panels/assessment/assessment-dialog.tsx";
import { useKeepPictures } from "./panels/assessment/use-keep-pictures.ts";
import { AuthorPanel } from "./panels/author/author-panel.tsx";
import { PreviewBar } from "./panels/author/preview-bar.tsx";
import { ConnectionDialog } from "./panels/connection-dialog.tsx";
import { DetailPanel } from "./panels/detail-panel.tsx";
import { DropFile } from "./panels/drop-file.tsx";
import { FailureGuard } from "./panels/failure-guard.tsx";
import { FaultsDialog } from "./panels/faults-dialog.tsx";
import { HelpDialog } from "./panels/help-dialog.tsx";
import { IssueList } from "./panels/issue-list.tsx";
import { KpiDialog } from "./panels/kpis/kpi-dialog.tsx";
import { LinkBanner } from "./panels/link-banner.tsx";
import { ModelDraftPanel } from "./panels/model-draft-panel.tsx";
import { NotOpen } from "./panels/not-open.tsx";
import { PackDialog } from "./panels/packs/pack-dialog.tsx";
import { PairDialog } from "./panels/pair/pair-dialog.tsx";
import { PairScreen } from "./panels/pair/pair-screen.tsx";
import { ProvenanceMark } from "./panels/provenance-mark.tsx";
import { SourceBanner } from "./panels/source-banner.tsx";
import { TimeBar } from "./panels/time-bar/time-bar.tsx";
import { TimeDialogs } from "./panels/time-dialogs/time-dialogs.tsx";
import { TopBar } from "./panels/top-bar.tsx";
import { PresenterScreen } from "./panels/tour/presenter-screen.tsx";
import { RemoteDialog } from "./panels/tour/remote-dialog.tsx";
import { ScenarioDialog } from "./panels/tour/scenario-dialog.tsx";
import { TourCaption } from "./panels/tour/tour-caption.tsx";
import { hasSide, TourSide } from "./panels/tour/tour-side.tsx";
import { TreePanel } from "./panels/tree-panel.tsx";
import { TrendDialog } from "./panels/trends/trend-dialog.tsx";
import { useFocusReturn } from "./panels/use-focus-return.ts";
import { useShortcuts } from "./panels/use-shortcuts.ts";
import { loadPatiently } from "./session/load-patiently.ts";
import { useSessionState } from "./session/session-context.tsx";
import { cssVariables, mantineTheme } from "./theme/mantine-theme.ts";

/** three.js is most of the code; the panels do not wait for it. */
const PlantScene = lazy(() => loadPatiently(() => import("./scene/plant-scene.tsx")));

/** The whole screen: the scene, and the panels around it. */
export function App(): ReactNode {
  const theme = useSessionState((state) => state.theme);
  const palette = useSessionState((state) => state.alarmPalette);
  const language = useSessionState((state) => state.language);
  const use = useSessionState((state) => state.use);
  const isPairShown = useSessionState((state) => state.pairReturn !== undefined);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={cssVariables[palette]}
      forceColorScheme={theme === "night" ? "dark" : "light"}
    >
      <FailureGuard of="screen">
        {use === "presenter" ? <Presenting /> : isPairShown ? <PairScreen scene={besideScene} /> : <Screen />}
      </FailureGuard>
    </MantineProvider>
  );
}

/** A scene of two, with what stands over it. */
function besideScene(over: ReactNode): ReactNode {
  return (
    <FailureGuard of="scene">
      <Suspense fallback={null}>
        <PlantScene>{over}</PlantScene>
      </Suspense>
    </FailureGuard>
  );
}

/** The presenter's window: no scene, so that it runs on any machine beside the one that draws. */
function Presenting(): ReactNode {
  useShortcuts();
  useFocusReturn();
  return (
    <>
      <PresenterScreen />
      <ScenarioDialog />
      <RemoteDialog />
    </>
  );
}

function Screen(): ReactNode {
  const { t } = useTranslation();
  const hasIssues = useSessionState((state) => state.live === undefined && state.issues.length > 0);
  const isTreeOpen = useSessionState((state) => state.isTreeOpen);
  const isDetailOpen = useSessionState((state) => state.isDetailOpen);
  const isTimeBarOpen = useSessionState((state) => state.isTimeBarOpen);
  const source = useSessionState((state) => state.provenance.source);
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const live = useSessionState((state) => state.live);
  const hasPlant = live !== undefined;
  const isForAudience = useSessionState((state) => state.use === "audience");
  const hasTourSide = useSessionState((state) => state.tour !== undefined && hasSide(state.tour));
  const hasTour = useSessionState((state) => state.tour !== undefined);
  const isAuthoring = useSessionState((state) => state.authoring !== undefined);
  useShortcuts();
  useFocusReturn();
  useKeepPictures();

  return (
    <div
      className={classes.screen}
      data-tree={isTreeOpen}
      data-detail={isDetailOpen}
      data-audience={isForAudience}
      data-tour={hasTour}
    >
      {!isForAudience && <TopBar />}
      {hasPlant && isTreeOpen && !isForAudience && <TreePanel />}
      <main className={classes.scene} data-source={source} data-file={isFile && !hasTour}>
        {isForAudience && (
          <div className={classes.mark} data-over-picture>
            <ProvenanceMark />
          </div>
        )}
        {!hasTour && <SourceBanner />}
        <LinkBanner />
        {isAuthoring && <PreviewBar />}
        {hasIssues && <IssueList />}
        {hasPlant && (
          <FailureGuard of="scene">
            <Suspense fallback={<p className={classes.waiting}>{t("scene.loading")}</p>}>
              <PlantScene>{!hasTour && !isForAudience && <AlarmBanner />}</PlantScene>
            </Suspense>
          </FailureGuard>
        )}
        {!hasPlant && !hasIssues && <NotOpen className={classes.waiting} />}
      </main>
      {hasPlant && hasTourSide && <TourSide live={live} />}
      {hasPlant && isDetailOpen && !hasTour && !isForAudience && !isAuthoring && <DetailPanel />}
      {hasPlant && !hasTour && isAuthoring && <AuthorPanel live={live} />}
      <TourCaption />
      {hasPlant && isTimeBarOpen && !isForAudience && <TimeBar />}
      <ModelDraftPanel />
      <AlarmDialog />
      <KpiDialog />
      <TrendDialog />
      <ConnectionDialog />
      <HelpDialog />
      <FaultsDialog />
      <TimeDialogs />
      <ScenarioDialog />
      <AssessmentDialog />
      <PackDialog />
      <PairDialog />
      <RemoteDialog />
      <DropFile />
    </div>
  );
}
