import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright";
import { launchBrowser, type OpenPageOptions, openPage, type TestPage } from "./browser.ts";
import { type ServedTwin, serve } from "./serve.ts";

/** A host of a plant with scenarios, and screens on which they play. */
export interface TourScreens {
  readonly twin: ServedTwin;
  /** Where recordings are kept that were simulated for scenarios. */
  readonly recordings: string;
  open(address: string, options?: OpenPageOptions): Promise<TestPage>;
  /** A working screen with the list of scenarios open. */
  list(options?: OpenPageOptions): Promise<TestPage>;
  stop(): Promise<void>;
}

/** A recording is simulated within this time on a busy machine. */
export const madeWithinMs = 600_000;

/**
 * @param folder of the plant; it is removed at the end, with the host's data
 * @param more arguments of the host
 */
export async function openTourScreens(
  folder: string,
  plant: string,
  more: readonly string[] = [],
): Promise<TourScreens> {
  const data = `${folder}-data`;
  const twin = await serve(["--plant", folder, "--data", data, ...more]);
  // There is no scene on these screens: without a graphics card in software each of them costs little.
  const browser: Browser = await launchBrowser(["--disable-gpu"]);
  const open = (address: string, options: OpenPageOptions = {}): Promise<TestPage> =>
    openPage(browser, address, { hasScene: false, ...options });
  return {
    twin,
    recordings: join(data, plant, "scenarios"),
    open,
    async list(options) {
      const screen = await open(twin.url, options);
      await screen.page.getByRole("treeitem").first().waitFor();
      await screen.page.keyboard.press("p");
      await screen.page.locator("[data-scenario]").first().waitFor();
      return screen;
    },
    async stop() {
      await browser.close();
      await twin.stop();
      for (const each of [folder, data]) await rm(each, { recursive: true, force: true });
    },
  };
}

/** Starts a scenario from the open list, and waits until it plays. */
export async function startTour(page: Page, scenario: string): Promise<void> {
  await startButton(page, scenario).click();
  await strip(page).waitFor({ timeout: madeWithinMs });
}

export function startButton(page: Page, scenario: string): Locator {
  return page.locator(`[data-scenario="${scenario}"]`).getByRole("button", { name: /导览|仍然开始|tour|all the same/ });
}

/** The strip with the caption. */
export function strip(page: Page): Locator {
  return page.locator("section[data-state]");
}

/** Waits until a tour is playing, paused or at its end. */
export async function untilTour(page: Page, state: "playing" | "paused" | "ended"): Promise<void> {
  await page.locator(`section[data-state="${state}"]`).waitFor({ timeout: 180_000 });
}

/** The step that is shown, by its id. */
export function stepOf(page: Page): Promise<string | null> {
  return page.locator("[data-caption]").getAttribute("data-caption");
}

/** Writes down every step from now on with the captions that stand there, however soon it is over. */
export async function watchCaptions(page: Page): Promise<() => Promise<[step: string, captions: string[]][]>> {
  await page.evaluate(() => {
    const seen: [string, string[]][] = [];
    const look = (): void => {
      const place = document.querySelector("[data-caption]");
      const step = place?.getAttribute("data-caption") ?? "";
      const captions = [...(place?.children ?? [])].map(({ textContent }) => textContent ?? "");
      if (step === "") return;
      if (seen.at(-1)?.[0] === step) seen.pop();
      seen.push([step, captions]);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["data-caption"],
    });
    look();
    Object.assign(window, { seenCaptions: seen });
  });
  return () => page.evaluate(() => (window as unknown as { seenCaptions: [string, string[]][] }).seenCaptions);
}
