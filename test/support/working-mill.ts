import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright";
import { startBroker } from "./broker.ts";
import { launchBrowser, openPage, type TestPage, treeItem } from "./browser.ts";
import { connectPublisher } from "./publisher.ts";
import { serve } from "./serve.ts";

/** The mill's axis goes a millimetre a second, over so many from the lowest on, and back. */
const travelMm = 50;
export const lowMm = 141;

/** A milling cell whose mill works from its start on, and a screen that shows it. */
export interface WorkingMill {
  readonly screen: TestPage;
  /** The host's data folder. */
  readonly data: string;
  /** Where the axis stands on average from a moment on, millimetres. */
  meanX(fromMs: number, lengthS: number): number;
  /** Waits until it has worked for so long. */
  hasWorked(lengthMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** @param name of the host's data folder */
export async function startWorkingMill(name: string): Promise<WorkingMill> {
  const data = join(tmpdir(), `vitrine-${name}-${process.pid}`);
  const broker = await startBroker();
  const machine = await connectPublisher(broker.url);
  const browser = await launchBrowser();
  const twin = await serve(["--plant", "models/cnc-cell", "--broker", broker.url, "--data", data]);
  // From here on, so that the axis does not turn back within what a test tells of it.
  const startMs = Date.now();
  const xAt = (timeMs: number): number =>
    lowMm + travelMm - Math.abs((((timeMs - startMs) / 1000) % (2 * travelMm)) - travelMm);
  const timer = setInterval(() => {
    const ts = Date.now();
    const row = { ts, X1_ActualPosition: xAt(ts), S1_ActualVelocity: 20, Machining_Process: "Layer 1 Up" };
    machine.publish("cnc/mill-1", JSON.stringify(row));
  }, 100);
  const screen = await openScreen(browser, twin.url);
  return {
    screen,
    data,
    meanX(fromMs, lengthS) {
      const at = Array.from({ length: lengthS * 100 }, (_, place) => xAt(fromMs + place * 10));
      return at.reduce((sum, x) => sum + x, 0) / at.length;
    },
    hasWorked: (lengthMs) => screen.page.waitForTimeout(Math.max(0, startMs + lengthMs - Date.now())),
    async stop() {
      clearInterval(timer);
      await browser.close();
      await machine.endAsync(true);
      await twin.stop();
      await broker.kill();
    },
  };
}

/** A scene takes what the host needs to begin: it comes once values are there. */
async function openScreen(browser: Browser, url: string): Promise<TestPage> {
  const first = await openPage(browser, url, { hasScene: false });
  await treeItem(first.page, "铣削产线").click();
  await first.page.keyboard.press("ArrowRight");
  await treeItem(first.page, "数控铣床 1").click();
  await first.page.locator('[data-signal="x-position"]', { hasText: /1\d\d\.\d/ }).waitFor();
  await first.page.close();
  const screen = await openPage(browser, `${url}/?quality=low#`, { width: 1280, height: 800 });
  screen.page.setDefaultTimeout(8000);
  await screen.page.emulateMedia({ reducedMotion: "reduce" });
  return screen;
}
