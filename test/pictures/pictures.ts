import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import type { Page } from "playwright";
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
}

const size = { width: 1920, height: 1080 };

/** Without a list of assets: the whole, every factory, six lines, and four machines out of different lines. */
const linesAtMost = 6;
const machinesAtMost = 4;

const program = new Command("pictures")
  .description("Takes pictures of a plant, 1920 × 1080, in both themes.")
  .option("--plant <folder>", "plant folder", join(root, "models/demo-park"))
  .option("--out <folder>", "where the pictures go", join(root, "test-results/pictures"))
  .option("--assets <paths>", "asset paths with commas between them; . for the whole")
  .option("--themes <names>", "studio, night", "studio,night")
  .option("--quality <tier>", "low, medium or high", "high")
  .option("--wait-s <seconds>", "time for the machines to have made something", "10");

await takePictures(program.parse().opts<PictureOptions>());

async function takePictures({ plant: folder, out, assets, themes, quality, waitS }: PictureOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  const { plant } = await loadPlantFolder(folder);
  if (plant === undefined) throw new Error(`${folder} has errors: npm run validate names them`);
  const paths = assets?.split(",") ?? choosePaths(plant);
  const twin = await serve(["--plant", folder]);
  const browser = await launchBrowser();
  for (const theme of themes.split(",")) {
    const { page } = await openPage(browser, `${twin.url}?quality=${quality}`, {
      ...size,
      theme: theme === "night" ? "night" : "studio",
    });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.locator("main [data-asset]").first().waitFor({ state: "attached", timeout: 120_000 });
    await page.waitForTimeout(Number(waitS) * 1000);
    for (const path of paths) {
      if (path !== ".") await openPath(page, path);
      await settle(page);
      const file = join(out, `${path === "." ? plant.id : path.replaceAll("/", "_")}-${theme}.png`);
      // Drawn without a graphics card, a frame of this size takes seconds.
      await page.screenshot({ path: file, timeout: 180_000 });
      console.log(file);
    }
    await page.close();
  }
  await browser.close();
  await twin.stop();
}

function choosePaths(plant: Plant): string[] {
  const of = (level: string): string[] =>
    plant.assets.filter((asset) => asset.level === level && asset.index !== 0).map(({ path }) => path);
  const firstOfLines = of("line").flatMap((line) => of("device").find((path) => path.startsWith(`${line}/`)) ?? []);
  return [".", ...of("factory"), ...of("line").slice(0, linesAtMost), ...firstOfLines.slice(0, machinesAtMost)];
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

/** Waits for some frames after a change, however long this machine takes for one. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(2000);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
}
