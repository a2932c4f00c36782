import type { MqttClient } from "mqtt";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBroker, type TestBroker } from "../support/broker.ts";
import { launchBrowser, openPage, readPartMatrix, type TestPage } from "../support/browser.ts";
import { connectPublisher } from "../support/publisher.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

/** A mill whose x-axis goes from one end to the other, one millimetre a second, ten times a second. */
const lowMm = 141;
const highMm = 198;
const mmPerS = 1;

/** Where the axis stood at a moment, millimetres. */
const xAt = (timeMs: number, startMs: number): number =>
  Math.min(highMm, lowMm + (Math.floor((timeMs - startMs) / 100) / 10) * mmPerS);

/** Where the model's part stands then, metres. */
const partAt = (x: number): number => (x - (lowMm + highMm) / 2) / 1000;

describe("watching what has been, in two browsers of one session", () => {
  let broker: TestBroker;
  let twin: ServedTwin;
  let browser: Browser;
  let machine: MqttClient;
  let first: TestPage;
  let second: TestPage;
  let startMs = 0;
  let timer: NodeJS.Timeout | undefined;
  beforeAll(async () => {
    broker = await startBroker();
    twin = await serve(["--plant", "models/cnc-cell", "--broker", broker.url]);
    browser = await launchBrowser();
    machine = await connectPublisher(broker.url);
    startMs = Date.now();
    timer = setInterval(() => {
      const ts = Date.now();
      const row = { ts, X1_ActualPosition: xAt(ts, startMs), S1_ActualVelocity: 20, Machining_Process: "Layer 1 Up" };
      machine.publish("cnc/mill-1", JSON.stringify(row));
    }, 100);
    const url = `${twin.url}/?quality=low&session=shift-talk#`;
    first = await openPage(browser, url, { width: 1300, height: 760 });
    second = await openPage(browser, url, { width: 1000, height: 640, language: "en", theme: "night" });
  });
  afterAll(async () => {
    clearInterval(timer);
    await browser.close();
    await machine.endAsync(true);
    await twin.stop();
    await broker.kill();
  });

  const axis = (page: Page) => page.getByRole("slider");
  const shownMs = async (page: Page): Promise<number> =>
    Date.parse((await page.locator("time[datetime]").getAttribute("datetime")) ?? "");
  const xShown = async (page: Page): Promise<number> =>
    Number(await page.locator('[data-signal="x-position"] [data-value]').textContent());
  const xOfPart = async (page: Page): Promise<number> =>
    (await readPartMatrix(page, "cnc-mill/x-axis", 0))?.[12] ?? Number.NaN;
  const mark = (page: Page): Promise<string | null> => page.locator('header [role="status"]').textContent();

  it("drags the bar back, sees the machine as it was, plays at 10×, and returns to live", async () => {
    for (const { page } of [first, second]) {
      await page.getByRole("treeitem").first().waitFor();
      await page.locator("[data-search]").fill("mill-1");
      await page.getByRole("treeitem").first().click();
      await expect.poll(() => xShown(page)).toBeGreaterThan(lowMm);
      await expect.poll(() => xOfPart(page)).toBeDefined();
    }
    // A little past to go back into.
    await expect.poll(() => Date.now() - startMs).toBeGreaterThan(40_000);
    expect(await mark(first.page)).toContain("实时");

    const { page } = first;
    const box = (await axis(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const headX = box.x + box.width * 0.92;
    await page.mouse.move(headX, box.y + 40);
    await page.mouse.wheel(0, -1100);
    await page.waitForTimeout(1000);
    await page.mouse.move(headX, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(headX - 50, box.y + 60, { steps: 4 });
    await page.mouse.move(headX - 120, box.y + 60, { steps: 6 });
    await page.mouse.up();
    await expect.poll(() => mark(page)).toContain("录制");
    await page.waitForTimeout(1500);

    // The machine as it was, in both browsers: the figure, and the part where the figure says. On a busy machine the
    // message was some time on its way.
    const pausedMs = await shownMs(page);
    expect(Date.now() - pausedMs).toBeGreaterThan(8000);
    const wasAt = xAt(pausedMs, startMs);
    await expect.poll(() => shownMs(second.page)).toBe(pausedMs);
    await expect.poll(() => xShown(page)).toBeGreaterThan(wasAt - 2);
    const figure = await xShown(page);
    expect(figure).toBeLessThanOrEqual(wasAt);
    for (const each of [first.page, second.page]) {
      await expect.poll(() => xShown(each)).toBe(figure);
      await expect.poll(async () => Math.abs((await xOfPart(each)) - partAt(figure))).toBeLessThanOrEqual(0.0006);
    }

    await page.getByText("×10", { exact: true }).click();
    await page.keyboard.press(" ");
    await expect.poll(() => xShown(second.page)).toBeGreaterThan(wasAt + 5);
    expect(await mark(second.page)).toContain("×10");

    await page.getByRole("button", { name: /回到实时/ }).click();
    await expect.poll(() => mark(page)).toContain("实时");
    await expect.poll(async () => Math.abs((await xShown(page)) - xAt(Date.now(), startMs))).toBeLessThan(3);
    await expect.poll(() => mark(second.page)).toContain("LIVE");
  });

  it("keeps the two in step within 50 ms while they play", async () => {
    await axis(first.page).focus();
    await first.page.keyboard.press("Shift+ArrowLeft");
    await first.page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => mark(first.page)).toContain("录制");
    await first.page.getByText("×1", { exact: true }).click();
    await first.page.keyboard.press(" ");
    await expect.poll(() => mark(second.page)).toContain("×1");
    const median = (values: readonly number[] = []): number =>
      [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
    // Of the host's words the least late counts: on a busy machine it takes a while until each has one in time.
    const apartMs = async (): Promise<number> => {
      const [ours, theirs] = await Promise.all([first.page, second.page].map(offsetsMs));
      return Math.abs(median(ours) - median(theirs));
    };
    await expect.poll(apartMs, { timeout: 120_000 }).toBeLessThanOrEqual(50);
    // From then on they stay so.
    for (let window = 0; window < 3; window++) expect(await apartMs()).toBeLessThanOrEqual(50);
    expect([...first.errors, ...second.errors]).toEqual([]);
  });
});

/** By how much the shown time is behind this machine's, each time that it is shown anew, for four seconds. */
function offsetsMs(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const element = document.querySelector("time[datetime]");
    if (element === null) throw new Error("there is no time on this page");
    const offsets: number[] = [];
    const observer = new MutationObserver(() => {
      offsets.push(performance.timeOrigin + performance.now() - Date.parse(element.getAttribute("datetime") ?? ""));
    });
    observer.observe(element, { attributes: true });
    await new Promise((resolve) => setTimeout(resolve, 4000));
    observer.disconnect();
    return offsets;
  });
}
