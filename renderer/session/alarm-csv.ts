import type { AlarmLine } from "./alarm-lines.ts";
import { formatDateTime } from "./format.ts";
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
export function lineState({ state, event }: AlarmLine, t: Translate): string {
  if (state !== undefined) return t(`alarm.state.${state}`);
  return event === undefined ? "" : t(`alarm.event.${event}`);
}

/**
 * CSV by RFC 4180, with the mark that tells spreadsheets that it is UTF-8. A cell that a spreadsheet would take for a
 * formula is kept from being one by an apostrophe (OWASP, CSV injection).
 */
export function alarmCsv(lines: readonly AlarmLine[], t: Translate): string {
  return `\uFEFF${alarmCells(lines, t)
    .map((row) => row.map(csvCell).join(","))
    .join("\r\n")}\r\n`;
}

function csvCell(text: string): string {
  const plain = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
