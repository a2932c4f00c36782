import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { alarmStateOf } from "../../../twin/alarms/alarm-life.ts";
import { alarmPriorities, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { alarmText } from "../../session/alarm-text.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { PriorityMark } from "../priority-mark.tsx";
import classes from "./alarm-banner.module.css";

/** Over the scene, while alarms of the two upper priorities wait for someone: the most urgent, and how many there are. */
export function AlarmBanner(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const live = useSessionState((state) => state.live);
  const alarms = useSessionState((state) => state.alarms);
  const waiting = alarms.filter(isWaiting);
  const first = mostUrgent(waiting);
  if (first === undefined || live === undefined) return null;
  const asset = live.plant.view.assets[live.plant.assetByPath.get(first.asset) ?? 0];
  return (
    <UnstyledButton
      className={classes.banner}
      data-priority={first.priority}
      data-over-picture
      onClick={() => store.setState({ dialog: "alarms", alarmView: { page: "standing", search: "" } })}
    >
      <PriorityMark priority={first.priority} />
      <strong>{asset?.name[language]}</strong>
      <span>{alarmText(live.plant, first, language, t)}</span>
      <small>{t("alarm.banner", { count: waiting.length })}</small>
    </UnstyledButton>
  );
}

function isWaiting(alarm: StandingAlarm): boolean {
  return (alarm.priority === "critical" || alarm.priority === "high") && alarmStateOf(alarm) === "unacknowledged";
}

/** Of the most urgent the newest. */
function mostUrgent(alarms: readonly StandingAlarm[]): StandingAlarm | undefined {
  return alarms.reduce<StandingAlarm | undefined>((best, alarm) => {
    if (best === undefined) return alarm;
    const rank = alarmPriorities.indexOf(alarm.priority) - alarmPriorities.indexOf(best.priority);
    return rank < 0 || (rank === 0 && alarm.sinceUs > best.sinceUs) ? alarm : best;
  }, undefined);
}
