import type { Browser, Page } from "playwright";
import { partsPerDevice } from "../../models/kit/stress/stress-type.ts";
import { launchBrowser, measuringArguments } from "../support/browser.ts";
import type { Benchmark } from "./bench.ts";
import type { BenchPage, RunFigures } from "./page/main.tsx";
import { percentile, round } from "./percentile.ts";
import { rendererOf } from "./renderer-of.ts";
import { servePage } from "./serve-page.ts";
import { traceFrames } from "./trace-frames.ts";

const viewport = { width: 64, height: 64 };

const variants = ["ours", "meshState", "meshRef", "dreiInstances"] as const;
type Variant = (typeof variants)[number];

/** Many parts at once take long to mount one by one; what is compared is a frame, not that. */
const readyMs = 400_000;

/**
 * JavaScript for a frame of a stress plant while the camera flies and data comes, ours beside three other ways to draw
 * the same parts. Each stands in a page of its own; the pages take turns.
 */
export const frame: Benchmark = async ({ quick, parts = 20_000, signals = 100_000, valuesPerS = 100_000, only }) => {
  const devices = Math.round(parts / partsPerDevice);
  console.error(`building the page and a plant of ${devices} devices with ${signals} signals …`);
  const served = await servePage(devices, signals);
  const browser = await launchBrowser(measuringArguments);
  const wanted = variants.filter((variant) => only === undefined || only.split(",").includes(variant));
  const pages = new Map<Variant, Page>();
  for (const variant of wanted) {
    const query = `variant=${variant}&quality=low&valuesPerS=${valuesPerS}`;
    pages.set(variant, await openVariant(browser, `${served.url}?${query}`));
    console.error(`${variant} is ready`);
  }
  const { runs, away } = await takeTurns(browser, pages, quick);
  const [firstPage] = pages.values();
  const renderer = firstPage === undefined ? "" : await rendererOf(firstPage);
  await browser.close();
  await served.stop();
  return {
    parts,
    signals,
    valuesPerS,
    ...summarize(runs, away),
    renderer,
    viewport: `${viewport.width}x${viewport.height}`,
  };
};

/** What a run gave, and the processor's milliseconds by frame: what others do on the same cores is not in them. */
interface Run extends RunFigures {
  readonly cpuMs: readonly number[];
}

interface Turns {
  readonly runs: ReadonlyMap<Variant, readonly Run[]>;
  /** Ours with everything out of view. */
  readonly away: readonly Run[];
}

async function takeTurns(browser: Browser, pages: ReadonlyMap<Variant, Page>, quick: boolean): Promise<Turns> {
  const runs = new Map<Variant, Run[]>();
  const away: Run[] = [];
  const traced = async (page: Page, frames: number, isAway: boolean): Promise<Run> => {
    const { figures, cpuMs } = await traceFrames(browser, page, () => runIn(page, frames, isAway));
    return { ...figures, cpuMs };
  };
  for (let round_ = 0; round_ < (quick ? 2 : 5); round_++) {
    for (const [variant, page] of pages) {
      const frames = (quick ? 1 : 2) * (variant === "ours" ? 90 : 18);
      const figures = await traced(page, frames, false);
      runs.set(variant, [...(runs.get(variant) ?? []), figures]);
      console.error(`${variant}: p50 ${round(percentile([...figures.jsMs], 0.5), 3)} ms over ${frames} frames`);
      if (variant === "ours") away.push(await traced(page, frames, true));
    }
  }
  return { runs, away };
}

function summarize(runs: Turns["runs"], away: Turns["away"]): Record<string, number> {
  const ours = runs.get("ours") ?? [];
  const jsMs = ours.flatMap((run) => run.jsMs);
  const cpuMs = ours.flatMap((run) => run.cpuMs);
  const p50Of = (variant: Variant): number => medianOfMedians(runs.get(variant) ?? []);
  return {
    frames: jsMs.length,
    jsP50Ms: round(p50Of("ours"), 3),
    jsP99Ms: round(percentile(jsMs, 0.99), 3),
    jsCpuP50Ms: round(percentile(cpuMs, 0.5), 3),
    jsCpuP99Ms: round(percentile(cpuMs, 0.99), 3),
    awayP50Ms: round(medianOfMedians(away), 3),
    allocBytesPerFrame: round(meanOf(ours, "allocBytesPerFrame"), 0),
    reactCommitsPerS: round(meanOf(ours, "commits") / Math.max(1e-9, meanOf(ours, "seconds")), 2),
    submissions: round(meanOf(ours, "submissions"), 0),
    triangles: round(meanOf(ours, "triangles"), 0),
    uploadBytesPerFrame: round(meanOf(ours, "uploadBytes"), 0),
    awaySubmissions: round(meanOf(away, "submissions"), 0),
    meshStateP50Ms: round(p50Of("meshState"), 2),
    meshRefP50Ms: round(p50Of("meshRef"), 2),
    dreiInstancesP50Ms: round(p50Of("dreiInstances"), 2),
    ratioToMeshRef: round(p50Of("meshRef") / p50Of("ours"), 1),
  };
}

async function openVariant(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "no-preference" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") console.error(message.text());
  });
  page.setDefaultTimeout(readyMs);
  await page.goto(url);
  // The whole way once, so that nothing is compiled or made while it is measured.
  await runIn(page, url.includes("variant=ours") ? 30 : 4, false);
  return page;
}

function runIn(page: Page, frames: number, isAway: boolean): Promise<RunFigures> {
  return page.evaluate(
    async ([count, away]) => (await (window as unknown as { bench: Promise<BenchPage> }).bench).run(count, away),
    [frames, isAway] as const,
  );
}

function medianOfMedians(runs: readonly RunFigures[]): number {
  return percentile(
    runs.map(({ jsMs }) => percentile([...jsMs], 0.5)),
    0.5,
  );
}

function meanOf(runs: readonly Run[], key: Exclude<keyof Run, "jsMs" | "cpuMs">): number {
  return runs.reduce((sum, run) => sum + run[key], 0) / Math.max(1, runs.length);
}
