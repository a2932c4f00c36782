import type { PictureMark } from "../../session/picture-marks.ts";
import type { DescribedLine } from "./describe-signals.ts";
import { lineStyle } from "./draw-trends.ts";

/** CSS pixels. */
const marginPx = 14;
const rowPx = 20;
const samplePx = 26;

/**
 * A chart as a picture that can be understood elsewhere: on the ground of the screen, with what its lines are above it
 * and, below, where its data comes from and of when.
 */
export function drawTrendPicture(
  chart: HTMLCanvasElement,
  lines: readonly DescribedLine[],
  marks: readonly PictureMark[],
): HTMLCanvasElement {
  const style = getComputedStyle(chart);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const ratio = window.devicePixelRatio;
  const chartTopPx = marginPx + lines.length * rowPx;
  const chartHeightPx = chart.height / ratio;
  const widthPx = chart.width / ratio + 2 * marginPx;
  const picture = document.createElement("canvas");
  picture.width = Math.round(widthPx * ratio);
  picture.height = Math.round((chartTopPx + chartHeightPx + rowPx + marginPx) * ratio);
  const context = picture.getContext("2d");
  if (context === null) return picture;
  context.scale(ratio, ratio);
  context.fillStyle = colour("card");
  context.fillRect(0, 0, widthPx, picture.height / ratio);
  context.drawImage(chart, marginPx, chartTopPx, chart.width / ratio, chartHeightPx);
  context.font = `12px ${style.fontFamily}`;
  context.textBaseline = "middle";

  const signals = [...new Set(lines.map(({ signal }) => signal))];
  for (const [place, line] of lines.entries()) {
    const y = marginPx + (place + 0.5) * rowPx;
    const { colour: name, dash } = lineStyle(signals.indexOf(line.signal));
    context.strokeStyle = colour(name);
    context.lineWidth = line.isDayBefore ? 1 : 1.6;
    context.setLineDash(line.isDayBefore ? [3, 4] : [...dash]);
    context.beginPath();
    context.moveTo(marginPx, y);
    context.lineTo(marginPx + samplePx, y);
    context.stroke();
    context.fillStyle = colour("ink");
    context.fillText(line.unit === "" ? line.name : `${line.name} (${line.unit})`, marginPx + samplePx + 8, y);
  }
  context.fillStyle = colour("ink-secondary");
  context.fillText(marks.map(({ text }) => text).join("  "), marginPx, chartTopPx + chartHeightPx + rowPx / 2);
  return picture;
}
