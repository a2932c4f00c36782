import { Box } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { TourStepView, TourView } from "../../../twin/scenario/tour-view.ts";
import { type ClaimLine, claimLines } from "../../session/evidence-text.ts";
import { stepShown } from "../../session/follow-tour.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { useKpisOf } from "../kpis/use-kpis.ts";
import { ClaimList, ClaimSummary } from "./claim-list.tsx";
import { TourAlarms } from "./tour-alarms.tsx";
import { TourFigures } from "./tour-figures.tsx";
import classes from "./tour-side.module.css";
import { TourSignals } from "./tour-signals.tsx";
import { TourTrend } from "./tour-trend.tsx";

type Panel = TourStepView["show"][number];

/** Whether there is anything to show beside the scene: at some step, or that the tour is not as it was meant. */
export function hasSide({ steps, warnings }: TourView): boolean {
  return warnings.length > 0 || steps.some(({ show, claims }) => show.length > 0 || claims.length > 0);
}

/** Beside the scene: what a step opens, and what it claims; at the end all claims. */
export function TourSide({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const tour = useSessionState((state) => state.tour);
  const step = useSessionState(stepShown);
  const hasEnded = useSessionState((state) => state.tourState?.state === "ended");
  const evidence = useSessionState((state) => state.evidence);
  const language = useSessionState((state) => state.language);
  const show = step?.show ?? [];
  const known = show.flatMap((panel) =>
    panel.panel === "figures" && live.plant.assetByPath.has(panel.asset) ? [panel.asset] : [],
  );
  const figuresOf = useKpisOf(known, "hour");
  if (tour === undefined) return null;
  const all = claimLines(tour.steps, evidence);
  const lines = hasEnded ? all : claimLines(step === undefined ? [] : [step], evidence);
  return (
    <Box component="aside" className={classes.side} aria-label={t("tour.side")} tabIndex={0}>
      {lines.length === 0 && show.length === 0 && (
        <section className={classes.about}>
          <h2>{tour.title[language]}</h2>
          {tour.summary !== undefined && <p>{tour.summary[language]}</p>}
        </section>
      )}
      {lines.length > 0 && (
        <section className={classes.part}>
          <h3>{hasEnded ? <Count lines={lines} /> : t("tour.claims")}</h3>
          <ClaimList lines={lines} />
        </section>
      )}
      {show.map((panel) => (
        <SidePanel key={JSON.stringify(panel)} live={live} panel={panel} tour={tour} figuresOf={figuresOf} />
      ))}
      {lines.length === 0 && all.length > 0 && (
        <section className={classes.part}>
          <h3>{t("tour.all-claims")}</h3>
          <ClaimSummary lines={all} />
        </section>
      )}
      {tour.warnings.map((warning) => (
        <p key={warning.en} className={classes.warning}>
          {warning[language]}
        </p>
      ))}
    </Box>
  );
}

/** What all of it came to. */
function Count({ lines }: { lines: readonly ClaimLine[] }): ReactNode {
  const { t } = useTranslation();
  const supported = lines.filter(({ evidence }) => evidence?.verdict === "supported").length;
  return t("tour.count", { claims: lines.length, supported });
}

/** Of what comes now, a little of what was before, and room for what is to come. */
const liveMarginUs = 300e6;

function trendRange({ over, startUs, endUs }: TourView): TimeRange {
  const marginUs = over === "live" ? liveMarginUs : 0;
  return { fromUs: startUs - marginUs, toUs: endUs + marginUs };
}

interface SidePanelProps {
  readonly live: LiveValues;
  readonly panel: Panel;
  readonly tour: TourView;
  readonly figuresOf: ReturnType<typeof useKpisOf>;
}

/** What the plant does not have is passed over. */
function SidePanel({ live, panel, tour, figuresOf }: SidePanelProps): ReactNode {
  switch (panel.panel) {
    case "trend":
      return <TourTrend live={live} names={panel.signals} range={trendRange(tour)} />;
    case "alarms":
      return <TourAlarms live={live} />;
    case "figures":
      return <TourFigures live={live} path={panel.asset} result={figuresOf(panel.asset)[0]} />;
    case "device":
      return <TourSignals live={live} path={panel.asset} />;
  }
}
