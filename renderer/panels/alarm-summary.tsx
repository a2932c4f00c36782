import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { alarmStateOf, isAnnunciated } from "../../twin/alarms/alarm-life.ts";
import { alarmPriorities } from "../../twin/alarms/standing-alarm.ts";
import { isLeftOver } from "../session/alarm-counts.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./alarm-summary.module.css";
import { PriorityMark } from "./priority-mark.tsx";

/** The foot of the tree: what is in alarm at the session's time, by priority. */
export function AlarmSummary(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const standing = useSessionState((state) => state.alarms);
  const alarms = standing.filter(isAnnunciated);
  const states = standing.filter(isLeftOver).map(alarmStateOf);
  return (
    <section className={classes.summary} aria-label={t("alarm.active")}>
      <UnstyledButton
        className={classes.title}
        title={t("alarm.open-list")}
        onClick={() => store.setState({ dialog: "alarms", alarmView: { page: "standing", search: "" } })}
      >
        {t("alarm.active")}
        <span>{alarms.length}</span>
        <IconChevronRight size={15} stroke={1.6} aria-hidden="true" />
      </UnstyledButton>
      <p>
        {alarms.length === 0 && t("alarm.none")}
        {alarmPriorities.map((priority) => {
          const count = alarms.filter((alarm) => alarm.priority === priority).length;
          return count === 0 ? null : (
            <span key={priority}>
              <PriorityMark priority={priority} />
              {t(`alarm.priority.${priority}`)} <strong>{count}</strong>
            </span>
          );
        })}
      </p>
      {[...new Set(states)].toSorted().map((state) => (
        <p key={state}>
          <span>
            {t(`alarm.state.${state}`)} <strong>{states.filter((each) => each === state).length}</strong>
          </span>
        </p>
      ))}
    </section>
  );
}
