import { csvText } from "./csv-text.ts";
import { formatMoment } from "./format.ts";
import { joinLines, type TrendLine } from "./trend-lines.ts";

interface NamedLine extends TrendLine {
  readonly name: string;
  readonly unit: string;
  /** Names of an enum's values, by ordinal. */
  readonly values?: readonly string[] | undefined;
}

/** Trends as CSV: a row a moment, a column a line, empty where a line says nothing then; states by their names. */
export function trendCsv(lines: readonly NamedLine[], timeHeading: string): string {
  const { timeS, values } = joinLines(lines);
  return csvText([
    [timeHeading, ...lines.map(({ name, unit }) => (unit === "" ? name : `${name} (${unit})`))],
    ...timeS.map((time, place) => [
      formatMoment(Math.round(time * 1e6)),
      ...values.map((column, line) => textOf(column[place], lines[line]?.values)),
    ]),
  ]);
}

function textOf(value: number | null | undefined, names: readonly string[] | undefined): string {
  return value === null || value === undefined ? "" : (names?.[value] ?? String(value));
}
