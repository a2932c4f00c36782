import { Button, Menu, NativeSelect, TextInput } from "@mantine/core";
import { IconCheck, IconDots } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlarmRequest } from "../../../twin/alarms/alarm-action.ts";
import { mayAct } from "../../../twin/alarms/alarm-life.ts";
import { alarmKey, type StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { actInParts } from "../../session/act-in-parts.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./alarm-list.module.css";

type Action = AlarmRequest["action"];

/** Actions beside acknowledging; the first three need a reason. */
const furtherActions = ["comment", "shelve", "take-out-of-service", "unshelve", "return-to-service", "reset"] as const;
const needsReason: ReadonlySet<Action> = new Set(["comment", "shelve", "take-out-of-service"]);

const hoursToChoose = [0.25, 1, 8, 24] as const;
const hourUs = 3_600_000_000;

interface AlarmActionsProps {
  readonly alarms: readonly StandingAlarm[];
  /** Keys of those that are chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly onDone: () => void;
}

/** What an operator does to the alarms that are chosen. */
export function AlarmActions({ alarms, chosen, onDone }: AlarmActionsProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const who = useSessionState((state) => state.author);
  const live = useSessionState((state) => state.live);
  const [asking, setAsking] = useState<Action>();
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState(1);
  const { isBusy, problem, result, run } = useRequest<RequestResult<"act-on-alarms">>();
  const chosenAlarms = useMemo(
    () => (chosen.size === 0 ? [] : alarms.filter((alarm) => chosen.has(alarmKey(alarm)))),
    [alarms, chosen],
  );
  const fitting = (action: Action): string[] => chosenAlarms.filter((alarm) => mayAct(alarm, action)).map(alarmKey);

  const send = async (action: Action): Promise<void> => {
    const untilUs = (live?.clock.nowUs() ?? 0) + hours * hourUs;
    const request = requestOf(action, fitting(action), who, reason, untilUs);
    if (!(await run(() => actInParts(session, request)))) return;
    setAsking(undefined);
    setReason("");
    onDone();
  };
  const choose = (action: Action): void => {
    if (needsReason.has(action)) setAsking(action);
    else void send(action);
  };

  return (
    <div className={classes.actions}>
      <div className={classes.bar}>
        <RequestButton
          leftSection={<IconCheck size={16} />}
          isDisabled={fitting("acknowledge").length === 0}
          isBusy={isBusy}
          onClick={() => void send("acknowledge")}
        >
          {t("alarm.event.acknowledge")}
        </RequestButton>
        <Menu position="bottom-start">
          <Menu.Target>
            <RequestButton variant="default" rightSection={<IconDots size={16} />} isDisabled={chosen.size === 0}>
              {t("alarm.more")}
            </RequestButton>
          </Menu.Target>
          <Menu.Dropdown>
            {furtherActions.map((action) => (
              <Menu.Item key={action} disabled={fitting(action).length === 0} onClick={() => choose(action)}>
                {t(`alarm.event.${action}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <TextInput
          aria-label={t("alarm.who")}
          placeholder={t("alarm.who")}
          maxLength={200}
          value={who}
          onChange={(event) => store.setState({ author: event.currentTarget.value })}
        />
      </div>
      {asking !== undefined && (
        <form
          className={classes.bar}
          onSubmit={(event) => {
            event.preventDefault();
            void send(asking);
          }}
        >
          <strong>{t(`alarm.event.${asking}`)}</strong>
          {asking === "shelve" && (
            <NativeSelect
              aria-label={t("alarm.shelve-for")}
              value={hours}
              onChange={(event) => setHours(Number(event.currentTarget.value))}
              data={hoursToChoose.map((each) => ({
                value: String(each),
                label: each < 1 ? `${each * 60} min` : `${each} h`,
              }))}
            />
          )}
          <TextInput
            className={classes.search}
            aria-label={t("alarm.reason")}
            placeholder={t("alarm.reason")}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RequestButton
            type="submit"
            isBusy={isBusy}
            isDisabled={reason.trim() === "" || fitting(asking).length === 0}
          >
            {t("alarm.do")}
          </RequestButton>
          <Button variant="default" onClick={() => setAsking(undefined)}>
            {t("cancel")}
          </Button>
        </form>
      )}
      <ProblemNote problem={problem} />
      {result !== undefined && result.refused.length > 0 && (
        <p className={classes.hint} role="status">
          {t("alarm.refused", { count: result.refused.length })}
        </p>
      )}
    </div>
  );
}

function requestOf(action: Action, alarms: string[], who: string, text: string, untilUs: number): AlarmRequest {
  if (action === "shelve") return { action, alarms, who, text, untilUs };
  if (action === "comment" || action === "take-out-of-service") return { action, alarms, who, text };
  return { action, alarms, who };
}
