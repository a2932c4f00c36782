import type { Language } from "../../../twin/plant/localized-text.ts";
import type { TourView } from "../../../twin/scenario/tour-view.ts";
import type { AxisChapter } from "./draw-time-axis.ts";

/** The chapters of a tour as the time bar shows them, each up to the next one; none where there is no tour. */
export function chaptersOf(tour: TourView | undefined, stepNow: number, language: Language): AxisChapter[] {
  if (tour === undefined) return [];
  const begun = tour.steps.flatMap(({ chapter, timeUs }, step) =>
    chapter === undefined || timeUs === null ? [] : [{ chapter, timeUs, step }],
  );
  return begun.map(({ chapter, timeUs, step }, place) => {
    const next = begun[place + 1];
    const isNow = stepNow >= step && (next === undefined || stepNow < next.step);
    return { title: chapter[language], fromUs: timeUs, toUs: next?.timeUs ?? tour.endUs, isNow, step };
  });
}
