import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect } from "vitest";

/**
 * What axe finds serious or critical on a page, or within one part of it: `rule: HTML of the first place`. It looks once
 * everything is at rest: texts that are half faded or half another colour have no contrast of their own.
 */
export async function seriousFaults(page: Page, within = "body"): Promise<string[]> {
  await expect.poll(() => page.locator(within).evaluate(isAtRest)).toBe(true);
  // There are no frames here that would have to be looked at in a page of their own, and only what is wrong is told.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.include(within).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/**
 * The same in all four looks: both languages, by day and by night. The page goes through them by its own keys and is
 * back where it began.
 */
export async function faultsInEveryLook(page: Page, within?: string): Promise<string[]> {
  // Keys that are typed into a field are letters.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const faults: string[] = [];
  for (const key of ["l", "n", "l", "n"]) {
    faults.push(...(await seriousFaults(page, within)));
    await page.keyboard.press(key);
  }
  return [...new Set(faults)];
}

/** Whether what was asked for is drawn, and nothing fades, moves or changes its colour but what does so for ever. */
async function isAtRest(element: Element): Promise<boolean> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const isMoving = element
    .getAnimations({ subtree: true })
    .some(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  return !isMoving && getComputedStyle(element).opacity === "1";
}
