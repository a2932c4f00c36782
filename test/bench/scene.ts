import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { root } from "../architecture/read-imports.ts";
import { launchBrowser, measuringArguments } from "../support/browser.ts";
import { serve } from "../support/serve.ts";
import type { Benchmark } from "./bench.ts";
import { round } from "./percentile.ts";
import { rendererOf } from "./renderer-of.ts";

const viewport = { width: 1280, height: 720 };
const plantFolder = join(root, "models/demo-park");

/** One asset of every level that is a view. */
const views = {
  park: "",
  factory: "battery",
  line: "battery/assembly/line-2",
  device: "battery/assembly/line-2/welder-1",
};

/** What drawing one frame gave to the GPU. */
interface FrameCost {
  readonly submissions: number;
  readonly triangles: number;
}

interface Watched {
  readonly glWatch: { frames: FrameCost[]; gpuBytes: () => number };
  readonly gc?: () => void;
}

/**
 * What the demonstration park costs at every level: draw calls and triangles of a frame with all its passes, the bytes
 * of its models, the time from opening the page to the first frame, and the memory held.
 */
export const scene: Benchmark = async ({ quick }) => {
  const { models } = await loadPlantFolder(plantFolder);
  let modelBytes = 0;
  for (const name of models.keys()) modelBytes += (await stat(join(plantFolder, name))).size;
  const twin = await serve(["--plant", plantFolder]);
  const browser = await launchBrowser(measuringArguments);
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.addInitScript(watchGl);
  await page.goto(`${twin.url}?quality=${quick ? "low" : "high"}`);
  await page.waitForFunction(
    () => (window as unknown as Watched).glWatch.frames.some(({ triangles }) => triangles > 1000),
    {
      timeout: 120_000,
    },
  );
  const openToFirstFrameMs = await page.evaluate(() => performance.now());
  const figures: Record<string, number> = {};
  for (const [level, path] of Object.entries(views)) {
    if (path !== "") await openPath(page, path);
    await page.waitForTimeout(4000);
    const cost = await page.evaluate(() => {
      const { frames } = (window as unknown as Watched).glWatch;
      // The dearest of the last: a frame whose shadow is as it was costs less.
      return frames.slice(-8).reduce((most, each) => (each.submissions > most.submissions ? each : most));
    });
    figures[`${level}Submissions`] = cost.submissions;
    figures[`${level}Triangles`] = round(cost.triangles, 0);
    console.error(`${level}: ${cost.submissions} submissions, ${Math.round(cost.triangles)} triangles`);
  }
  const held = await page.evaluate(() => {
    const { glWatch, gc } = window as unknown as Watched;
    gc?.();
    const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
    return { heapBytes: memory?.usedJSHeapSize ?? 0, gpuBytes: glWatch.gpuBytes() };
  });
  const renderer = await rendererOf(page);
  await browser.close();
  await twin.stop();
  return {
    ...figures,
    submissions: Math.max(...Object.keys(views).map((level) => figures[`${level}Submissions`] ?? 0)),
    triangles: Math.max(...Object.keys(views).map((level) => figures[`${level}Triangles`] ?? 0)),
    modelBytes,
    openToFirstFrameMs: round(openToFirstFrameMs, 0),
    heapMb: round(held.heapBytes / 1e6, 1),
    gpuMb: round(held.gpuBytes / 1e6, 1),
    quality: quick ? "low" : "high",
    renderer,
    viewport: `${viewport.width}x${viewport.height}`,
  };
};

async function openPath(page: Page, path: string): Promise<void> {
  const heading = page.locator("main h2").last();
  const before = await heading.textContent();
  await page.locator("[data-search]").fill(path);
  await page.getByRole("treeitem").first().click();
  await page.locator("[data-search]").fill("");
  await page.locator("[data-search]").blur();
  const isThere = async (): Promise<boolean> => (await heading.textContent()) !== before;
  for (let tries = 0; !(await isThere()); tries++) {
    if (tries === 50) throw new Error(`${path} was not opened: the screen still shows ${before}`);
    await page.waitForTimeout(100);
  }
}

/** Runs in the page before its own code: counts what every frame gives to WebGL, and the bytes of what is made. */
function watchGl(): void {
  const frames: FrameCost[] = [];
  let now = { submissions: 0, triangles: 0 };
  let bufferBytes = 0;
  let textureBytes = 0;
  Object.assign(window, { glWatch: { frames, gpuBytes: () => bufferBytes + textureBytes } });
  type Methods = Record<string, (...args: never[]) => unknown>;
  const context = WebGL2RenderingContext.prototype as unknown as Methods;
  const multiDraw = Object.getPrototypeOf(
    document.createElement("canvas").getContext("webgl2")?.getExtension("WEBGL_multi_draw") ?? {},
  ) as Methods;
  const watch = (name: string, look: (args: readonly unknown[]) => void, prototype = context): void => {
    const original = prototype[name];
    if (original === undefined) return;
    prototype[name] = function (this: unknown, ...args: never[]) {
      look(args);
      return original.apply(this, args);
    };
  };
  const drawn = (mode: unknown, vertices: unknown, instances: unknown = 1): void => {
    now.submissions++;
    if (mode === 4) now.triangles += (Number(vertices) / 3) * Number(instances);
  };
  watch("drawElements", ([mode, count]) => drawn(mode, count));
  watch("drawArrays", ([mode, , count]) => drawn(mode, count));
  watch("drawElementsInstanced", ([mode, count, , , instances]) => drawn(mode, count, instances));
  watch("drawArraysInstanced", ([mode, , count, instances]) => drawn(mode, count, instances));
  const drawnByOneCall = ([mode, counts, , , , , instances, , draws]: readonly unknown[]): void => {
    for (let place = 0; place < Number(draws); place++) {
      drawn(mode, (counts as Int32Array)[place], (instances as Int32Array)[place]);
    }
  };
  watch("multiDrawElementsInstancedWEBGL", drawnByOneCall, multiDraw);
  watch("bufferData", ([, data]) => {
    bufferBytes += ArrayBuffer.isView(data) ? data.byteLength : 0;
  });
  watch("texStorage2D", ([, levels, , width, height]) => {
    // Four bytes a texel, a third more where there are levels: an estimate.
    textureBytes += Number(width) * Number(height) * 4 * (Number(levels) > 1 ? 4 / 3 : 1);
  });
  // A frame is what one turn of the loop draws.
  const native = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    native((timeMs) => {
      now = { submissions: 0, triangles: 0 };
      callback(timeMs);
      if (now.submissions > 0) frames.push(now);
    });
}
