import { Loader, NativeSelect } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlarmHistory } from "../../../twin/alarms/alarm-history.ts";
import type { PlantIndex } from "../../../twin/plant/plant-index.ts";
import { type AlarmFilter, filterLines, historyLines } from "../../session/alarm-lines.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { useRequest } from "../use-request.ts";
import { AlarmFilterBar } from "./alarm-filter-bar.tsx";
import { AlarmLineList } from "./alarm-line-list.tsx";
import classes from "./alarm-list.module.css";

const everything: AlarmFilter = { search: "", priority: "all", state: "all" };
const hourUs = 3_600_000_000;
const hoursToChoose = [1, 8, 24, 168, 720] as const;
const longestList = 100_000;

/** What happened to alarms up to the session's time, from the journal. */
export function AlarmHistoryList({ plant }: { plant: PlantIndex }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const live = useSessionState((state) => state.live);
  const [hours, setHours] = useState(24);
  const [filter, setFilter] = useState({ ...everything, search: useSessionState((state) => state.alarmView.search) });
  const { result, problem, run } = useRequest<AlarmHistory>();
  useEffect(() => {
    const toUs = live?.clock.nowUs() ?? 0;
    void run(() => session.alarmHistory({ fromUs: toUs - hours * hourUs, toUs, limit: longestList }));
  }, [run, session, live, hours]);
  const lines = useMemo(
    () => (result === undefined ? [] : historyLines(plant, result, language, t)),
    [plant, result, language, t],
  );
  const shown = useMemo(() => filterLines(lines, filter), [lines, filter]);
  return (
    <>
      <AlarmFilterBar filter={filter} onChange={setFilter} lines={shown}>
        <NativeSelect
          aria-label={t("alarm.range")}
          value={hours}
          onChange={(event) => setHours(Number(event.currentTarget.value))}
          data={hoursToChoose.map((each) => ({ value: String(each), label: t("alarm.last-hours", { hours: each }) }))}
        />
      </AlarmFilterBar>
      <ProblemNote problem={problem} />
      {result?.isCut === true && <p className={classes.hint}>{t("alarm.cut", { count: longestList })}</p>}
      {result === undefined && problem === undefined ? <Loader m="auto" /> : <AlarmLineList lines={shown} />}
    </>
  );
}
