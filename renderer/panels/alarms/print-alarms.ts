import { alarmCells } from "../../session/alarm-csv.ts";
import type { AlarmLine } from "../../session/alarm-lines.ts";
import type { Translate } from "../../session/language.ts";

/** A printer is not fed with a whole history. */
const mostLines = 2000;

/**
 * Prints lines as a plain table, from a frame of their own: the screen around them is not for paper.
 *
 * @param about what the page says of itself: where its data comes from and of when, how many lines there are
 */
export function printAlarms(title: string, about: string, lines: readonly AlarmLine[], t: Translate): void {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0";
  document.body.append(frame);
  const paper = frame.contentDocument;
  const printer = frame.contentWindow;
  if (paper === null || printer === null) {
    frame.remove();
    return;
  }
  const style = paper.createElement("style");
  style.textContent =
    "h1{font:600 16px sans-serif}p{font:11px sans-serif}table{border-collapse:collapse;font:11px sans-serif}td,th{border:1px solid #999;padding:3px 6px}";
  const heading = paper.createElement("h1");
  heading.textContent = title;
  const facts = paper.createElement("p");
  facts.textContent = about;
  const table = paper.createElement("table");
  for (const [place, cells] of alarmCells(lines.slice(0, mostLines), t).entries()) {
    const row = table.insertRow();
    for (const text of cells) {
      const cell = paper.createElement(place === 0 ? "th" : "td");
      cell.textContent = text;
      row.append(cell);
    }
  }
  paper.head.append(style);
  paper.body.append(heading, facts, table);
  if (lines.length > mostLines) paper.body.append(t("alarm.cut", { count: mostLines }));
  printer.addEventListener("afterprint", () => frame.remove());
  printer.print();
}
