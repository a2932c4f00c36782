import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BenchPage, Kept } from "../bench/page/main.tsx";
import { type ServedPage, servePage } from "../bench/serve-page.ts";
import { launchBrowser, measuringArguments } from "../support/browser.ts";

interface Benched {
  readonly bench: Promise<BenchPage>;
}

/** Scripts stay interpreted: compiled code is memory too, and how much of it there is depends on how long a page runs. */
const uncompiled = "--js-flags=--expose-gc --no-opt --no-maglev --no-sparkplug";

describe("the scene of a plant of 200 devices", () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    served = await servePage(200, 2000);
    browser = await launchBrowser([...measuringArguments, uncompiled]);
    page = await browser.newPage({ viewport: { width: 64, height: 64 } });
    await page.goto(`${served.url}?variant=ours&quality=medium`);
    await page.evaluate(async () => (await (window as unknown as Benched).bench).run(3, false));
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  const rest = (seconds: number, batchesPerS: number): Promise<number> =>
    page.evaluate(async ([length, rate]) => (await (window as unknown as Benched).bench).rest(length, rate), [
      seconds,
      batchesPerS,
    ] as const);

  it("draws data at rest at most 30 times a second, though this browser would draw far more often", async () => {
    const frames = await rest(4, 10);
    expect(frames).toBeGreaterThan(0);
    expect(frames).toBeLessThanOrEqual(4 * 30 + 1);
  });

  it("draws nothing while no data comes, once the values have become stale", async () => {
    // The values of this plant are stale after ten seconds; machines stop then.
    await rest(14, 0);
    expect(await rest(3, 0)).toBe(0);
  });

  it("is back each time the GPU is lost, ten times in a row, and holds no more than before", async () => {
    const lose = (): Promise<Kept> =>
      page.evaluate(async () => (await (window as unknown as Benched).bench).loseContext());
    // What is made once at the first restoring belongs to neither side.
    const before = await lose();
    expect(before.triangles).toBeGreaterThan(1000);
    let after = before;
    for (let time = 0; time < 10; time++) {
      after = await lose();
      expect(after.triangles).toBe(before.triangles);
    }
    expect(after.geometries).toBeLessThanOrEqual(before.geometries);
    expect(after.textures).toBeLessThanOrEqual(before.textures);
    expect(after.heapBytes / before.heapBytes).toBeLessThan(1.05);
  });
});
