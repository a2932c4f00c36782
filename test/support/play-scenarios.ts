import { afterEach, describe, it } from "vitest";
import { measuredByHand } from "./measured-by-hand.ts";
import { scenarios } from "./park-scenarios.ts";
import { copyQuickPark } from "./quick-park.ts";
import { readRecordingOf } from "./recording-rows.ts";
import {
  madeWithinMs,
  openTourScreens,
  startTour,
  strip,
  type TourScreens,
  untilTour,
  watchCaptions,
} from "./tour-screens.ts";

/** Scenarios in which one machine fails; the others are about lines, factories and the park. */
export const ofMachines: readonly string[] = [
  "predictive-maintenance",
  "equipment-monitoring",
  "integrated-safety",
  "inspection-traceability",
  "dynamic-scheduling",
];

/**
 * Tests that scenarios of the demonstration park play from start to end at a test's speed, each on a screen
 * of its own: every step, every caption in both languages, and every claim as the samples of its recording say.
 */
export function testPlaying(what: string, isWanted: (id: string) => boolean): void {
  describe(what, { timeout: madeWithinMs + 300_000 }, () => {
    let screens: TourScreens | undefined;
    afterEach(() => screens?.stop());

    const wanted = scenarios.map(({ scenario }) => scenario).filter(({ id }) => isWanted(id));
    for (const [rank, { id, steps, play }] of wanted.entries()) {
      it(id, async ({ expect }) => {
        // A fault shows in its factory: the others are not simulated for it. Without one the tour is through them all.
        const folder = await copyQuickPark(play.simulation?.faults[0]?.target);
        // With a broker that is not there: what plays is recorded, and the plant's own now is not needed for it.
        screens = await openTourScreens(folder, "demo-park", ["--broker", "mqtt://127.0.0.1:9"]);
        const language = rank % 2 === 0 ? "zh" : "en";
        const { page, errors } = await screens.list({ language, isBilingual: true });
        await startTour(page, id);
        // A screen that comes into the tour's recording may miss what is over in a second: it plays once all is there.
        const goToFirst = (): Promise<void> => strip(page).locator("ol button").first().click();
        await goToFirst();
        const press = (name: RegExp): Promise<void> => strip(page).getByRole("button", { name }).click();
        await press(/^(暂停|Pause)$/);
        await untilTour(page, "paused");
        await goToFirst();
        await page.locator(`[data-caption="${steps[0]?.id}"]`).waitFor();
        const captions = await watchCaptions(page);
        await press(/^(继续导览|Go on)$/);
        await untilTour(page, "ended");
        const inOrder = ({ caption }: (typeof steps)[number]): string[] =>
          language === "zh" ? [caption.zh, caption.en] : [caption.en, caption.zh];
        expect(await captions()).toEqual(steps.map((step) => [step.id, inOrder(step)]));

        const claims = steps.flatMap(({ evidence }) => evidence.map((claim) => claim.id));
        const shown = page.locator("[data-claim][data-verdict]");
        const supported = page.locator('[data-claim][data-verdict="supported"]');
        await expect.poll(() => supported.count()).toBe(claims.length);
        expect(await shown.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-claim")))).toEqual(claims);

        const recording = await readRecordingOf(screens.recordings, id, JSON.stringify(steps));
        const figures = measuredByHand[id]?.(recording) ?? {};
        for (const claim of claims) {
          const value = await page.locator(`[data-claim="${claim}"] [data-value]`).getAttribute("data-value");
          expect(Number(value), claim).toBeCloseTo(figures[claim] ?? Number.NaN, 6);
        }
        expect(errors).toEqual([]);
      });
    }
  });
}
