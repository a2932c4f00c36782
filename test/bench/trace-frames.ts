import type { Browser, Page } from "playwright";
import { frameMark, spendMark, spentMark } from "./trace-marks.ts";

/** An instant of a trace; `tts` is the thread's own processor time, microseconds. */
interface Instant {
  readonly name: string;
  readonly ts: number;
  readonly tts?: number;
  readonly args?: { readonly data?: { readonly message?: string } };
}

/** Runs a page's frames under a trace: what they gave, and the processor's milliseconds of the main thread, by frame. */
export async function traceFrames<T>(
  browser: Browser,
  page: Page,
  run: () => Promise<T>,
): Promise<{ readonly figures: T; readonly cpuMs: number[] }> {
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  const figures = await run();
  const trace = await browser.stopTracing();
  return { figures, cpuMs: cpuMsOf((JSON.parse(trace.toString("utf8")) as { traceEvents: Instant[] }).traceEvents) };
}

function cpuMsOf(events: readonly Instant[]): number[] {
  const cpuMs: number[] = [];
  let sinceUs = 0;
  let spentUs = 0;
  const marks = events.filter(({ name }) => name === "TimeStamp").sort((a, b) => a.ts - b.ts);
  for (const { args, tts } of marks) {
    const mark = args?.data?.message;
    if (tts === undefined) throw new Error("this browser's trace has no processor time");
    if (mark === spendMark) sinceUs = tts;
    else if (mark === spentMark) spentUs += tts - sinceUs;
    else if (mark === frameMark) {
      cpuMs.push(spentUs / 1000);
      spentUs = 0;
    }
  }
  return cpuMs;
}
