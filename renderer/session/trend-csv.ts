import { csvText } from "./csv-text.ts";
import { formatMoment } from "./format.ts";
import { joinLines, type TrendLine } from "./trend-lines.ts";

/** Trends as CSV: a row a moment, a column a line, empty where a line says nothing then. */
export function trendCsv(
  lines: readonly (TrendLine & { readonly name: string; readonly unit: string })[],
  timeHeading: string,
): string {
  const { timeS, values } = joinLines(lines);
  return csvText([
    [timeHeading, ...lines.map(({ name, unit }) => (unit === "" ? name : `${name} (${unit})`))],
    ...timeS.map((time, place) => [
      formatMoment(Math.round(time * 1e6)),
      ...values.map((column) => String(column[place] ?? "")),
    ]),
  ]);
}
