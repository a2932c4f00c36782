import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { TourStepView, TourView } from "../../../twin/scenario/tour-view.ts";
import { claimLines } from "../../session/evidence-text.ts";
import { stepShown } from "../../session/follow-tour.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { ClaimList } from "./claim-list.tsx";
import { TourAlarms } from "./tour-alarms.tsx";
import { TourFigures } from "./tour-figures.tsx";
import classes from "./tour-side.module.css";
import { TourSignals } from "./tour-signals.tsx";
import { TourTrend } from "./tour-trend.tsx";

type Panel = TourStepView["show"][number];

/** Whether any step of a tour has something to show beside the scene. */
export function hasSide({ steps }: TourView): boolean {
  return steps.some(({ show, claims }) => show.length > 0 || claims.length > 0);
}

/** Beside the scene: what a step opens, and what it claims; at the end all claims. */
export function TourSide({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const tour = useSessionState((state) => state.tour);
  const step = useSessionState(stepShown);
  const hasEnded = useSessionState((state) => state.tourState?.state === "ended");
  const evidence = useSessionState((state) => state.evidence);
  if (tour === undefined) return null;
  const lines = claimLines(hasEnded ? tour.steps : step === undefined ? [] : [step], evidence);
  return (
    <aside className={classes.side} aria-label={t("tour.side")}>
      {lines.length > 0 && (
        <section className={classes.part}>
          <h3>{t("tour.claims")}</h3>
          <ClaimList lines={lines} />
        </section>
      )}
      {step?.show.map((panel) => (
        <SidePanel key={JSON.stringify(panel)} live={live} panel={panel} tour={tour} />
      ))}
    </aside>
  );
}

/** Of what comes now, a little of what was before, and room for what is to come. */
const liveMarginUs = 300e6;

function trendRange({ over, startUs, endUs }: TourView): TimeRange {
  const marginUs = over === "live" ? liveMarginUs : 0;
  return { fromUs: startUs - marginUs, toUs: endUs + marginUs };
}

/** What the plant does not have is passed over. */
function SidePanel({ live, panel, tour }: { live: LiveValues; panel: Panel; tour: TourView }): ReactNode {
  switch (panel.panel) {
    case "trend":
      return <TourTrend live={live} names={panel.signals} range={trendRange(tour)} />;
    case "alarms":
      return <TourAlarms live={live} />;
    case "figures":
      return <TourFigures live={live} path={panel.asset} />;
    case "device":
      return <TourSignals live={live} path={panel.asset} />;
  }
}
