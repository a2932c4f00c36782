import type { Language } from "../../../twin/plant/localized-text.ts";
import type { TourView } from "../../../twin/scenario/tour-view.ts";
import type { AxisChapter } from "./draw-time-axis.ts";

/** A chapter that is but a moment, as the one at the end is, can be seen and clicked: its part of the whole. */
const leastShare = 0.045;

/** The chapters of a tour as the time bar shows them, each up to the next one; none where there is no tour. */
export function chaptersOf(tour: TourView | undefined, stepNow: number, language: Language): AxisChapter[] {
  if (tour === undefined) return [];
  const begun = tour.steps.flatMap(({ chapter, timeUs }, step) =>
    chapter === undefined || timeUs === null ? [] : [{ chapter, timeUs, step }],
  );
  return begun.map(({ chapter, timeUs, step }, place) => {
    const next = begun[place + 1];
    const isNow = stepNow >= step && (next === undefined || stepNow < next.step);
    const leastUs = timeUs + (tour.endUs - tour.startUs) * leastShare;
    const toUs = next?.timeUs ?? Math.max(tour.endUs, leastUs);
    return { title: chapter[language], fromUs: timeUs, toUs, isNow, step };
  });
}

/** Where the chapters of a tour end, or the tour where it is longer. */
export function chaptersEndUs(tour: TourView): number {
  return Math.max(tour.endUs, ...chaptersOf(tour, -1, "en").map(({ toUs }) => toUs));
}
