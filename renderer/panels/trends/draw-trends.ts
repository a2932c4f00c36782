import uPlot from "uplot";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { formatClock, formatDateTime, formatDay, formatMinute, noValue, withUnit } from "../../session/format.ts";
import type { AlarmSpan } from "../../session/trend-alarms.ts";
import { joinLines } from "../../session/trend-lines.ts";
import type { DescribedLine } from "./describe-signals.ts";

/** Lines are told apart by colour, each a word of the theme, and by dashes. */
const colours = ["selected", "low", "high", "ink", "ink-faint"] as const;
const dashes: readonly (readonly number[])[] = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

/** How a chart is set: how high, and whether what its lines are is told beside it. */
export interface ChartSetting {
  readonly heightPx: number;
  readonly isBare: boolean;
}

/** How the line at a place is drawn, for words beside a chart. */
export function lineStyle(place: number): { readonly colour: string; readonly dash: readonly number[] } {
  return { colour: colours[place % colours.length] ?? "ink", dash: dashes[place % dashes.length] ?? [] };
}

/**
 * Draws lines into an element, an axis for each unit, with alarm limits, the times of alarms and the session's time.
 *
 * @param nowUs the session's time, asked for at every drawing
 * @param onPick hears of moments that are clicked
 */
export function drawTrends(
  element: HTMLElement,
  range: TimeRange,
  lines: readonly DescribedLine[],
  alarms: readonly AlarmSpan[],
  nowUs: () => number,
  onPick: (timeUs: number) => void,
  timeLabel: string,
  { heightPx, isBare }: ChartSetting,
): uPlot {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const font = `12px ${style.fontFamily}`;
  const palette = colours.map(colour);
  const colourOf = (place: number): string => palette[place % palette.length] ?? "";
  const scales = [...new Set(lines.map(({ scale }) => scale))];
  const { timeS, values } = joinLines(lines);
  const stepped = uPlot.paths.stepped?.({ align: 1 });

  const signals = [...new Set(lines.map(({ signal }) => signal))];
  const series = lines.map((line): uPlot.Series => {
    const place = signals.indexOf(line.signal);
    return {
      label: line.name,
      scale: line.scale,
      stroke: colourOf(place),
      width: line.isDayBefore ? 1 : 1.6,
      dash: [...(line.isDayBefore ? [3, 4] : (dashes[place % dashes.length] ?? []))],
      spanGaps: false,
      points: { show: false },
      ...(line.isStepped && stepped !== undefined ? { paths: stepped } : {}),
      value: (_, value) => valueText(line, value),
    };
  });
  const axes = scales.map((scale, place): uPlot.Axis => {
    const first = lines.findIndex((each) => each.scale === scale);
    const line = lines[first];
    // Numbers without a unit share an axis and have no name but their own.
    const names = [...new Set(lines.filter((each) => each.scale === scale).map(({ axisName }) => axisName))];
    return {
      scale,
      side: place % 2 === 0 ? 3 : 1,
      // Without its name an axis is told by the colour of its first line.
      stroke: isBare && scales.length > 1 ? colourOf(first) : colour("ink-secondary"),
      label: isBare ? "" : names.join(" · "),
      font,
      labelFont: font,
      labelSize: isBare ? 0 : 18,
      size: (_, values) => Math.max(isBare ? 44 : 56, axisWidth(values ?? [])),
      grid: { show: place === 0, stroke: colour("hairline") },
      ticks: { stroke: colour("hairline") },
      ...stateAxis(line),
    };
  });

  return new uPlot(
    {
      width: element.clientWidth,
      height: heightPx,
      legend: { show: !isBare },
      scales: {
        x: { time: true, range: [range.fromUs / 1e6, range.toUs / 1e6] },
        ...Object.fromEntries(scales.map((scale) => [scale, { range: rangeWithLimits(lines, scale) }])),
      },
      series: [
        { label: timeLabel, value: (_, time) => (time === null ? noValue : formatDateTime(time * 1e6)) },
        ...series,
      ],
      axes: [
        {
          font,
          stroke: colour("ink-secondary"),
          grid: { stroke: colour("hairline") },
          ticks: { stroke: colour("hairline") },
          values: (_, splits, _axis, _space, stepS) => splits.map((time) => tickText(time * 1e6, stepS)),
        },
        ...axes,
      ],
      hooks: {
        drawClear: [
          (chart) => {
            for (const { fromUs, toUs, priority } of alarms)
              drawSpan(chart, fromUs / 1e6, toUs / 1e6, colour(priority));
          },
        ],
        draw: [
          (chart) => {
            for (const { scale, limits } of lines)
              for (const { at, priority } of limits) drawLimit(chart, scale, at, colour(priority));
            drawMoment(chart, nowUs() / 1e6, colour("selected"));
          },
        ],
        ready: [
          (chart) => {
            chart.over.addEventListener("click", () => {
              const timeS = chart.posToVal(chart.cursor.left ?? -1, "x");
              if ((chart.cursor.left ?? -1) >= 0) onPick(Math.round(timeS * 1e6));
            });
          },
        ],
      },
    },
    [timeS, ...values],
    element,
  );
}

