import { Loader, NativeSelect } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlantIndex } from "../../../twin/plant/plant-index.ts";
import { type AlarmFilter, filterLines } from "../../session/alarm-lines.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { AlarmFilterBar } from "./alarm-filter-bar.tsx";
import { AlarmLineList } from "./alarm-line-list.tsx";
import classes from "./alarm-list.module.css";
import { longestHistory, useAlarmHistory } from "./use-alarm-history.ts";

const everything: AlarmFilter = { search: "", priority: "all", state: "all" };
const hourUs = 3_600_000_000;
const hoursToChoose = [1, 8, 24, 168, 720] as const;

/** What happened to alarms up to the session's time, from the journal; it grows while one looks. */
export function AlarmHistoryList({ plant }: { plant: PlantIndex }): ReactNode {
  const { t } = useTranslation();
  const [hours, setHours] = useState(24);
  const [filter, setFilter] = useState({ ...everything, search: useSessionState((state) => state.alarmView.search) });
  const { lines, isCut, problem } = useAlarmHistory(plant, hours * hourUs);
  const shown = useMemo(() => filterLines(lines ?? [], filter), [lines, filter]);
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
      {isCut && <p className={classes.hint}>{t("alarm.cut", { count: longestHistory })}</p>}
      {lines === undefined && problem === undefined && <Loader m="auto" />}
      {/* Where nobody could be asked, it is not said that there were none. */}
      {lines !== undefined && <AlarmLineList lines={shown} />}
    </>
  );
}
