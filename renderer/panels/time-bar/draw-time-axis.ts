import { type AlarmPriority, alarmPriorities } from "../../../twin/alarms/standing-alarm.ts";
import type { Calendar } from "../../../twin/plant/calendar-schema.ts";
import type { Mark } from "../../../twin/playback/journal.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { Shift } from "../../session/shifts.ts";
import { shiftsIn } from "../../session/shifts.ts";
import { type AxisView, axisTicks, xOf } from "../../session/time-axis.ts";
import type { TimelineData } from "../../session/timeline-loader.ts";
import type { AxisColours } from "./axis-colours.ts";

/** Everything that a picture of the axis shows. */
export interface AxisPicture {
  readonly view: AxisView;
  readonly calendar: Calendar;
  readonly data: TimelineData | undefined;
  readonly headUs: number;
  readonly edgeUs: number;
  readonly marks: readonly Mark[];
  readonly range: TimeRange | undefined;
  readonly loop: TimeRange | undefined;
  readonly hoverX: number | undefined;
  /** The chapters of the tour that plays, in order. */
  readonly chapters: readonly AxisChapter[];
  readonly colours: AxisColours;
  readonly shiftLabel: (shift: Shift) => string;
  readonly densityLabel: string;
}

/** A chapter of a tour, up to the next one. */
export interface AxisChapter extends TimeRange {
  readonly title: string;
  readonly isNow: boolean;
  /** Place of the step that begins it. */
  readonly step: number;
}

/** Rows from the top, pixels: flags, density on its line, the strip of what was recorded, ticks, labels, chapters. */
const flagY = 20;
const densityBottom = 65;
const densityHeight = 26;
const stripTop = 73;
const stripHeight = 22;
const stripBottom = stripTop + stripHeight;
const tickTop = 101;
const tickLabelY = 121;
export const chapterTop = 126;
const chapterHeight = 20;
/** With chapters the other rows move up, so that there is room below. */
const roomForChapters = 5;
const bodyFont = '"Inter Variable", "Noto Sans SC Variable", "Microsoft YaHei", "PingFang SC", sans-serif';

/** Draws the axis into a context whose unit is one CSS pixel. */
export function drawTimeAxis(context: CanvasRenderingContext2D, picture: AxisPicture): void {
  const { view } = picture;
  context.clearRect(0, 0, view.widthPx, 156);
  context.font = `500 12px ${bodyFont}`;
  context.textBaseline = "middle";
  drawChapters(context, picture);
  context.save();
  if (picture.chapters.length > 0) context.translate(0, -roomForChapters);
  drawStrip(context, picture);
  drawTicks(context, picture);
  drawDensity(context, picture);
  drawStretch(context, picture, picture.range, false);
  drawStretch(context, picture, picture.loop, true);
  drawMarks(context, picture);
  if (picture.hoverX !== undefined)
    drawLine(context, picture.hoverX, densityBottom - densityHeight, picture.colours.faint);
  drawPlayhead(context, picture);
  context.restore();
}

/** Below the ticks: each chapter as long as it is, with its title where that fits. */
function drawChapters(context: CanvasRenderingContext2D, { view, chapters, colours }: AxisPicture): void {
  for (const { fromUs, toUs, title, isNow } of chapters) {
    const from = Math.max(0, xOf(view, fromUs));
    const to = Math.min(view.widthPx, xOf(view, toUs));
    if (to - from < 2) continue;
    context.fillStyle = isNow ? colours.selected : colours.solid;
    context.beginPath();
    context.roundRect(from, chapterTop, to - from - 2, chapterHeight, 4);
    context.fill();
    context.fillStyle = isNow ? colours.onSelected : colours.inkSecondary;
    context.fillText(cut(context, title, to - from - 16), from + 8, chapterTop + chapterHeight / 2 + 0.5);
  }
}