/** Room for the longest of an axis's numbers, for its ticks and for what is free beside them, CSS pixels at 12 px. */
function axisWidth(numbers: readonly (string | number | null)[]): number {
  return 18 + 7 * Math.max(0, ...numbers.map((number) => String(number ?? "").length));
}

/** States stand at whole numbers, by their names. */
function stateAxis(line: DescribedLine | undefined): Partial<uPlot.Axis> {
  const names = line?.values;
  if (names === undefined) return {};
  return { incrs: [1], size: 84, values: (_, splits) => splits.map((ordinal) => names[ordinal] ?? "") };
}

/** A scale shows its lines and the limits that belong to them. */
function rangeWithLimits(lines: readonly DescribedLine[], scale: string): uPlot.Scale.Range {
  const limits = lines.filter((line) => line.scale === scale).flatMap((line) => line.limits.map(({ at }) => at));
  return (_, min, max) => uPlot.rangeNum(Math.min(min, ...limits), Math.max(max, ...limits), 0.1, true);
}

function valueText({ write, unit }: DescribedLine, value: number | null): string {
  return value === null || value === undefined ? noValue : withUnit(write(value), unit);
}

function tickText(timeUs: number, stepS: number): string {
  if (stepS >= 86_400) return formatDay(timeUs);
  // Between full seconds there is a line, and no text that stands there already.
  if (stepS < 1 && Math.round(timeUs) % 1e6 !== 0) return "";
  return stepS >= 60 ? formatMinute(timeUs) : formatClock(timeUs);
}

function drawLimit(chart: uPlot, scale: string, limit: number, colour: string): void {
  const y = Math.round(chart.valToPos(limit, scale, true));
  drawLine(chart, chart.bbox.left, y, chart.bbox.left + chart.bbox.width, y, colour, [6, 4]);
}

/** A stretch as a bar along the upper edge, and a tint below it. */
function drawSpan(chart: uPlot, fromS: number, toS: number, colour: string): void {
  const { ctx, bbox } = chart;
  const left = Math.max(bbox.left, chart.valToPos(fromS, "x", true));
  const right = Math.min(bbox.left + bbox.width, chart.valToPos(toS, "x", true));
  if (right < left) return;
  const width = Math.max(devicePixelRatio * 2, right - left);
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(left, bbox.top, width, 5 * devicePixelRatio);
  ctx.globalAlpha = 0.1;
  ctx.fillRect(left, bbox.top, width, bbox.height);
  ctx.restore();
}

function drawMoment(chart: uPlot, timeS: number, colour: string): void {
  const { min = 0, max = 0 } = chart.scales["x"] ?? {};
  if (timeS < min || timeS > max) return;
  const x = Math.round(chart.valToPos(timeS, "x", true));
  drawLine(chart, x, chart.bbox.top, x, chart.bbox.top + chart.bbox.height, colour, []);
}

function drawLine(
  { ctx }: uPlot,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  colour: string,
  dash: number[],
): void {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
  ctx.restore();
}
