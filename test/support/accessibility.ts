import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect } from "vitest";

/**
 * What axe finds serious or critical on a page, or within one part of it: `rule: HTML of the first place`. It looks once
 * everything is at rest: texts that are half faded or half another colour have no contrast of their own.
 */
export async function seriousFaults(page: Page, within = "body"): Promise<string[]> {
  await expect.poll(() => page.locator(within).evaluate(isAtRest)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Whether what was asked for is drawn, and nothing fades, moves or changes its colour but what does so for ever. */
async function isAtRest(element: Element): Promise<boolean> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const isMoving = element
    .getAnimations({ subtree: true })
    .some(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  return !isMoving && getComputedStyle(element).opacity === "1";
}
