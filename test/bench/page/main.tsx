import { Vector3 } from "three";
import type { PlantView } from "../../../twin/plant/plant-view.ts";
import { frameMark } from "../trace-marks.ts";
import { type BaselineName, createBaseline } from "./baselines.tsx";
import { countGl, type GlCounts } from "./count-gl.ts";
import { flyAlong, lookAway } from "./flight-path.ts";
import { createFrameClock } from "./frame-clock.ts";
import { createOurScene } from "./our-scene.tsx";
import { boundPlant, listParts } from "./part-list.ts";
import type { Subject } from "./subject.ts";

/** What a run of some frames gave. */
export interface RunFigures extends GlCounts {
  /** By frame. */
  readonly jsMs: readonly number[];
  readonly allocBytesPerFrame: number;
  readonly commits: number;
  readonly seconds: number;
}

/** What a scene holds. */
export interface Kept {
  readonly geometries: number;
  readonly textures: number;
  readonly triangles: number;
  readonly heapBytes: number;
}

/** What the benchmark calls in the page. */
export interface BenchPage {
  run(frames: number, isAway: boolean): Promise<RunFigures>;
  /** Frames drawn while nothing is asked for, and batches come so often. */
  rest(seconds: number, batchesPerS: number): Promise<number>;
  /** Takes the GPU away and gives it back; what there is then, and is drawn in the first frame. */
  loseContext(): Promise<Kept>;
}

/** Present with --js-flags=--expose-gc and --enable-precise-memory-info. */
interface MeasuredWindow {
  gc?: () => void;
  performance: { memory?: { usedJSHeapSize: number } };
  bench?: Promise<BenchPage>;
}

const measured = window as unknown as MeasuredWindow;
const address = new URL(window.location.href);
const clock = createFrameClock();

measured.bench = start();

async function start(): Promise<BenchPage> {
  const view = (await (await fetch("plant/view.json")).json()) as PlantView;
  const subject = await createSubject(view, address.searchParams.get("variant") ?? "ours");
  const bounds = boundPlant(view);
  const eye = new Vector3();
  const target = new Vector3();
  const pixel = new Uint8Array(4);
  const { gl } = subject;

  const drawOne = async (frame: number, frames: number, isAway: boolean): Promise<number> => {
    if (isAway) lookAway(bounds, eye, target);
    else flyAlong(bounds, frame / frames, eye, target);
    clock.step();
    subject.prepare(frame);
    const jsMs = await subject.draw(frame, eye, target);
    // The GPU, which is this machine's processor, finishes before the next frame: it does not take time from it.
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return jsMs;
  };

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const framesNow = (): number => subject.info?.().frames ?? 0;

  return {
    async rest(seconds, batchesPerS) {
      const before = framesNow();
      const timer = batchesPerS > 0 ? setInterval(() => subject.apply?.(), 1000 / batchesPerS) : undefined;
      await sleep(seconds * 1000);
      clearInterval(timer);
      return framesNow() - before;
    },
    async loseContext() {
      await drawOne(0, 2, false);
      const lose = gl.getExtension("WEBGL_lose_context");
      lose?.loseContext();
      await sleep(100);
      const { counts, stop } = countGl();
      lose?.restoreContext();
      while (counts.triangles === 0) await new Promise(requestAnimationFrame);
      stop();
      await sleep(300);
      measured.gc?.();
      await sleep(100);
      measured.gc?.();
      const { geometries, textures } = subject.info?.() ?? { geometries: 0, textures: 0 };
      return {
        geometries,
        textures,
        triangles: counts.triangles,
        heapBytes: measured.performance.memory?.usedJSHeapSize ?? 0,
      };
    },
    async run(frames, isAway) {
      const commitsBefore = subject.commits();
      const startMs = clock.realMs();
      clock.hold();
      const jsMs: number[] = [];
      measured.gc?.();
      const heapBefore = measured.performance.memory?.usedJSHeapSize ?? 0;
      for (let frame = 0; frame < frames; frame++) {
        jsMs.push(await drawOne(frame, frames, isAway));
        console.timeStamp(frameMark);
      }
      const heapAfter = measured.performance.memory?.usedJSHeapSize ?? 0;
      const { counts, stop } = countGl();
      const counted = Math.min(6, frames);
      for (let frame = 0; frame < counted; frame++)
        await drawOne(Math.floor((frame * frames) / counted), frames, isAway);
      stop();
      clock.release();
      return {
        jsMs,
        allocBytesPerFrame: Math.max(0, heapAfter - heapBefore) / frames,
        commits: subject.commits() - commitsBefore,
        seconds: (clock.realMs() - startMs) / 1000,
        submissions: counts.submissions / counted,
        triangles: counts.triangles / counted,
        uploadBytes: counts.uploadBytes / counted,
      };
    },
  };
}

async function createSubject(view: PlantView, variant: string): Promise<Subject> {
  if (variant === "ours") {
    return createOurScene(view, Number(address.searchParams.get("valuesPerS") ?? 100_000), clock);
  }
  return createBaseline(variant as BaselineName, await listParts(view), clock);
}
