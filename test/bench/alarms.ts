import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import type { Host } from "../../electron/services/host.ts";
import { startWebServer } from "../../electron/web/start-web-server.ts";
import { type AlarmHistory, alarmEvents } from "../../twin/alarms/alarm-history.ts";
import { alarmPriorities, newAlarm, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import { attachScreen } from "../../twin/bridge/host-end.ts";
import { viewPlant } from "../../twin/plant/plant-view.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { silentLog } from "../support/host.ts";
import { opened, plainHandlers } from "../support/plain-handlers.ts";
import { parsedPumpPlant } from "../support/plant-files.ts";
import type { Benchmark } from "./bench.ts";
import { percentile, round } from "./percentile.ts";

const active = 10_000;
const historical = 100_000;
const viewport = { width: 1280, height: 800 };

/** Words that leave few lines, many, and all of them again. */
const searches = ["pump-1", "a12", "a1", "nothing", ""];

/** The alarm list in Chromium: how long it takes to open, to be filtered, and to be scrolled. */
export const alarms: Benchmark = async ({ quick }) => {
  const server = await startWebServer({
    host: hostOfManyAlarms(),
    models: new Map(),
    screenFolder: fileURLToPath(new URL("../../dist/renderer", import.meta.url)),
    address: "127.0.0.1",
    port: 0,
    tokens: { operator: undefined, visitor: undefined },
    log: silentLog,
  });
  const browser = await launchBrowser();
  const { page } = await openPage(browser, server.url, { ...viewport, language: "en", isPlain: true });
  await waitForScene(page);
  const opened: Spent[] = [];
  const filtered: Spent[] = [];
  const scrolled: Scrolled[] = [];
  for (let round = 0; round < (quick ? 3 : 10); round++) {
    await page.getByText("Active alarms").waitFor();
    opened.push(await untilDrawn(page, '[title="Open the alarm list"]', "click", "", String(active)));
    filtered.push(...(await measureFilter(page, active)));
    await page.getByRole("dialog").getByText("History", { exact: true }).click();
    await page.waitForFunction((count) => document.querySelector("output")?.textContent?.includes(count), "100000");
    filtered.push(...(await measureFilter(page, historical)));
    scrolled.push(await scrollThrough(page));
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector("output") === null);
  }
  const renderer = await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl2");
    return String(gl?.getParameter(gl.RENDERER) ?? "none");
  });
  await browser.close();
  await server.stop();
  const drawn = (all: readonly Spent[]): number[] => all.map(({ drawnMs }) => drawnMs);
  const shown = (all: readonly Spent[]): number[] => all.map(({ shownMs }) => shownMs);
  return {
    active,
    historical,
    openMs: round(percentile(drawn(opened), 0.5), 1),
    openWorstMs: round(Math.max(...drawn(opened)), 1),
    openWorkMs: round(percentile(shown(opened), 0.5), 1),
    filterMs: round(percentile(drawn(filtered), 0.5), 1),
    filterWorstMs: round(Math.max(...drawn(filtered)), 1),
    filterWorkMs: round(percentile(shown(filtered), 0.5), 1),
    longTaskShare: round(Math.max(...scrolled.map(({ longTaskShare }) => longTaskShare)), 3),
    longTaskShareP50: round(
      percentile(
        scrolled.map(({ longTaskShare }) => longTaskShare),
        0.5,
      ),
      3,
    ),
    frameTaskMs: round(
      percentile(
        scrolled.map(({ frameTaskMs }) => frameTaskMs),
        0.5,
      ),
      1,
    ),
    frameScriptMs: round(
      percentile(
        scrolled.map(({ frameScriptMs }) => frameScriptMs),
        0.5,
      ),
      1,
    ),
    frameStyleMs: round(
      percentile(
        scrolled.map(({ frameStyleMs }) => frameStyleMs),
        0.5,
      ),
      1,
    ),
    renderer,
    viewport: `${viewport.width}x${viewport.height}`,
  };
};

/** The list is opened in a screen that stands, not in one that still compiles its scene. */
async function waitForScene(page: Page): Promise<void> {
  await page.locator("canvas").first().waitFor();
  await page.evaluate(async () => {
    let quiet = 0;
    while (quiet < 10) {
      const startMs = performance.now();
      await new Promise(requestAnimationFrame);
      quiet = performance.now() - startMs < 100 ? quiet + 1 : 0;
    }
  });
}

/** How long something takes: until the page holds the result, which is the screen's own work, and until it is drawn. */
interface Spent {
  readonly shownMs: number;
  readonly drawnMs: number;
}

async function measureFilter(page: Page, all: number): Promise<Spent[]> {
  const times: Spent[] = [];
  for (const text of searches) {
    const expected = text === "" ? String(all) : "";
    times.push(await untilDrawn(page, '[role="dialog"] input[placeholder]', "type", text, expected));
  }
  return times;
}

/**
 * Does something in the page and waits until the count of lines has changed, or is the one that is expected, and the
 * frame with it is drawn: milliseconds.
 */