/** What was recorded is solid, what was not and what is to come is hatched; shifts divide it. */
function drawStrip(
  context: CanvasRenderingContext2D,
  { view, calendar, data, edgeUs, colours, shiftLabel }: AxisPicture,
): void {
  hatch(context, 0, view.widthPx, colours.hatch);
  context.fillStyle = colours.solid;
  for (const range of data?.ranges ?? []) {
    const from = Math.max(0, xOf(view, range.fromUs));
    const to = Math.min(view.widthPx, xOf(view, Math.min(range.toUs, edgeUs)));
    if (to <= from) continue;
    context.clearRect(from, stripTop, Math.max(1, to - from), stripHeight);
    context.fillRect(from, stripTop, Math.max(1, to - from), stripHeight);
  }
  const shifts = shiftsIn(calendar, view);
  // Days of shifts in a row would be nothing but lines.
  if (shifts.length > view.widthPx / 40) return;
  for (const shift of shifts) {
    const from = xOf(view, shift.fromUs);
    const to = Math.min(xOf(view, shift.toUs), view.widthPx);
    if (from > 0) drawDashes(context, from, colours.faint);
    const left = Math.max(from, 0) + 9;
    const label = shiftLabel(shift);
    if (context.measureText(label).width > to - left - 6) continue;
    context.fillStyle = colours.inkSecondary;
    context.fillText(label, left, stripTop + stripHeight / 2 + 0.5);
  }
}

function drawTicks(context: CanvasRenderingContext2D, { view, colours }: AxisPicture): void {
  context.fillStyle = colours.hairline;
  context.fillRect(0, densityBottom, view.widthPx, 1);
  for (const { x, label } of axisTicks(view)) {
    context.fillStyle = colours.faint;
    context.fillRect(Math.round(x), tickTop, 1, label === undefined ? 3 : 6);
    if (label === undefined) continue;
    const half = context.measureText(label).width / 2;
    if (x - half < 0 || x + half > view.widthPx) continue;
    context.fillStyle = colours.inkSecondary;
    context.fillText(label, x - half, tickLabelY);
  }
}

/** One bar for a piece of time: alarms raised in it, the most urgent at the bottom; a stub where there was none. */
function drawDensity(
  context: CanvasRenderingContext2D,
  { view, data, edgeUs, colours, densityLabel }: AxisPicture,
): void {
  context.fillStyle = colours.inkSecondary;
  context.fillText(densityLabel, 0, flagY);
  if (data === undefined) return;
  const pieces = Math.round((data.toUs - data.fromUs) / data.bucketUs);
  const widthPx = xOf(view, data.fromUs + data.bucketUs) - xOf(view, data.fromUs);
  const barPx = Math.max(1, Math.min(5, widthPx - 1.5));
  const most = Math.max(4, ...Array.from({ length: pieces }, (_, piece) => alarmsIn(data, piece)));
  for (let piece = 0; piece < pieces; piece++) {
    const fromUs = data.fromUs + piece * data.bucketUs;
    const x = xOf(view, fromUs) + (widthPx - barPx) / 2;
    if (x < -barPx || x > view.widthPx || fromUs > edgeUs) continue;
    if (alarmsIn(data, piece) > 0) drawBar(context, data, piece, most, x, barPx, colours);
    else if (isRecordedAt(data, fromUs + data.bucketUs / 2)) {
      context.fillStyle = colours.quiet;
      context.fillRect(x, densityBottom - 3, barPx, 2);
    }
  }
}

function drawBar(
  context: CanvasRenderingContext2D,
  data: TimelineData,
  piece: number,
  most: number,
  x: number,
  barPx: number,
  colours: AxisColours,
): void {
  const all = alarmsIn(data, piece);
  // The square root keeps one alarm visible beside a hundred.
  const height = Math.max(5, Math.sqrt(all / most) * densityHeight);
  let bottom = densityBottom - 1;
  for (const priority of alarmPriorities) {
    const part = ((data.alarms[priority][piece] ?? 0) / all) * height;
    context.fillStyle = colours[priority];
    context.fillRect(x, bottom - part, barPx, part);
    bottom -= part;
  }
}

