import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatMinute, formatNumber, formatSpan, noValue } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSessionState } from "../../session/session-context.tsx";
import { recordedShare, type TimelineLoader } from "../../session/timeline-loader.ts";
import type { AxisModel } from "./axis-model.ts";
import classes from "./time-bar.module.css";

interface RecordedFactsProps {
  readonly live: LiveValues;
  readonly model: AxisModel;
  readonly timeline: TimelineLoader;
}

/** How much is in view, and how much of it was recorded. */
export function RecordedFacts({ live, model, timeline }: RecordedFactsProps): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const marks = useSessionState((state) => state.marks.length);
  const { fromUs, toUs } = model.view;
  const { data } = timeline;
  const edgeUs = live.clock.edgeUs();
  // A file says nothing of what was before it.
  const isFile = useSessionState((state) => state.source?.kind === "file");
  const startUs = isFile ? Math.max(fromUs, data?.ranges[0]?.fromUs ?? fromUs) : fromUs;
  const share = data === undefined ? Number.NaN : recordedShare(data, startUs, Math.min(toUs, edgeUs));
  const isOneDay = formatDay(fromUs) === formatDay(toUs);
  const endOf = (timeUs: number): string =>
    isOneDay ? formatMinute(timeUs) : `${formatDay(timeUs)} ${formatMinute(timeUs)}`;
  // Never rounded up to a whole that it is not.
  const percent = Number.isNaN(share) ? noValue : `${formatNumber(Math.floor(share * 1000) / 10, 1, language)}%`;
  return (
    <p className={classes.facts}>
      {t("time.window", { span: formatSpan(toUs - fromUs), from: endOf(fromUs), to: endOf(toUs) })}
      <br />
      {t("time.completeness", { marks, percent })}
    </p>
  );
}
