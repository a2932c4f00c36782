import { Vector3 } from "three";
import type { RunningScene } from "./running-scene.ts";

/** What a machine draws, and how fast. */
export interface FrameReport {
  readonly at: string;
  readonly adapter: string;
  readonly browser: string;
  readonly quality: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly frames: number;
  readonly frameP50Ms: number;
  readonly frameP99Ms: number;
  /** JavaScript alone. */
  readonly jsP50Ms: number;
  readonly jsP99Ms: number;
  readonly submissions: number;
  readonly triangles: number;
  readonly geometries: number;
  readonly textures: number;
  readonly instances: number;
}

/** The measured flight once around what is looked at, seconds. */
const flightS = 12;

/** Flies the camera around what it looks at and measures every frame on the way. */
export async function measureFrames(running: RunningScene): Promise<FrameReport> {
  const { stage, rig, renderer, loop, frames } = running;
  const { draw } = loop;
  const jsMs: number[] = [];
  Object.assign(loop, {
    draw(elapsedS: number) {
      const startMs = performance.now();
      draw(elapsedS);
      jsMs.push(performance.now() - startMs);
    },
  });
  // All passes of a frame count, not the last alone.
  renderer.info.autoReset = false;
  const frameMs: number[] = [];
  const target = rig.target.clone();
  const offset = stage.camera.position.clone().sub(target);
  const up = new Vector3(0, 1, 0);
  const pose = { position: new Vector3(), target };
  const most = { submissions: 0, triangles: 0 };
  const startMs = performance.now();
  for (let lastMs = startMs; lastMs - startMs < flightS * 1000; ) {
    renderer.info.reset();
    pose.position
      .copy(offset)
      .applyAxisAngle(up, ((lastMs - startMs) / flightS / 1000) * Math.PI * 2)
      .add(target);
    rig.flyTo(pose, true);
    frames.soon();
    const nowMs = await new Promise(requestAnimationFrame);
    frameMs.push(nowMs - lastMs);
    lastMs = nowMs;
    most.submissions = Math.max(most.submissions, renderer.info.render.calls);
    most.triangles = Math.max(most.triangles, renderer.info.render.triangles);
  }
  renderer.info.autoReset = true;
  Object.assign(loop, { draw });
  const { width, height } = renderer.domElement;
  return {
    at: new Date().toISOString(),
    adapter: adapterOf(renderer.getContext()),
    browser: navigator.userAgent,
    quality: stage.pipeline.quality,
    widthPx: width,
    heightPx: height,
    frames: frameMs.length,
    // The first frame tells of the rest before it.
    ...percentiles("frame", frameMs.slice(1)),
    ...percentiles("js", jsMs),
    ...most,
    geometries: renderer.info.memory.geometries,
    textures: renderer.info.memory.textures,
    instances: stage.view.drawn,
  };
}

function percentiles<Name extends "frame" | "js">(
  name: Name,
  values: number[],
): Record<`${Name}P50Ms` | `${Name}P99Ms`, number> {
  values.sort((a, b) => a - b);
  const at = (share: number): number => Number((values[Math.ceil(share * values.length) - 1] ?? 0).toFixed(3));
  return { [`${name}P50Ms`]: at(0.5), [`${name}P99Ms`]: at(0.99) } as Record<`${Name}P50Ms` | `${Name}P99Ms`, number>;
}

function adapterOf(gl: WebGLRenderingContext | WebGL2RenderingContext): string {
  const names = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
}
