import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFaults } from "../support/accessibility.ts";
import { launchBrowser, openPage, treeItem } from "../support/browser.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

/** The demonstration park as a new user gets it: no plant named, no broker named, no Mosquitto. */
describe("the demonstration park at first start", () => {
  let twin: ServedTwin;
  let browser: Browser;
  beforeAll(async () => {
    twin = await serve([]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  const heading = (page: Page): Promise<string | null> => page.locator("main h2").last().textContent();
  const figure = (page: Page): Promise<string | null> => page.locator("[data-value]").first().textContent();

  it("shows moving values of a simulated park in two windows, each with a view of its own", async () => {
    const first = await openPage(browser, twin.url, { width: 1100, height: 720, isPlain: true });
    const second = await openPage(browser, twin.url, {
      width: 1100,
      height: 720,
      isPlain: true,
      language: "en",
      theme: "night",
    });
    await expect.poll(() => heading(first.page)).toBe("三境示范园区");
    await expect.poll(() => first.page.locator('header [role="status"]').textContent()).toBe("实时仿真");
    await expect.poll(() => second.page.locator('header [role="status"]').textContent()).toBe("LIVESIMULATED");

    const seen = new Set<string | null>();
    await expect.poll(async () => seen.add(await figure(first.page)).size).toBeGreaterThan(3);

    await treeItem(second.page, "Battery factory").click();
    await expect.poll(() => heading(second.page)).toBe("Battery factory");
    expect(await heading(first.page)).toBe("三境示范园区");
    expect([...first.errors, ...second.errors]).toEqual([]);
  });

  it("goes down and up by keyboard, tree, search, double-click, Esc and breadcrumb", async () => {
    const { page, errors } = await openPage(browser, twin.url, { width: 1600, height: 800, isPlain: true });
    await expect.poll(() => heading(page)).toBe("三境示范园区");

    // The keyboard: to the battery factory, its first workshop and line, and back up with Esc.
    await page.getByRole("tree").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    for (let n = 0; n < 5; n++) await page.keyboard.press("ArrowDown");
    await expect.poll(() => heading(page)).toBe("新能源电池工厂");
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    await expect.poll(() => heading(page)).toBe("电极线");
    await page.keyboard.press("Escape");
    await expect.poll(() => heading(page)).toBe("新能源电池工厂");
    await page.keyboard.press("Escape");
    await expect.poll(() => heading(page)).toBe("三境示范园区");

    // Search by a device's name, then by the breadcrumb back to its line.
    await page.keyboard.press("/");
    await page.keyboard.type("激光焊接机");
    await treeItem(page, "激光焊接机 1").click();
    await expect.poll(() => page.locator("aside h2").textContent()).toBe("激光焊接机 1");
    await page.getByRole("navigation", { name: "当前位置" }).getByRole("button", { name: "电芯装配线" }).click();
    await expect.poll(() => heading(page)).toBe("电芯装配线");
    await page.getByRole("navigation", { name: "当前位置" }).getByRole("button", { name: "三境示范园区" }).click();
    await expect.poll(() => heading(page)).toBe("三境示范园区");

    // In the scene: one click selects a building, two clicks go in. The camera must have come to rest.
    const roof = await restingLabel(page, "新能源电池工厂");
    // A hand that crosses the picture and is gone before the next frame points at nothing any more.
    expect(await cursorAfter(page, roof, ["pointermove", "pointerleave"])).toBe("");
    expect(await cursorAfter(page, roof, ["pointermove"])).toBe("pointer");
    await page.mouse.click(roof.x, roof.y + 6);
    await expect.poll(() => page.locator("aside h2").textContent()).toBe("新能源电池工厂");
    expect(await heading(page)).toBe("三境示范园区");
    await page.mouse.dblclick(roof.x, roof.y + 6);
    await expect.poll(() => heading(page)).toBe("新能源电池工厂");
    expect(errors).toEqual([]);
  });

  it("has no serious accessibility fault in either language and theme", async () => {
    const whole = await openPage(browser, twin.url, { width: 1100, height: 720, isPlain: true });
    await expect.poll(() => heading(whole.page)).toBe("三境示范园区");
    expect(await seriousFaults(whole.page)).toEqual([]);
    await whole.page.close();

    const { page, errors } = await openPage(browser, twin.url, { width: 1100, height: 720, hasScene: false });
    await page.locator("[data-search]").fill("welder");
    await page.getByRole("treeitem").first().click();
    await page.locator('[data-signal="power"] button').click();
    await page.locator('[data-signal="power"] dl').waitFor();
    for (const key of ["n", "l", "n", "l"]) {
      await page.keyboard.press(key);
      expect(await seriousFaults(page)).toEqual([]);
      for (const dialog of ["c", "?"]) {
        await page.keyboard.press(dialog);
        await page.getByRole("dialog").waitFor();
        // Half-faded texts have no contrast of their own.
        await expect.poll(() => page.getByRole("dialog").evaluate((node) => getComputedStyle(node).opacity)).toBe("1");
        expect(await seriousFaults(page)).toEqual([]);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "detached" });
      }
    }
    expect([...whole.errors, ...errors]).toEqual([]);
  });
});

/** Where a label's foot is once it has stopped moving. */
async function restingLabel(page: Page, text: string): Promise<{ x: number; y: number }> {
  const read = (): Promise<{ x: number; y: number }> =>
    page
      .locator("main [data-asset]", { hasText: text })
      .evaluate((label) => ({ x: label.getBoundingClientRect().x, y: label.getBoundingClientRect().y }));
  let last = await read();
  await expect
    .poll(async () => {
      await page.waitForTimeout(1000);
      const now = await read();
      const moved = Math.hypot(now.x - last.x, now.y - last.y);
      last = now;
      return moved;
    })
    .toBeLessThan(0.5);
  return last;
}

/** The cursor over the scene when all of these events have come at a place before one frame, and it has been drawn. */
function cursorAfter(page: Page, at: { x: number; y: number }, events: readonly string[]): Promise<string> {
  return page.locator("main canvas").evaluate(
    async (canvas, { x, y, kinds }) => {
      for (const kind of kinds) canvas.dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: y + 6 }));
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return canvas.style.cursor;
    },
    { ...at, kinds: events },
  );
}
