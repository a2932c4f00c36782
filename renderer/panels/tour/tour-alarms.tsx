import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { standingLines } from "../../session/alarm-lines.ts";
import { formatClock } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { PriorityMark } from "../priority-mark.tsx";
import classes from "./tour-side.module.css";

/** More than this are not read while somebody talks. */
const shownAtMost = 6;

/** The alarms that stand at the tour's time: those of what it points at alone, where it points at something. */
export function TourAlarms({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const alarms = useSessionState((state) => state.alarms);
  const highlighted = useSessionState((state) => state.highlighted);
  const lines = standingLines(live.plant, alarms, language, t);
  const isPointedAt = (asset: number | undefined): boolean => asset !== undefined && highlighted.includes(asset);
  // What stands elsewhere in the plant is counted: people would look for what it has to do with the caption.
  const meant = highlighted.length === 0 ? lines : lines.filter(({ asset }) => isPointedAt(asset));
  const shown = meant.slice(0, shownAtMost);
  return (
    <section className={classes.part} data-panel="alarms">
      <h3>{t("alarm.active")}</h3>
      {shown.length === 0 && (
        <p className={classes.hint}>{t(lines.length === 0 ? "alarm.none" : "tour.no-alarms-here")}</p>
      )}
      <ul className={classes.alarms}>
        {shown.map(({ key, priority, timeUs, where, what }) => (
          <li key={key}>
            <PriorityMark priority={priority} />
            <strong>{what}</strong>
            <time>{formatClock(timeUs)}</time>
            <span>{where}</span>
          </li>
        ))}
      </ul>
      {lines.length > shown.length && (
        <p className={classes.hint}>{t("tour.more-alarms", { count: lines.length - shown.length })}</p>
      )}
    </section>
  );
}
