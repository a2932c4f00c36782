import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import type { Browser, Page } from "playwright";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { root } from "../architecture/read-imports.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { serve } from "../support/serve.ts";

interface PictureOptions {
  readonly plant: string;
  readonly out: string;
  readonly assets?: string;
  readonly themes: string;
  readonly quality: string;
  readonly waitS: string;
  readonly size: string;
  readonly language: string;
  readonly bare: boolean;
}

/** Without a list of assets: the whole, every factory, six lines of different factories, and four machines of others. */
const linesAtMost = 6;
const machinesAtMost = 4;

/** A plant may have machines that say nothing: they are not waited for longer. */
const freshWithinMs = 30_000;

const program = new Command("pictures")
  .description("Takes pictures of a plant, in both themes.")
  .option("--plant <folder>", "plant folder", join(root, "models/demo-park"))
  .option("--out <folder>", "where the pictures go", join(root, "test-results/pictures"))
  .option("--assets <paths>", "asset paths with commas between them; . for the whole")
  .option("--themes <names>", "studio, night", "studio,night")
  .option("--quality <tier>", "low, medium or high", "high")
  .option("--wait-s <seconds>", "time for the machines to have made something", "10")
  .option("--size <pixels>", "width and height of the window", "1920x1080")
  .option("--language <name>", "zh, en", "zh")
  .option("--bare", "without the panels", false);

await takePictures(program.parse().opts<PictureOptions>());

async function takePictures(options: PictureOptions): Promise<void> {
  const { plant: folder, out, assets, themes } = options;
  await mkdir(out, { recursive: true });
  const { plant } = await loadPlantFolder(folder);
  if (plant === undefined) throw new Error(`${folder} has errors: npm run validate names them`);
  const paths = assets?.split(",") ?? choosePaths(plant);
  const twin = await serve(["--plant", folder]);
  const browser = await launchBrowser();
  for (const theme of themes.split(",")) {
    const page = await openScreen(browser, twin.url, theme, options);
    for (const path of paths) {
      if (path !== ".") await openPath(page, path);
      if (options.bare && (await page.locator("[data-search]").isVisible())) await page.keyboard.press("t");
      await settle(page);
      const file = join(out, `${path === "." ? plant.id : path.replaceAll("/", "_")}-${theme}.png`);
      await page.screenshot({ path: file });
      console.log(file);
    }
    await page.close();
  }
  await browser.close();
  await twin.stop();
}

/** Opens a screen in a theme and waits until its machines have made something. */
async function openScreen(browser: Browser, url: string, theme: string, options: PictureOptions): Promise<Page> {
  const [width = 1920, height = 1080] = options.size.split("x").map(Number);
  const { page } = await openPage(browser, `${url}?quality=${options.quality}`, {
    width,
    height,
    language: options.language === "en" ? "en" : "zh",
    theme: theme === "night" ? "night" : "studio",
  });
  // Drawn without a graphics card, a frame of this size takes seconds, and a click waits for some.
  page.setDefaultTimeout(180_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator("main [data-asset]").first().waitFor({ state: "attached", timeout: 120_000 });
  await page.waitForTimeout(Number(options.waitS) * 1000);
  if (options.bare) for (const panel of ["d", "b"]) await page.keyboard.press(panel);
  return page;
}

function choosePaths(plant: Plant): string[] {
  const of = (level: string): string[] =>
    plant.assets.filter((asset) => asset.level === level && asset.index !== 0).map(({ path }) => path);
  const factories = of("factory");
  const isInFactory = (path: string): boolean => factories.some((factory) => path.startsWith(`${factory}/`));
  const lines = inTurn(of("line").filter(isInFactory));
  const devices = of("device");
  const machines = lines.flatMap((line) => devices.find((path) => path.startsWith(`${line}/`)) ?? []);
  return [".", ...factories, ...lines.slice(0, linesAtMost), ...machines.slice(-machinesAtMost)];
}

/** The first of every factory, then the second of every factory, and so on. */
function inTurn(paths: readonly string[]): string[] {
  const ranks = new Map<string, number>();
  const ranked = paths.map((path) => {
    const factory = path.split("/")[0] ?? "";
    const rank = ranks.get(factory) ?? 0;
    ranks.set(factory, rank + 1);
    return { path, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ path }) => path);
}

/** Goes to an asset by its path through the search, with the panels out of the picture afterwards. */
async function openPath(page: Page, path: string): Promise<void> {
  const isTreeOpen = await page.locator("[data-search]").isVisible();
  if (!isTreeOpen) await page.keyboard.press("t");
  await page.locator("[data-search]").fill(path);
  await page.getByRole("treeitem").first().click();
  await page.locator("[data-search]").fill("");
  await page.locator("[data-search]").blur();
}

/** Waits for some frames after a change, however long this machine takes for one, and for the values that came meanwhile. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(2000);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  const stale = page.locator('main [data-asset][data-freshness="stale"]');
  for (const startMs = Date.now(); (await stale.count()) > 0 && Date.now() - startMs < freshWithinMs; ) {
    await page.waitForTimeout(500);
  }
}
