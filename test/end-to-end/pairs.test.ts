import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { seriousFaults } from "../support/accessibility.ts";
import { readPartMatrices, type TestPage, treeItem } from "../support/browser.ts";
import { lowMm, startWorkingMill, type WorkingMill } from "../support/working-mill.ts";

const pictures = join(root, "test-results");

/** Both stretches begin so many seconds ago, and are so long. */
const beforeAgoS = 22;
const afterAgoS = 10;
const lengthS = 8;

describe("two stretches of a mill's work, before and after", { timeout: 120_000 }, () => {
  let mill: WorkingMill;
  let screen: TestPage;
  let page: Page;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    mill = await startWorkingMill("pairs");
    screen = mill.screen;
    page = screen.page;
  });
  afterAll(() => mill.stop());

  const button = (name: string | RegExp, within: Locator | Page = page): Locator =>
    within.getByRole("button", { name, exact: typeof name === "string" });

  it("are measured side by side on one clock, with the difference", async () => {
    await mill.hasWorked((beforeAgoS + 4) * 1000);
    await page.setViewportSize({ width: 1920, height: 1080 });
    await treeItem(page, "铣削产线").click();
    await page.keyboard.press("ArrowRight");
    await treeItem(page, "数控铣床 1").click();
    await page.keyboard.press("p");
    await button("前后对比").click();
    const dialog = page.getByRole("dialog", { name: "前后对比" });
    const nowMs = Date.now();
    for (const [side, agoS] of [
      ["实施前的时段", beforeAgoS],
      ["实施后的时段", afterAgoS],
    ] as const) {
      const run = dialog.getByRole("group", { name: side });
      await run.getByRole("textbox", { name: "起始时间" }).fill(written(nowMs - agoS * 1000));
      await run.getByRole("textbox", { name: "结束时间" }).fill(written(nowMs - (agoS - lengthS) * 1000));
    }
    await button("对比", dialog).click();
    const compared = dialog.locator("[data-compared]");
    await compared.waitFor();
    const [before = Number.NaN, after = Number.NaN] = await compared
      .locator("[data-value]")
      .evaluateAll((each) => each.map((element) => Number((element as HTMLElement).dataset.value)));
    const difference = Number(await compared.locator("[data-difference]").getAttribute("data-difference"));
    // The times were written in whole seconds, and the machine speaks ten times in each.
    const wholeMs = Math.floor(nowMs / 1000) * 1000;
    expect(Math.abs(before - mill.meanX(wholeMs - beforeAgoS * 1000, lengthS))).toBeLessThan(1);
    expect(Math.abs(after - mill.meanX(wholeMs - afterAgoS * 1000, lengthS))).toBeLessThan(1);
    expect(difference).toBeCloseTo(after - before, 6);
    await expect.poll(() => compared.locator('[data-trend="2"] canvas').count()).toBe(1);
    await page.screenshot({ path: join(pictures, "pair.png") });
    expect(await seriousFaults(page)).toEqual([]);
    expect(screen.errors).toEqual([]);
  });

  it("have both scenes side by side on that clock, with one camera, moved and left together", async () => {
    const dialog = page.getByRole("dialog", { name: "前后对比" });
    await button("并排观看", dialog).click();
    const pair = page.locator("[data-pair]");
    const half = (side: string): Locator => pair.locator(`[data-side="${side}"]`);
    /** The mill's axis as both scenes draw it, where they do. */
    const drawn = async (): Promise<(number | undefined)[]> =>
      (await readPartMatrices(page, "cnc-mill/x-axis", 0)).map((matrix) => matrix[12]);
    const told = (): Promise<number[]> =>
      pair.locator("[data-now]").evaluateAll((each) => each.map((it) => Number((it as HTMLElement).dataset.now)));
    const clocks = async (): Promise<number[]> =>
      (await pair.locator("[data-side] time").allTextContents()).map((text) => Date.parse(text) / 1000);
    const offsetS = async (): Promise<number> =>
      Number(await pair.locator("[data-offset]").getAttribute("data-offset")) / 1e6;

    await expect.poll(async () => new Set(await drawn()).size, { timeout: 20_000 }).toBe(2);
    await expect.poll(async () => new Set((await told()).filter((value) => value >= lowMm)).size).toBe(2);
    for (const side of ["before", "after"]) {
      expect(await half(side).getByRole("status").textContent()).toContain("录制");
      expect(await half(side).getAttribute("data-source")).toBe("recorded");
    }
    const [before = 0, after = 0] = await clocks();
    expect([after - before, await offsetS()]).toEqual([beforeAgoS - afterAgoS, 0]);
    await page.screenshot({ path: join(pictures, "pair-side-by-side.png") });
    expect(await seriousFaults(page)).toEqual([]);

    await button("同时播放", pair).click();
    await expect.poll(offsetS).toBeGreaterThan(1.5);
    await button("同时暂停", pair).click();
    await button("同时播放", pair).waitFor();
    const [laterBefore = 0, laterAfter = 0] = await clocks();
    expect(laterAfter - laterBefore).toBe(beforeAgoS - afterAgoS);
    expect(laterBefore - before).toBeGreaterThanOrEqual(1);

    await pair.getByRole("slider", { name: "两段的共同进度" }).press("End");
    await expect.poll(offsetS).toBe(lengthS);
    await expect.poll(() => pair.getByText("本段已到末尾").count()).toBe(2);
    expect(await clocks()).toEqual([before + lengthS, after + lengthS]);

    // A hand that moves the camera over one picture moves it over both.
    const labels = (): Promise<{ x: number; y: number }[]> =>
      pair.locator("[data-side] [data-asset]").evaluateAll((each) => {
        const first = ["before", "after"].map((side) => each.find((it) => it.closest(`[data-side="${side}"]`)));
        return first.map((it) => {
          const { e, f } = new DOMMatrix(it === undefined ? "" : getComputedStyle(it).transform);
          return { x: e, y: f };
        });
      });
    const [start] = await labels();
    const box = await half("before").boundingBox();
    const [x, y] = [(box?.x ?? 0) + 300, (box?.y ?? 0) + 400];
    await page.mouse.move(x, y);
    await page.mouse.down({ button: "right" });
    await page.mouse.move(x + 140, y, { steps: 5 });
    await page.mouse.up({ button: "right" });
    await expect
      .poll(async () => {
        const [left, right] = await labels();
        if (start === undefined || left === undefined || right === undefined) return false;
        return left.x - start.x > 60 && Math.hypot(left.x - right.x, left.y - right.y) < 2;
      })
      .toBe(true);

    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.locator("[data-compared]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await drawn()).length).toBe(1);
    expect(await page.getByRole("banner").getByRole("status").first().getAttribute("data-source")).toBe("live");
    expect(screen.errors).toEqual([]);
  });
});

/** A moment as people write it. */
function written(timeMs: number): string {
  const local = new Date(timeMs - new Date(timeMs).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace("T", " ");
}
