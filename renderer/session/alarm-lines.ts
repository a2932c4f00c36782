import { type AlarmEvent, type AlarmHistory, alarmEvents } from "../../twin/alarms/alarm-history.ts";
import { type AlarmState, alarmStateOf, isWithheld } from "../../twin/alarms/alarm-life.ts";
import { type AlarmName, type AlarmPriority, alarmKey, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { Language } from "../../twin/plant/localized-text.ts";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";
import { alarmText, alarmValue } from "./alarm-text.ts";
import type { Translate } from "./language.ts";

/** One line of the alarm list: an alarm that stands, or something that happened to one. */
export interface AlarmLine {
  readonly key: string;
  readonly priority: AlarmPriority;
  readonly timeUs: number;
  /** Place of the asset; undefined for one that the plant does not have. */
  readonly asset: number | undefined;
  readonly where: string;
  readonly what: string;
  readonly value: string;
  /** Who did what and why. */
  readonly note: string;
  readonly state: AlarmState | undefined;
  readonly event: AlarmEvent | undefined;
  /** When shelving ends, where the line is of an alarm that is shelved, or of its shelving. */
  readonly untilUs: number | undefined;
  readonly isFirstOut: boolean;
  readonly isUnacknowledged: boolean;
  readonly isWithheld: boolean;
  /** All that is searched, in lower case. */
  readonly search: string;
}

/** Which lines are shown. */
export interface AlarmFilter {
  /** Words that all must be found. */
  readonly search: string;
  readonly priority: AlarmPriority | "all";
  readonly state: "all" | "unacknowledged" | "withheld";
}

/** Where and what an alarm is, in words; the same for every line of it. */
interface AlarmWords {
  readonly asset: number | undefined;
  readonly where: string;
  readonly what: string;
  readonly search: string;
}

/** The alarms that stand, the newest first. */
export function standingLines(
  plant: PlantIndex,
  alarms: readonly StandingAlarm[],
  language: Language,
  t: Translate,
): AlarmLine[] {
  const wordsOf = createWords(plant, language, t);
  const lines = alarms.map((alarm): AlarmLine => {
    const words = wordsOf(alarm);
    const note = noteOf(alarm, language);
    return {
      ...words,
      key: alarmKey(alarm),
      priority: alarm.priority,
      timeUs: alarm.sinceUs,
      // Numbers are written out for the lines in sight only.
      get value() {
        return alarmValue(plant, alarm, alarm.value, language);
      },
      note,
      state: alarmStateOf(alarm),
      event: undefined,
      untilUs: alarm.shelved?.untilUs,
      isFirstOut: alarm.isFirstOut,
      isUnacknowledged: alarm.isUnacknowledged && !isWithheld(alarm),
      isWithheld: isWithheld(alarm),
      search: note === "" ? words.search : `${words.search} ${note.toLowerCase()}`,
    };
  });
  return lines.sort((a, b) => b.timeUs - a.timeUs);
}

/**
 * What happened to alarms, the newest first, as the host sent it.
 *
 * @param before the highest key of older lines: keys count from the oldest line on, so that newer ones change none
 */
export function historyLines(
  plant: PlantIndex,
  history: AlarmHistory,
  language: Language,
  t: Translate,
  before = 0,
): AlarmLine[] {
  const words = history.alarms.map(createWords(plant, language, t));
  const said = new Map(
    history.said.map(({ place, who, text, untilUs }) => [place, { note: saidText(who, text, language), untilUs }]),
  );
  const lines: AlarmLine[] = [];
  for (const [place, timeUs] of history.timeUs.entries()) {
    const of = history.alarm[place] ?? -1;
    const [alarm, about] = [history.alarms[of], words[of]];
    if (alarm === undefined || about === undefined) continue;
    const { note = "", untilUs } = said.get(place) ?? {};
    const value = history.value[place] ?? null;
    lines.push({
      asset: about.asset,
      where: about.where,
      what: about.what,
      key: String(before + history.timeUs.length - place),
      priority: alarm.priority,
      timeUs,
      value: value === null ? "" : alarmValue(plant, alarm, value, language),
      note,
      state: undefined,
      event: alarmEvents[history.event[place] ?? 0],
      untilUs,
      isFirstOut: false,
      isUnacknowledged: false,
      isWithheld: false,
      search: note === "" ? about.search : `${about.search} ${note.toLowerCase()}`,
    });
  }
  return lines;
}

export function filterLines(lines: readonly AlarmLine[], { search, priority, state }: AlarmFilter): AlarmLine[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  // Most lines of a history say the same as another one of the same alarm.
  const known = new Map<string, boolean>();
  const isFound = (text: string): boolean => {
    let found = known.get(text);
    if (found === undefined) {
      found = words.every((word) => text.includes(word));
      known.set(text, found);
    }
    return found;
  };
  return lines.filter(
    (line) =>
      (priority === "all" || line.priority === priority) &&
      (state === "all" || (state === "withheld" ? line.isWithheld : line.isUnacknowledged)) &&
      (words.length === 0 || isFound(line.search)),
  );
}

/** Of what is chosen, what is in the list: nobody acts on an alarm that a filter hides, or that is no more. */
export function chosenAmong(lines: readonly AlarmLine[], chosen: ReadonlySet<string>): ReadonlySet<string> {
  return chosen.size === 0 ? chosen : new Set(lines.flatMap(({ key }) => (chosen.has(key) ? [key] : [])));
}

/** Words for alarms; the way to an asset is put together once. */
function createWords(plant: PlantIndex, language: Language, t: Translate): (alarm: AlarmName) => AlarmWords {
  const wheres = new Map<string, string>();
  return (alarm) => {
    const asset = plant.assetByPath.get(alarm.asset);
    const where = wheres.get(alarm.asset) ?? wayTo(plant, asset, alarm.asset, language);
    wheres.set(alarm.asset, where);
    const what = alarmText(plant, alarm, language, t);
    return { asset, where, what, search: `${where} ${what} ${alarm.asset}`.toLowerCase() };
  };
}

const waySeparator = " / ";

/** The names from below the plant down to an asset; the path of one that the plant does not have. */
export function wayTo(plant: PlantIndex, asset: number | undefined, path: string, language: Language): string {
  if (asset === undefined) return path;
  const names = chainTo(plant, asset).map((place) => plant.view.assets[place]?.name[language]);
  return names.slice(names.length > 1 ? 1 : 0).join(waySeparator);
}

/** The machine, and what it stands in: where there is little room, the machine is what must be read. */
export function nameFirst(where: string): readonly [name: string, above: string] {
  const cut = where.lastIndexOf(waySeparator);
  return cut < 0 ? [where, ""] : [where.slice(cut + waySeparator.length), where.slice(0, cut)];
}

/** What people said about an alarm that stands. */
function noteOf({ shelved, outOfService, comment }: StandingAlarm, language: Language): string {
  return [shelved, outOfService, comment]
    .flatMap((said) => (said === null ? [] : [saidText(said.who, said.text, language)]))
    .join(" · ");
}

function saidText(who: string, text: string, language: Language): string {
  return [who, text].filter((part) => part !== "").join(language === "zh" ? "：" : ": ");
}
