import type { AlarmLine } from "./alarm-lines.ts";
import { csvText } from "./csv-text.ts";
import { formatDateTime, formatDay, formatMinute } from "./format.ts";
import type { Translate } from "./language.ts";

const columns = ["time", "priority", "state", "where", "what", "value", "note"] as const;

/** Lines as a table of texts with a heading, in the language of the screen. */
export function alarmCells(lines: readonly AlarmLine[], t: Translate): string[][] {
  return [
    columns.map((column) => t(`alarm.column.${column}`)),
    ...lines.map((line) => [
      formatDateTime(line.timeUs),
      t(`alarm.priority.${line.priority}`),
      lineState(line, t),
      line.where,
      line.what,
      line.value,
      line.note,
    ]),
  ];
}

/** What state a line's alarm is in, or what happened. */
export function lineState({ state, event, untilUs }: AlarmLine, t: Translate): string {
  if (untilUs !== undefined && (state === "shelved" || event === "shelve")) {
    return t("alarm.shelved-until", { time: `${formatDay(untilUs)} ${formatMinute(untilUs)}` });
  }
  if (state !== undefined) return t(`alarm.state.${state}`);
  return event === undefined ? "" : t(`alarm.event.${event}`);
}

export function alarmCsv(lines: readonly AlarmLine[], t: Translate): string {
  return csvText(alarmCells(lines, t));
}
