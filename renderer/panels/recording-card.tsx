import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes, formatDateTime, formatNumber } from "../session/format.ts";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./connection-dialog.module.css";

/** How the recording of what arrives is going, what is wrong with it and what still works. */
export function RecordingCard(): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const recording = useSessionState((state) => state.recording);
  if (recording === undefined) return null;
  const { state, reason, sinceUs, sizeBytes, freeBytes, oldestUs, lost } = recording;
  return (
    <section className={classes.feed}>
      <h3>
        {t("recording.title")}
        <span>{t(state === "recording" ? "recording.running" : "recording.stopped")}</span>
      </h3>
      {state === "stopped" && (
        <div className={classes.problem}>
          <p>{t(`recording.reason.${reason ?? "disk-failed"}`)}</p>
        </div>
      )}
      <dl className={classes.facts}>
        <Fact name={t("connection.since")} value={formatDateTime(sinceUs)} />
        <Fact name={t("retention.size")} value={formatBytes(sizeBytes)} />
        <Fact name={t("retention.free")} value={formatBytes(freeBytes)} />
        {oldestUs !== undefined && <Fact name={t("retention.oldest")} value={formatDateTime(oldestUs)} />}
        {lost > 0 && <Fact name={t("recording.lost")} value={formatNumber(lost, 0, language)} />}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
