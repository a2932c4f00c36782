import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage, readPartMatrix } from "../support/browser.ts";
import { pumpPlant, pumpType } from "../support/plant-files.ts";
import { serve } from "../support/serve.ts";

/** A user's first plant has no models, and a file can be lost: the devices are there all the same. */
describe("devices without a model", () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "vitrine-no-models-"));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it("are blocks of their footprint where the type names none", async () => {
    await mkdir(join(folder, "types"));
    await writeFile(join(folder, "plant.json"), JSON.stringify(pumpPlant()));
    await writeFile(join(folder, "types/pump.json"), JSON.stringify(pumpType));
    const twin = await serve(["--plant", folder, "--broker", "mqtt://127.0.0.1:9"]);
    const { page, errors } = await openPage(browser, twin.url, { isPlain: true });
    await expect.poll(async () => (await readPartMatrix(page, "pump/block", 1))?.[12]).toBe(4);
    expect(errors).toEqual([]);
    await twin.stop();
  });

  it("are blocks, and the file is named, where it cannot be loaded", async () => {
    const twin = await serve(["--plant", "models/cnc-cell", "--broker", "mqtt://127.0.0.1:9"]);
    const { page } = await openPage(browser, "about:blank");
    await page.route("**/plant/*.glb", (route) => route.fulfill({ status: 200, body: "not a model" }));
    await page.goto(`${twin.url}?quality=low`);
    await page.getByRole("note").getByText("cnc-mill.glb").waitFor();
    await expect.poll(() => readPartMatrix(page, "cnc-mill/block", 0)).toBeDefined();
    await twin.stop();
  });
});
