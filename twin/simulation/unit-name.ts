import type { Line } from "./line-model.ts";
import type { Unit } from "./unit.ts";

const dayMs = 86_400_000;

/** How a unit of a line is called in the plant: `NE1-261124-00042`, with the day on which it entered. */
export function unitName({ settings }: Line, { id, enteredUs }: Unit, dayName: (timeUs: number) => string): string {
  return `${settings.unit}-${dayName(enteredUs)}-${String(id).padStart(5, "0")}`;
}

function dayOf(timeUs: number): number {
  return Math.floor((timeUs / 1000 + 8 * 3_600_000) / dayMs);
}

/** The day in China as YYMMDD; asked many times a day, it is written once. */
export function createDayName(): (timeUs: number) => string {
  let day = Number.NaN;
  let text = "";
  return (timeUs) => {
    if (dayOf(timeUs) !== day) {
      day = dayOf(timeUs);
      text = new Date(day * dayMs).toISOString().slice(2, 10).replaceAll("-", "");
    }
    return text;
  };
}