function drawStretch(
  context: CanvasRenderingContext2D,
  { view, colours }: AxisPicture,
  range: TimeRange | undefined,
  isLoop: boolean,
): void {
  if (range === undefined) return;
  const from = xOf(view, range.fromUs);
  const width = Math.max(1, xOf(view, range.toUs) - from);
  context.fillStyle = colours.selected;
  if (isLoop) context.fillRect(from, stripTop - 4, width, 3);
  context.globalAlpha = 0.12;
  context.fillRect(from, stripTop, width, stripHeight);
  context.globalAlpha = 1;
  for (const x of [from, from + width - 1]) context.fillRect(x, stripTop - 4, 1, stripHeight + 8);
}

/** Small flags, each with its name where the next one leaves room for it. */
function drawMarks(context: CanvasRenderingContext2D, { view, marks, colours }: AxisPicture): void {
  const shown = marks
    .map((mark) => ({ name: mark.name, x: xOf(view, mark.timeUs) }))
    .filter(({ x }) => x >= -1 && x <= view.widthPx);
  for (const [place, { name, x }] of shown.entries()) {
    const room = Math.min(shown[place + 1]?.x ?? view.widthPx, view.widthPx) - x - 16;
    const text = cut(context, name, Math.min(room, 180));
    const width = text === "" ? 0 : context.measureText(text).width;
    context.clearRect(x + 1, flagY - 9, width + 18, 18);
    context.fillStyle = colours.ink;
    context.fillRect(Math.round(x), flagY - 6, 1, densityBottom - flagY + 6);
    context.beginPath();
    context.moveTo(x, flagY - 7);
    context.lineTo(x + 9, flagY - 3.5);
    context.lineTo(x, flagY);
    context.fill();
    context.fillText(text, x + 13, flagY);
  }
}

function drawPlayhead(context: CanvasRenderingContext2D, { view, headUs, colours }: AxisPicture): void {
  const x = Math.round(xOf(view, headUs));
  if (x < -8 || x > view.widthPx + 8) return;
  context.fillStyle = colours.selected;
  context.fillRect(x - 1, flagY + 8, 2, tickTop + 5 - flagY - 8);
  context.beginPath();
  context.roundRect(x - 6, flagY + 6, 12, 9, [3, 3, 0, 0]);
  context.fill();
  context.beginPath();
  context.moveTo(x - 6, flagY + 15);
  context.lineTo(x, flagY + 20);
  context.lineTo(x + 6, flagY + 15);
  context.fill();
}

function drawLine(context: CanvasRenderingContext2D, x: number, top: number, colour: string): void {
  context.fillStyle = colour;
  context.fillRect(Math.round(x), top, 1, tickTop + 5 - top);
}

function drawDashes(context: CanvasRenderingContext2D, x: number, colour: string): void {
  context.fillStyle = colour;
  for (let y = densityBottom - densityHeight; y < tickTop + 4; y += 5) context.fillRect(Math.round(x), y, 1, 3);
}

function hatch(context: CanvasRenderingContext2D, from: number, to: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(from, stripTop, to - from, stripHeight);
  context.clip();
  context.strokeStyle = colour;
  context.beginPath();
  for (let x = from - stripHeight; x < to; x += 6) {
    context.moveTo(x, stripBottom);
    context.lineTo(x + stripHeight, stripTop);
  }
  context.stroke();
  context.restore();
}

function alarmsIn(data: TimelineData, piece: number): number {
  return alarmPriorities.reduce((sum: number, priority: AlarmPriority) => sum + (data.alarms[priority][piece] ?? 0), 0);
}

function isRecordedAt(data: TimelineData, timeUs: number): boolean {
  return data.ranges.some((range) => range.fromUs <= timeUs && timeUs <= range.toUs);
}

/** A text as far as it fits; empty where hardly anything would. */
function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  for (let length = text.length - 1; length > 1; length--) {
    const shortened = `${text.slice(0, length)}…`;
    if (context.measureText(shortened).width <= room) return shortened;
  }
  return "";
}
