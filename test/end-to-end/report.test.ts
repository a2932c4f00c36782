import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { makePumpReport } from "../support/pump-report.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Where pictures of pages are put for people to look at; nowhere unless it is asked for. */
const lookFolder = process.env.VITRINE_LOOK;

describe("a report in a browser", () => {
  it("requests nothing but itself, runs nothing, and shows every picture", async () => {
    const { htmlPath, manifest } = await makePumpReport(await temporaryFolder());
    const page = await browser.newPage({ viewport: { width: 900, height: 1200 } });
    const requests: string[] = [];
    const errors: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    const address = pathToFileURL(htmlPath).href;
    await page.goto(address);
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([address]);
    expect(errors).toEqual([]);
    const widths = await page
      .locator("img")
      .evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth));
    expect(widths).toEqual(manifest.pictures.map(() => 320));
    // The page is no wider than its paper, and everything people read is in both languages.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await page.locator("h1 [lang=en]").count()).toBe(await page.locator("h1 [lang=zh-Hans]").count());
    await page.evaluate(() => fetch("https://example.invalid/").catch(() => undefined));
    expect(requests.filter((url) => url.startsWith("http"))).toEqual([]);
    if (lookFolder !== undefined) await page.screenshot({ path: join(lookFolder, "report.png"), fullPage: true });
    await page.close();
  });

  it("prints as PDF, with fonts for its Chinese and a page for each scenario", async () => {
    const { htmlPath } = await makePumpReport(await temporaryFolder());
    const page = await browser.newPage();
    await page.goto(pathToFileURL(htmlPath).href);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const text = pdf.toString("latin1");
    expect(text.startsWith("%PDF-")).toBe(true);
    const pages = Number(/\/Type \/Pages[\s\S]*?\/Count (\d+)/.exec(text)?.[1]);
    // Cover, scope, scenario, criteria, data.
    expect(pages).toBeGreaterThanOrEqual(5);
    expect(text).toMatch(/\/FontName \/[A-Z]{6}\+\S*(CJK|SC|YaHei|PingFang|Han)/);
    if (lookFolder !== undefined) {
      await mkdir(lookFolder, { recursive: true });
      await writeFile(join(lookFolder, "report.pdf"), pdf);
    }
    await page.close();
  });
});
