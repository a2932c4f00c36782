import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlantIndex } from "../../../twin/plant/plant-index.ts";
import { type AlarmFilter, chosenAmong, filterLines, standingLines } from "../../session/alarm-lines.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { isRecorded } from "../../session/session-store.ts";
import { AlarmActions } from "./alarm-actions.tsx";
import { AlarmFilterBar } from "./alarm-filter-bar.tsx";
import { AlarmLineList } from "./alarm-line-list.tsx";

const everything: AlarmFilter = { search: "", priority: "all", state: "all" };

/** The alarms that stand at the session's time; at the plant's own time an operator sees to them here. */
export function StandingAlarmList({ plant }: { plant: PlantIndex }): ReactNode {
  const { t } = useTranslation();
  const alarms = useSessionState((state) => state.alarms);
  const language = useSessionState((state) => state.language);
  const mayAct = useSessionState((state) => state.profile === "operator" && !isRecorded(state));
  const [filter, setFilter] = useState(everything);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => standingLines(plant, alarms, language, t), [plant, alarms, language, t]);
  const shown = useMemo(() => filterLines(lines, filter), [lines, filter]);
  const chosenShown = useMemo(() => chosenAmong(shown, chosen), [shown, chosen]);
  return (
    <>
      <AlarmFilterBar filter={filter} onChange={setFilter} lines={shown} hasStates />
      {mayAct && <AlarmActions alarms={alarms} chosen={chosenShown} onDone={() => setChosen(new Set())} />}
      <AlarmLineList lines={shown} chosen={mayAct ? chosenShown : undefined} onChoose={setChosen} />
    </>
  );
}
