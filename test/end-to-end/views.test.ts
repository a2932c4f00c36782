import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { launchBrowser, openPage, type TestPage } from "../support/browser.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

const folder = join(root, "test-results");

const views = [
  { view: "park", path: "" },
  { view: "factory", path: "battery" },
  { view: "line", path: "battery/assembly/line-2" },
  { view: "device", path: "battery/assembly/line-2/welder-1" },
] as const;

/** Pictures of every view in both themes and both languages, for people to look at. */
describe("pictures for test-results", () => {
  let twin: ServedTwin;
  let browser: Browser;
  let screen: TestPage;
  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    twin = await serve([]);
    browser = await launchBrowser();
    screen = await openPage(browser, `${twin.url}?quality=high`, { width: 1280, height: 720 });
    await screen.page.emulateMedia({ reducedMotion: "reduce" });
    await screen.page.locator("main [data-asset]").nth(3).waitFor({ state: "attached", timeout: 60_000 });
    // A line that has made something is a better picture than one that starts.
    await screen.page.waitForTimeout(10_000);
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });

  it.each(views)("$view", async ({ view, path }) => {
    const { page, errors } = screen;
    if (path !== "") await openPath(page, path);
    for (const theme of ["studio", "night"]) {
      for (const language of ["zh", "en"]) {
        // Some frames after the change, however long this machine takes for one.
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
        await waitForFrames(page, 3);
        expect(await page.locator("html").getAttribute("lang")).toMatch(language);
        const labelled = await page
          .locator("main [data-asset]")
          .evaluateAll((all) => all.map((label) => label.getAttribute("data-asset")));
        expect(labelled).toEqual([...new Set(labelled)]);
        // What is selected has its label, however little room there is.
        if (view === "device")
          await expect.poll(() => nameOnLabel(page, "激光焊接机 1", "Laser welder 1").isVisible()).toBe(true);
        const picture = join(folder, `${view}-${theme}-${language}.png`);
        // Drawn without a graphics card, a frame of this size and quality takes seconds.
        await page.screenshot({ path: picture, timeout: 120_000 });
        // A blank page compresses to much less.
        expect((await stat(picture)).size).toBeGreaterThan(150_000);
        await page.keyboard.press("l");
      }
      await page.keyboard.press("n");
    }
    expect(errors).toEqual([]);
  });
});

/** The name on an asset's label in the picture. */
function nameOnLabel(page: Page, ...names: readonly string[]): Locator {
  return page.locator("main [data-asset]").getByText(new RegExp(`^(${names.join("|")})$`));
}

/** Goes to an asset by its path, through the search. */
async function openPath(page: Page, path: string): Promise<void> {
  await page.locator("[data-search]").fill(path);
  await page.getByRole("treeitem").first().click();
  await page.locator("[data-search]").fill("");
  await page.locator("[data-search]").blur();
}

function waitForFrames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    for (let n = 0; n < wanted; n++) await new Promise(requestAnimationFrame);
  }, count);
}
