import { ActionIcon, NativeSelect, TextInput, Tooltip } from "@mantine/core";
import { IconFileTypeCsv, IconPrinter, IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { alarmPriorities } from "../../../twin/alarms/standing-alarm.ts";
import { alarmCsv } from "../../session/alarm-csv.ts";
import type { AlarmFilter, AlarmLine } from "../../session/alarm-lines.ts";
import { exportName } from "../../session/export-name.ts";
import { pictureMarks } from "../../session/picture-marks.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import { saveText } from "../save-text.ts";
import classes from "./alarm-list.module.css";
import { printAlarms } from "./print-alarms.ts";

interface AlarmFilterBarProps {
  readonly filter: AlarmFilter;
  readonly onChange: (filter: AlarmFilter) => void;
  /** The lines that are shown: what is exported and printed. */
  readonly lines: readonly AlarmLine[];
  readonly hasStates?: boolean;
  readonly children?: ReactNode;
}

/** Which lines are shown, how many there are, and the ways to take them along. */
export function AlarmFilterBar({ filter, onChange, lines, hasStates, children }: AlarmFilterBarProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const print = (): void => {
    const state = store.getState();
    const plant = state.live?.plant.view.assets[0]?.name[state.language] ?? "";
    const marks = pictureMarks(state).map(({ text }) => text);
    const list = t(hasStates === true ? "alarm.standing" : "alarm.history");
    const about = [...marks, t("alarm.count", { count: lines.length })].join("  ");
    printAlarms(`${plant} · ${list}`, about, lines, t);
  };
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.search}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        placeholder={t("alarm.search")}
        aria-label={t("alarm.search")}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t("alarm.column.priority")}
        value={filter.priority}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          onChange({ ...filter, priority: alarmPriorities.find((each) => each === wanted) ?? "all" });
        }}
        data={[
          { value: "all", label: t("alarm.all-priorities") },
          ...alarmPriorities.map((each) => ({ value: each, label: t(`alarm.priority.${each}`) })),
        ]}
      />
      {hasStates === true && (
        <NativeSelect
          className={classes.states}
          aria-label={t("alarm.column.state")}
          value={filter.state}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            onChange({ ...filter, state: wanted === "unacknowledged" || wanted === "withheld" ? wanted : "all" });
          }}
          data={[
            { value: "all", label: t("alarm.all-states") },
            { value: "unacknowledged", label: t("alarm.unacknowledged-only") },
            { value: "withheld", label: t("alarm.withheld-only") },
          ]}
        />
      )}
      {children}
      <output className={classes.count}>{t("alarm.count", { count: lines.length })}</output>
      <Tooltip label={t("alarm.csv")}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t("alarm.csv")}
          onClick={() =>
            saveText(
              exportName(store.getState(), hasStates === true ? "alarms" : "alarm-history", "csv"),
              alarmCsv(lines, t),
              "text/csv",
            )
          }
        >
          <IconFileTypeCsv size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("alarm.print")}>
        <ActionIcon variant="default" size={36} aria-label={t("alarm.print")} onClick={print}>
          <IconPrinter size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
