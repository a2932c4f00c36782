import type { Translate } from "../../session/language.ts";
import type { LiveValues } from "../../session/live-values.ts";
import type { SessionStore } from "../../session/session-store.ts";
import { xOf } from "../../session/time-axis.ts";
import type { TimelineLoader } from "../../session/timeline-loader.ts";
import { type AxisColours, readAxisColours } from "./axis-colours.ts";
import { type AxisModel, followTime } from "./axis-model.ts";
import { chaptersOf } from "./chapters-of.ts";
import { describeMoment, describeShift } from "./describe-moment.ts";
import { drawTimeAxis } from "./draw-time-axis.ts";

/** The playhead is looked at this often; a picture is drawn only where it has moved. */
const lookEveryMs = 50;

/** Less than half a pixel cannot be seen. */
const visiblePx = 0.5;

export interface AxisElements {
  readonly canvas: HTMLCanvasElement;
  /** Gives the canvas its size. */
  readonly frame: HTMLElement;
  /** Holds the line about what is under the pointer. */
  readonly hover: HTMLElement;
}

/** Keeps the picture of the axis up to date, and asks for what it shows. Returns its remover. */
export function keepAxisDrawn(
  { canvas, frame, hover }: AxisElements,
  live: LiveValues,
  model: AxisModel,
  timeline: TimelineLoader,
  store: SessionStore,
  t: Translate,
): () => void {
  const context = canvas.getContext("2d");
  if (context === null) return () => undefined;
  let colours: AxisColours | undefined;
  let drawnHeadX = Number.NaN;
  let drawnEdgeX = Number.NaN;
  let drawnData = timeline.data;
  let beforeUs = live.clock.nowUs();

  const takeSize = (): void => {
    const ratio = window.devicePixelRatio;
    const { clientWidth, clientHeight } = frame;
    canvas.width = Math.round(clientWidth * ratio);
    canvas.height = Math.round(clientHeight * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    model.view = { ...model.view, widthPx: Math.max(1, clientWidth) };
    model.isDirty = true;
  };
  const draw = (headUs: number, edgeUs: number): void => {
    const { marks, range, loop, language, tour, tourState } = store.getState();
    const { calendar } = live.plant.view;
    colours ??= readAxisColours(canvas);
    drawTimeAxis(context, {
      view: model.view,
      calendar,
      data: timeline.data,
      headUs,
      edgeUs,
      marks,
      range: model.picked ?? range,
      loop,
      hoverX: model.hoverX,
      chapters: chaptersOf(tour, tourState?.step ?? -1, language),
      colours,
      shiftLabel: (shift) => describeShift(t, language, shift),
      densityLabel: t("time.density"),
    });
    const describe = (x: number): string =>
      describeMoment(t, language, calendar, model.view, x, edgeUs, timeline.data, marks);
    showHover(hover, model.hoverX, describe);
  };
  const look = (): void => {
    const nowUs = live.clock.nowUs();
    const edgeUs = live.clock.edgeUs();
    followTime(model, nowUs, beforeUs);
    beforeUs = nowUs;
    timeline.show(model.view, edgeUs);
    const headUs = model.scrubUs ?? nowUs;
    const headX = xOf(model.view, headUs);
    const edgeX = xOf(model.view, edgeUs);
    // NaN, before the first picture, is not less than anything.
    const isSame = Math.abs(headX - drawnHeadX) < visiblePx && Math.abs(edgeX - drawnEdgeX) < visiblePx;
    if (isSame && !model.isDirty && drawnData === timeline.data) return;
    drawnHeadX = headX;
    drawnEdgeX = edgeX;
    drawnData = timeline.data;
    model.isDirty = false;
    draw(headUs, edgeUs);
  };

  const observer = new ResizeObserver(takeSize);
  observer.observe(frame);
  takeSize();
  const timer = setInterval(look, lookEveryMs);
  const stop = store.subscribe((state, before) => {
    if (state.theme !== before.theme) colours = undefined;
    model.isDirty = true;
  });
  void document.fonts.ready.then(() => {
    model.isDirty = true;
  });
  return () => {
    observer.disconnect();
    clearInterval(timer);
    stop();
  };
}

/** Kept within the axis, so that it is never cut off at an end. */
function showHover(element: HTMLElement, x: number | undefined, describe: (x: number) => string): void {
  element.style.visibility = x === undefined ? "hidden" : "visible";
  if (x === undefined) return;
  element.textContent = describe(x);
  const room = element.parentElement?.clientWidth ?? 0;
  const half = element.offsetWidth / 2;
  element.style.left = `${Math.min(room - half, Math.max(half, x))}px`;
}
