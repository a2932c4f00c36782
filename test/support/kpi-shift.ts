import { openKpiBook } from "../../twin/kpi/kpi-book.ts";
import type { KpiId } from "../../twin/kpi/kpi-definitions.ts";
import type { KpiResult } from "../../twin/kpi/kpi-result.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { byTime, kpiPlant, mondayUs, type Stretch, sayDay } from "./kpi-plant.ts";
import type { Row } from "./samples.ts";

export const hourMin = 60;
export const minUs = 60e6;

/** Every day an early shift from 08:00 to 16:00 with a break from 12:00 to 12:30. */
export const shiftCalendar = {
  timeZone: "UTC",
  shifts: [
    {
      id: "early",
      name: { zh: "早班", en: "Early shift" },
      start: "08:00",
      end: "16:00",
      breaks: [{ start: "12:00", end: "12:30" }],
    },
  ],
};
export const shiftUs = mondayUs + 8 * hourMin * minUs;

interface Worked {
  readonly plant?: Plant;
  /** Which of the machine's rows are heard; all where it is left out. */
  readonly isHeard?: (row: Row, id: string) => boolean;
  /** Whose figures; the machine's own where it is left out. */
  readonly of?: string;
}

/** The figures over the shift that the first machine has worked, when the shift has just ended. */
export function workShift(
  day: readonly Stretch[],
  { plant = kpiPlant({}, { calendar: shiftCalendar }), isHeard = () => true, of = "m1" }: Worked = {},
): KpiResult {
  const book = openKpiBook(plant);
  const rows = sayDay(plant, 1, shiftUs, [...day, { minutes: 1, state: "stopped" }]);
  book.take(byTime(rows.filter((row) => isHeard(row, plant.signals[row.signal]?.definition.id ?? ""))));
  book.tick(shiftUs + 479 * minUs);
  return book.result(
    plant.assets.findIndex(({ id }) => id === of),
    "shift",
  );
}

/** A figure's value, or why there is none. */
export function figure({ figures }: KpiResult, id: KpiId): number | string | null {
  const found = figures.find((each) => each.id === id);
  return found?.value ?? found?.why ?? null;
}

/** The share of the data behind a figure that is missing. */
export function missingOf({ figures }: KpiResult, id: KpiId): number | undefined {
  return figures.find((each) => each.id === id)?.missing;
}