function untilDrawn(page: Page, selector: string, what: "click" | "type", text: string, count: string): Promise<Spent> {
  return page.evaluate(
    async ([target, action, typed, expected]) => {
      const element = document.querySelector(target);
      const counted = (): string => document.querySelector("output")?.textContent ?? "";
      const before = counted();
      const isDone = (): boolean => (expected === "" ? counted() !== before : counted().includes(expected));
      let shownMs = 0;
      const startMs = performance.now();
      const observer = new MutationObserver(() => {
        if (shownMs === 0 && isDone()) shownMs = performance.now() - startMs;
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      if (action === "click") (element as HTMLElement).click();
      else {
        const input = element as HTMLInputElement;
        // React listens to the setter of the element's own prototype.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, typed);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      while (!isDone() && performance.now() - startMs < 5000) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      observer.disconnect();
      return { shownMs, drawnMs: performance.now() - startMs };
    },
    [selector, what, text, count] as const,
  );
}

/**
 * What scrolling costs the page's main thread: the share of the time that tasks of 50 ms and more take, by the clock,
 * and for each frame the processor's time for all of it, for JavaScript, and for styles and layout. The first grows
 * where others use the processor at the same time, as drawing in software does; the others do not.
 */
interface Scrolled {
  readonly longTaskShare: number;
  readonly frameTaskMs: number;
  readonly frameScriptMs: number;
  readonly frameStyleMs: number;
}

async function scrollThrough(page: Page): Promise<Scrolled> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  const spentS = async (): Promise<(name: string) => number> => {
    const { metrics } = await tools.send("Performance.getMetrics");
    return (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  };
  const before = await spentS();
  const { longTaskShare, frames } = await scrollList(page);
  const after = await spentS();
  await tools.detach();
  const frameMs = (name: string): number => ((after(name) - before(name)) * 1000) / frames;
  return {
    longTaskShare,
    frameTaskMs: frameMs("TaskDuration"),
    frameScriptMs: frameMs("ScriptDuration"),
    frameStyleMs: frameMs("RecalcStyleDuration") + frameMs("LayoutDuration"),
  };
}

/** Scrolls through the whole list in two seconds, by as much in every frame as time has gone by. */
function scrollList(page: Page): Promise<{ longTaskShare: number; frames: number }> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('section[aria-label="Alarm list"]');
    if (scroller === null) throw new Error("there is no list");
    let longMs = 0;
    let frames = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longMs += duration;
    });
    observer.observe({ entryTypes: ["longtask"] });
    const startMs = performance.now();
    for (let at = 0; at < 1; at = (performance.now() - startMs) / 2000) {
      scroller.scrollTop = at * scroller.scrollHeight;
      frames++;
      await new Promise(requestAnimationFrame);
    }
    observer.disconnect();
    return { longTaskShare: longMs / (performance.now() - startMs), frames };
  });
}

/** A host that has nothing but alarms. */
function hostOfManyAlarms(): Host {
  const { plant } = viewPlant(parsedPumpPlant(), "operator");
  const standing = Array.from({ length: active }, (_, place) => alarmAt(place));
  const nowUs = Date.now() * 1000;
  return {
    isRemoteToken: () => false,
    openRemote: () => false,
    openScreen(channel) {
      const end = attachScreen(channel, () => "operator", {
        ...plainHandlers,
        "open-session": () => {
          setTimeout(() => end.pushEvent("alarms", { isWhole: true, set: standing, gone: [] }), 200);
          return { ...opened, hostTimeUs: Date.now() * 1000, plant };
        },
        "alarm-history": ({ fromUs }) => historyOf(nowUs, fromUs),
      });
    },
    stop: () => Promise.resolve(),
  };
}

function alarmAt(place: number): StandingAlarm {
  const priority = alarmPriorities[place % alarmPriorities.length] ?? "low";
  const asset = `line-1/pump-${1 + (place % 2)}`;
  return newAlarm({
    asset,
    signal: "flow",
    id: `a${place}`,
    priority,
    sinceUs: Date.now() * 1000 - place * 1e6,
    value: 7,
  });
}

/** One event every half second, the newest first: the whole history within the day that the list asks for. */
function historyOf(nowUs: number, fromUs: number): AlarmHistory {
  const everyUs = 0.5e6;
  const count = Math.max(0, Math.min(historical, Math.floor((nowUs - fromUs) / everyUs) + 1));
  const places = Array.from({ length: count }, (_, place) => place);
  const alarms = places.slice(0, active).map((place) => {
    const { asset, signal, id, priority } = alarmAt(place);
    return { asset, signal, id, priority };
  });
  return {
    alarms,
    timeUs: places.map((place) => nowUs - place * everyUs),
    event: places.map((place) => place % alarmEvents.length),
    alarm: places.map((place) => place % active),
    value: places.map(() => null),
    said: places.filter((place) => place % 10 === 0).map((place) => ({ place, who: "Wang", text: "seen" })),
    isCut: false,
  };
}
