import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { panBy, timeAt, xOf, zoomAt } from "../../session/time-axis.ts";
import type { AxisModel } from "./axis-model.ts";
import { chapterTop } from "./draw-time-axis.ts";

/** What the hand on the axis asks of the session. */
export interface AxisRequests {
  /** Where the playhead is. */
  headUs(): number;
  mayControl(): boolean;
  seek(timeUs: number): void;
  pick(range: TimeRange | undefined): void;
  /** Goes to the chapter at a moment; false where there is none. */
  goToChapter(timeUs: number): boolean;
}

type Drag =
  | { readonly kind: "pan"; lastX: number; movedPx: number }
  | { readonly kind: "scrub" }
  | { readonly kind: "pick"; readonly fromUs: number };

/** The playhead is taken hold of this near. */
const holdPx = 8;

/** A hand that moves less than this has clicked. */
const clickPx = 4;

/** After letting go, the playhead stays where it was put for as long as the host may take to come there. */
const settleMs = 500;

/**
 * Hands on the axis: drag to move it, drag the playhead to move in time, Shift and drag to pick a stretch, click to go
 * there, wheel to come closer. Returns its remover.
 */
export function listenToAxis(element: HTMLElement, model: AxisModel, requests: AxisRequests): () => void {
  let drag: Drag | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const placeOf = (event: MouseEvent): number => event.clientX - element.getBoundingClientRect().left;
  const scrubTo = (x: number): void => {
    clearTimeout(settling);
    model.scrubUs = timeAt(model.view, Math.min(model.view.widthPx, Math.max(0, x)));
    requests.seek(model.scrubUs);
  };
  const settle = (): void => {
    settling = setTimeout(() => {
      model.scrubUs = undefined;
      model.isDirty = true;
    }, settleMs);
  };

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const x = placeOf(event);
    element.setPointerCapture(event.pointerId);
    if (event.shiftKey) drag = { kind: "pick", fromUs: timeAt(model.view, x) };
    else if (requests.mayControl() && Math.abs(x - xOf(model.view, requests.headUs())) <= holdPx)
      drag = { kind: "scrub" };
    else drag = { kind: "pan", lastX: x, movedPx: 0 };
  };
  const onMove = (event: PointerEvent): void => {
    const x = placeOf(event);
    model.hoverX = x;
    model.isDirty = true;
    if (drag?.kind === "scrub") scrubTo(x);
    else if (drag?.kind === "pick") model.picked = rangeBetween(drag.fromUs, timeAt(model.view, x));
    else if (drag !== undefined) {
      drag.movedPx += Math.abs(x - drag.lastX);
      if (drag.movedPx < clickPx) return;
      model.view = panBy(model.view, x - drag.lastX);
      model.isPinned = false;
      model.isChosen = true;
      drag.lastX = x;
    }
  };
  const onUp = (event: PointerEvent): void => {
    const x = placeOf(event);
    if (drag?.kind === "scrub") settle();
    else if (drag?.kind === "pick") requests.pick(model.picked);
    else if (drag?.kind === "pan" && drag.movedPx < clickPx && requests.mayControl()) {
      const y = event.clientY - element.getBoundingClientRect().top;
      if (y < chapterTop || !requests.goToChapter(timeAt(model.view, x))) {
        scrubTo(x);
        settle();
      }
    }
    drag = undefined;
    model.picked = undefined;
    model.isDirty = true;
  };
  // The browser has taken the pointer for itself, as for a scroll by touch: nothing is let go of on purpose.
  const onCancel = (): void => {
    if (drag?.kind === "scrub") settle();
    drag = undefined;
    model.picked = undefined;
    onLeave();
  };
  const onLeave = (): void => {
    model.hoverX = undefined;
    model.isDirty = true;
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (isSideways) model.isPinned = false;
    model.view = isSideways
      ? panBy(model.view, -event.deltaX)
      : zoomAt(model.view, placeOf(event), 1.0015 ** event.deltaY);
    model.isChosen = true;
    model.isDirty = true;
  };

  element.addEventListener("pointerdown", onDown);
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerup", onUp);
  element.addEventListener("pointercancel", onCancel);
  element.addEventListener("pointerleave", onLeave);
  element.addEventListener("wheel", onWheel, { passive: false });
  return () => {
    clearTimeout(settling);
    element.removeEventListener("pointerdown", onDown);
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerup", onUp);
    element.removeEventListener("pointercancel", onCancel);
    element.removeEventListener("pointerleave", onLeave);
    element.removeEventListener("wheel", onWheel);
  };
}

function rangeBetween(aUs: number, bUs: number): TimeRange | undefined {
  return aUs === bUs ? undefined : { fromUs: Math.min(aUs, bUs), toUs: Math.max(aUs, bUs) };
}
