import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { type AxisView, keepInside, xOf } from "../../session/time-axis.ts";

/** What the time bar shows and what a hand is doing on it: mutated by pointers and time, drawn when it differs. */
export interface AxisModel {
  view: AxisView;
  /** Whether the view goes along with the session's time; a hand that moves the axis ends that. */
  isPinned: boolean;
  /** Whether a person has chosen the span; until then it may be fitted to what was recorded. */
  isChosen: boolean;
  /** Where the pointer is, pixels; undefined where it is elsewhere. */
  hoverX: number | undefined;
  /** The moment under the hand while it drags the playhead. */
  scrubUs: number | undefined;
  /** The stretch that is being picked. */
  picked: TimeRange | undefined;
  /** Whether something other than time has changed since the last drawing. */
  isDirty: boolean;
}

const usualSpanUs = 8 * 3600e6;
const shortestFitUs = 900e6;

/** Where the playhead may be while the axis goes along: what comes after now needs little room. */
const leftShare = 0.06;
const rightShare = 0.92;

/** A jump by more than this share of the view is somebody's doing, and is followed. */
const jumpShare = 0.02;

export function createAxisModel(edgeUs: number): AxisModel {
  const fromUs = edgeUs - usualSpanUs * rightShare;
  return {
    view: { fromUs, toUs: fromUs + usualSpanUs, widthPx: 1 },
    isPinned: true,
    isChosen: false,
    hoverX: undefined,
    scrubUs: undefined,
    picked: undefined,
    isDirty: true,
  };
}

/** Shows what there is, at most a shift of it: a host that has just begun has no eight hours. */
export function fitToHistory(model: AxisModel, oldestUs: number, edgeUs: number): void {
  if (model.isChosen) return;
  const spanUs = Math.min(usualSpanUs, Math.max(shortestFitUs, (edgeUs - oldestUs) * 1.12));
  const fromUs = edgeUs - spanUs * rightShare;
  model.view = { ...model.view, fromUs, toUs: fromUs + spanUs };
  model.isDirty = true;
}

/** Shows a whole file, with a little room at both ends. */
export function fitToFile(model: AxisModel, fromUs: number, toUs: number): void {
  const marginUs = Math.max(2e6, (toUs - fromUs) * 0.04);
  model.view = { ...model.view, fromUs: fromUs - marginUs, toUs: toUs + marginUs };
  model.isPinned = false;
  model.isChosen = true;
  model.isDirty = true;
}

/** Lets the view go along with the session's time, and come back to it when it jumps. */
export function followTime(model: AxisModel, nowUs: number, beforeUs: number): void {
  const { view } = model;
  if (Math.abs(nowUs - beforeUs) > (view.toUs - view.fromUs) * jumpShare) model.isPinned = true;
  if (!model.isPinned || model.scrubUs !== undefined) return;
  const x = xOf(view, nowUs);
  // Less than half a pixel cannot be seen.
  if (x >= view.widthPx * leftShare - 0.5 && x <= view.widthPx * rightShare + 0.5) return;
  model.view = keepInside(view, nowUs, leftShare, rightShare);
  model.isDirty = true;
}
