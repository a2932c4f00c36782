import type { Plant } from "../plant/plant.ts";
import type { SampleColumns } from "../telemetry/sample-columns.ts";
import type { AlarmAction } from "./alarm-action.ts";
import { watchFloods } from "./alarm-flood.ts";
import { type AlarmEntry, isAnnunciated, isWithheld, mayAct } from "./alarm-life.ts";
import type { AlarmRule } from "./alarm-rules.ts";
import { createAlarmTable } from "./alarm-table.ts";
import { alarmKey, type StandingAlarm } from "./standing-alarm.ts";
import { watchAlarms } from "./watch-alarms.ts";

/**
 * The alarms of a plant as it runs: conditions, what people do, shelving that ends, the first of a line, floods. All
 * that happens is an entry of the journal, and whoever applies the same entries to a table has the same alarms.
 */
export interface AlarmBoard {
  /** The alarms that stand, in the order in which they came. */
  alarms(): readonly StandingAlarm[];
  /** Counts changes. */
  readonly revision: number;
  /** Takes in samples; what happens is appended to `entries`. */
  take(samples: SampleColumns, entries: AlarmEntry[]): void;
  tick(nowUs: number, entries: AlarmEntry[]): void;
  /** Takes in an alarm of the twin itself, or its end. */
  tell(entry: AlarmEntry, entries: AlarmEntry[]): void;
  /**
   * Does something to an alarm.
   *
   * @throws Error where there is no such alarm, or where it is not in a state for it
   */
  act(action: Omit<AlarmAction, "alarm"> & { alarm: string }, timeUs: number, entries: AlarmEntry[]): void;
}

/** A clock that goes back further than this was set back. */
const clockBackUs = 1_000_000;

/** @param before alarms that stood when recording last stopped */
export function createAlarmBoard(plant: Plant, before: readonly StandingAlarm[]): AlarmBoard {
  const table = createAlarmTable();
  const watch = watchAlarms(plant, before);
  const floods = watchFloods();
  const lineOf = linesOf(plant);
  const annunciated = new Map<string, number>();
  const found: AlarmEntry[] = [];
  /** Alarms from before that nothing here can end: of an edited plant, or of the twin itself. */
  let orphans = before.filter((alarm) => alarm.isActive && watch.ruleOf(alarmKey(alarm)) === undefined);
  /** Alarms that a design keeps out of the list which an edited plant has no more: no signal would bring them back. */
  let undesigned = before.filter((alarm) => alarm.isSuppressed && !hasDesign(watch.ruleOf(alarmKey(alarm))));
  /** By key of an alarm on the shelf, how far the clock was set back since. */
  const setBackUs = new Map<string, number>();
  let tickedUs = Number.NaN;
  table.replace(before);
  for (const alarm of before) count(annunciated, lineOf(alarm.asset), undefined, alarm);

  const settle = (entry: AlarmEntry, entries: AlarmEntry[]): void => {
    const key = alarmKey(entry.alarm);
    const line = lineOf(entry.alarm.asset);
    const standing = table.alarms.get(key);
    const isShown = standing === undefined || !isWithheld(standing);
    const isFirstOut = entry.kind === "alarm-raised" && isShown && (annunciated.get(line) ?? 0) === 0;
    const settled = isFirstOut ? { ...entry, alarm: { ...entry.alarm, isFirstOut: true } } : entry;
    table.apply(settled);
    entries.push(settled);
    const now = table.alarms.get(key);
    count(annunciated, line, standing, now);
    // A flood is of what people see, and is no part of itself.
    const isSeen =
      entry.kind === "alarm-raised" && now !== undefined && isAnnunciated(now) && entry.alarm.signal !== "";
    if (isSeen) floods.raised(line, entry.timeUs, found);
  };
  /** Settling may find floods, which come after what is there. */
  const settleFound = (entries: AlarmEntry[]): void => {
    for (let place = 0; place < found.length; place++) {
      const entry = found[place];
      if (entry !== undefined) settle(entry, entries);
    }
    found.length = 0;
  };

  /** Notes by how much the clock was set back, for what is on the shelf then. */
  const setBack = (nowUs: number): void => {
    const backUs = tickedUs - nowUs;
    tickedUs = nowUs;
    if (!(backUs > clockBackUs)) return;
    for (const [key, { shelved }] of table.alarms) {
      if (shelved !== null) setBackUs.set(key, (setBackUs.get(key) ?? 0) + backUs);
    }
  };
  /** When an alarm comes back from the shelf; never where it is not on it. */
  const endOfShelving = (alarm: StandingAlarm): number =>
    alarm.shelved === null ? Number.POSITIVE_INFINITY : alarm.shelved.untilUs - (setBackUs.get(alarmKey(alarm)) ?? 0);

  return {
    alarms: () => [...table.alarms.values()],
    get revision() {
      return table.revision;
    },
    take(samples, entries) {
      watch.take(samples, found);
      settleFound(entries);
    },
    tick(nowUs, entries) {
      setBack(nowUs);
      for (const alarm of orphans) found.push({ kind: "alarm-cleared", timeUs: nowUs, alarm });
      orphans = [];
      for (const alarm of undesigned) found.push(byNobody(alarm, "unsuppress", nowUs));
      undesigned = [];
      for (const alarm of table.alarms.values()) {
        const endUs = endOfShelving(alarm);
        if (endUs <= nowUs) found.push(byNobody(alarm, "unshelve", endUs));
      }
      watch.tick(nowUs, found);
      floods.tick(nowUs, found);
      settleFound(entries);
    },
    tell: (entry, entries) => settle(entry, entries),
    act({ alarm: key, ...action }, timeUs, entries) {
      const standing = table.alarms.get(key);
      const known = standing ?? watch.ruleOf(key);
      if (known === undefined) throw new Error(`there is no alarm ${key}`);
      if (!mayAct(standing, action.action)) throw new Error(`${action.action} does not fit the alarm as it is: ${key}`);
      const { asset, signal, id, priority } = known;
      if (action.action === "shelve") setBackUs.delete(key);
      settle({ kind: "alarm-action", timeUs, alarm: { asset, signal, id, priority }, ...action }, entries);
      settleFound(entries);
    },
  };
}

/** The path of the line that an asset belongs to; the plant's for one that belongs to none. */
function linesOf({ assets }: Plant): (path: string) => string {
  const lineByPath = new Map<string, string>();
  const plantPath = assets[0]?.path ?? "";
  for (const { path, level, parent } of assets) {
    lineByPath.set(path, level === "line" ? path : (lineByPath.get(assets[parent]?.path ?? "") ?? plantPath));
  }
  return (path) => lineByPath.get(path) ?? plantPath;
}

function count(
  annunciated: Map<string, number>,
  line: string,
  before: StandingAlarm | undefined,
  after: StandingAlarm | undefined,
): void {
  const change =
    Number(after !== undefined && isAnnunciated(after)) - Number(before !== undefined && isAnnunciated(before));
  if (change !== 0) annunciated.set(line, (annunciated.get(line) ?? 0) + change);
}

function hasDesign(rule: AlarmRule | undefined): boolean {
  return rule?.suppression !== undefined;
}

/** What the twin does to an alarm by itself. */
function byNobody(
  { asset, signal, id, priority }: StandingAlarm,
  action: "unshelve" | "unsuppress",
  timeUs: number,
): AlarmEntry {
  const alarm = { asset, signal, id, priority };
  return { kind: "alarm-action", timeUs, alarm, action, who: "", text: "", untilUs: null };
}
