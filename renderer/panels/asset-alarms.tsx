import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { alarmStateOf } from "../../twin/alarms/alarm-life.ts";
import { alarmKey, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import { typeOf } from "../../twin/plant/plant-index.ts";
import { alarmsOf } from "../session/alarm-counts.ts";
import { alarmText, alarmValue } from "../session/alarm-text.ts";
import { formatClock, formatDay, formatSpan } from "../session/format.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./asset-alarms.module.css";
import { PriorityMark } from "./priority-mark.tsx";

/** An alarm is understood from what came before it. */
const minuteUs = 60e6;

/** The active alarms of an asset itself: what, since when, and the ways to the minute before and to what it costs. */
export function AssetAlarms({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  const { t } = useTranslation();
  const all = useSessionState((state) => state.alarms);
  const alarms = alarmsOf(live.plant, all, asset);
  if (alarms.length === 0) return null;
  // Only what makes units loses any.
  const hasLosses = typeOf(live.plant, asset)?.role.totalCount !== undefined;
  return (
    <ul className={classes.alarms} aria-label={t("alarm.active")}>
      {alarms.map((alarm) => (
        <AlarmRow key={alarmKey(alarm)} live={live} alarm={alarm} hasLosses={hasLosses} />
      ))}
    </ul>
  );
}

interface AlarmRowProps {
  readonly live: LiveValues;
  readonly alarm: StandingAlarm;
  readonly hasLosses: boolean;
}

function AlarmRow({ live, alarm, hasLosses }: AlarmRowProps): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const mayControl = useSessionState((state) => state.mayControl);
  const language = useSessionState((state) => state.language);
  const message = alarmText(live.plant, alarm, language, t);
  const time = `${formatDay(alarm.sinceUs)} ${formatClock(alarm.sinceUs)}`;
  const value = alarmValue(live.plant, alarm, alarm.value, language);
  return (
    <li className={classes.alarm} data-priority={alarm.priority} data-active={alarm.isActive}>
      <PriorityMark priority={alarm.priority} />
      <div className={classes.said}>
        <strong>{message}</strong>
        <small>
          {alarm.isActive
            ? t("alarm.since", { time, span: formatSpan(Math.max(0, live.clock.nowUs() - alarm.sinceUs)) })
            : t("alarm.began", { time })}
          {value === "" ? "" : ` · ${value}`}
          {alarm.isActive ? "" : ` · ${t(`alarm.state.${alarmStateOf(alarm)}`)}`}
        </small>
      </div>
      <div className={classes.ways}>
        {mayControl && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => session.seek(alarm.sinceUs - minuteUs)}
            aria-label={t("alarm.minute-before-of", { message })}
          >
            {t("alarm.minute-before")}
          </Button>
        )}
        {hasLosses && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => store.setState({ dialog: "kpis", kpiPage: "losses", kpiFigure: "oee" })}
          >
            {t("alarm.losses")}
          </Button>
        )}
      </div>
    </li>
  );
}
