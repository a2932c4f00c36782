import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { AlarmHistoryList } from "./alarm-history-list.tsx";
import classes from "./alarm-list.module.css";
import { OperationList } from "./operation-list.tsx";
import { StandingAlarmList } from "./standing-alarm-list.tsx";

const pages = ["standing", "history", "operations"] as const;

type Page = (typeof pages)[number];

/** The alarm list: what stands at the session's time, and what happened. */
export function AlarmDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="alarms" title={t("alarm.list")} size={1240}>
      <AlarmPages />
    </ScreenDialog>
  );
}

function AlarmPages(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const mayLook = useSessionState((state) => state.profile === "operator");
  const [page, setPage] = useState<Page>(useSessionState((state) => state.alarmView.page));
  if (live === undefined) return null;
  return (
    <div className={classes.pages}>
      <SegmentedControl
        className={classes.switch}
        aria-label={t("alarm.list")}
        value={page}
        onChange={(value) => setPage(pages.find((each) => each === value) ?? "standing")}
        data={[
          { value: "standing", label: t("alarm.standing") },
          { value: "history", label: t("alarm.history") },
          ...(mayLook ? [{ value: "operations", label: t("operations.title") }] : []),
        ]}
      />
      {page === "standing" && <StandingAlarmList plant={live.plant} />}
      {page === "history" && <AlarmHistoryList plant={live.plant} />}
      {page === "operations" && <OperationList live={live} />}
    </div>
  );
}
