import type { ReportTrend } from "../../../twin/report/report-block.ts";
import { formatNumber } from "../../../twin/report/report-format.ts";

/** The drawing's own units: a curve is this wide and high, whatever its size on paper. */
const [width, height] = [600, 80];

/**
 * Draws a signal over time as SVG: its mean as a line, and between least and most a band.
 *
 * @returns an empty text where there is nothing to draw
 */
export function drawTrend({ points }: ReportTrend): string {
  if (points.length < 2) return "";
  const low = Math.min(...points.map(({ min }) => min));
  const high = Math.max(...points.map(({ max }) => max));
  const span = high - low || Math.abs(high) || 1;
  const place = (at: number, value: number): string =>
    `${(at * width).toFixed(1)},${(height - 4 - ((value - low) / span) * (height - 8)).toFixed(1)}`;
  const upper = points.map(({ at, max }) => place(at, max));
  const lower = points.toReversed().map(({ at, min }) => place(at, min));
  const line = points.map(({ at, mean }) => place(at, mean)).join(" ");
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="${height}" fill="#f7f6f4"/><polygon points="${[...upper, ...lower].join(" ")}" fill="#0c6b6b" fill-opacity="0.18"/><polyline points="${line}" fill="none" stroke="#0c6b6b" stroke-width="1.5" vector-effect="non-scaling-stroke"/></svg>`;
}

/** First, least, most and last of a signal, with its unit. */
export function trendFigures({ points, unit }: ReportTrend): { first: string; min: string; max: string; last: string } {
  const say = (value: number | undefined): string =>
    value === undefined ? "—" : `${formatNumber(value)}${unit === "" ? "" : ` ${unit}`}`;
  return {
    first: say(points[0]?.mean),
    min: say(points.length === 0 ? undefined : Math.min(...points.map(({ min }) => min))),
    max: say(points.length === 0 ? undefined : Math.max(...points.map(({ max }) => max))),
    last: say(points.at(-1)?.mean),
  };
}
