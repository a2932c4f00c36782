import { type PictureMark, pictureMarks } from "../session/picture-marks.ts";
import type { SessionStore } from "../session/session-store.ts";
import type { RunningScene } from "./running-scene.ts";

/** As wide as a report's page shows it, pixels; a wider picture is made smaller, so that a report can be sent. */
const widestPx = 1120;

const textPx = 15;
const paddingPx = 9;

/** A picture of the scene as it is now, in PNG form as base64, with its mark in it; undefined where none can be made. */
export async function takePicture(
  { loop, renderer }: Pick<RunningScene, "loop" | "renderer">,
  store: SessionStore,
): Promise<string | undefined> {
  const { domElement } = renderer;
  if (renderer.getContext().isContextLost() || domElement.width === 0) return undefined;
  const share = Math.min(1, widestPx / domElement.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(domElement.width * share);
  canvas.height = Math.round(domElement.height * share);
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  // What was drawn is there to read until this turn ends.
  loop.draw(0);
  context.drawImage(domElement, 0, 0, canvas.width, canvas.height);
  drawMarks(context, pictureMarks(store.getState()));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob === null ? undefined : base64Of(new Uint8Array(await blob.arrayBuffer()));
}

function drawMarks(context: CanvasRenderingContext2D, marks: readonly PictureMark[]): void {
  context.font = `600 ${textPx}px "Inter Variable", "Noto Sans SC Variable", sans-serif`;
  context.textBaseline = "middle";
  let left = paddingPx;
  for (const { text, isDashed } of marks) {
    const width = context.measureText(text).width + 2 * paddingPx;
    const height = textPx + 2 * paddingPx;
    context.beginPath();
    context.roundRect(left, paddingPx, width, height, 6);
    context.fillStyle = "#ffffff";
    context.fill();
    context.setLineDash(isDashed ? [5, 4] : []);
    context.strokeStyle = "#262625";
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = "#262625";
    context.fillText(text, left + paddingPx, paddingPx + height / 2);
    left += width + paddingPx;
  }
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  const pieceBytes = 32_768;
  let text = "";
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  }
  return btoa(text);
}
