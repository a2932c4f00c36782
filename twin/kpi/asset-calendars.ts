import type { Calendar } from "../plant/calendar-schema.ts";
import type { Plant } from "../plant/plant.ts";
import { createShiftCalendar, type ShiftCalendar } from "./shift-calendar.ts";

/** When each asset of a plant is planned to work. */
export interface AssetCalendars {
  /** Each calendar that some asset is planned by, once. */
  readonly all: readonly ShiftCalendar[];
  /** Of an asset, by its index. */
  of(asset: number): ShiftCalendar;
}

export function createAssetCalendars({ assets, calendar }: Plant): AssetCalendars {
  const known = new Map<Calendar, ShiftCalendar>();
  const calendarFor = (each: Calendar): ShiftCalendar => {
    const made = known.get(each) ?? createShiftCalendar(each);
    known.set(each, made);
    return made;
  };
  const own = calendarFor(calendar);
  const byAsset = assets.map((asset) => calendarFor(asset.calendar));
  return { all: [...known.values()], of: (asset) => byAsset[asset] ?? own };
}
