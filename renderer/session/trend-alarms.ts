import { type AlarmHistory, alarmEvents } from "../../twin/alarms/alarm-history.ts";
import { type AlarmName, type AlarmPriority, alarmKey, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";

/** A stretch of time in which an alarm's condition held. */
export interface AlarmSpan extends TimeRange {
  readonly alarm: AlarmName;
  readonly priority: AlarmPriority;
}

/**
 * The stretches of some alarms within a range, by their beginning. One that was over in the range and began before it
 * begins with the range; one that is not over ends with it.
 *
 * @param history of that range
 * @param isWanted whether an alarm is looked for
 * @param standing those at a moment of the range: of one that held all along nothing happened in it
 */
export function alarmSpans(
  history: AlarmHistory,
  { fromUs, toUs }: TimeRange,
  isWanted: (alarm: AlarmName) => boolean,
  standing: readonly StandingAlarm[] = [],
): AlarmSpan[] {
  const [raised, cleared] = [alarmEvents.indexOf("raised"), alarmEvents.indexOf("cleared")];
  const wanted = history.alarms.map(isWanted);
  const openSince = new Map<number, number>();
  const spans: AlarmSpan[] = [];
  const close = (place: number, sinceUs: number, untilUs: number): void => {
    const alarm = history.alarms[place];
    if (alarm !== undefined) spans.push({ alarm, priority: alarm.priority, fromUs: sinceUs, toUs: untilUs });
  };
  // The newest come first.
  for (let row = history.timeUs.length - 1; row >= 0; row--) {
    const place = history.alarm[row] ?? -1;
    const timeUs = history.timeUs[row] ?? 0;
    if (wanted[place] !== true) continue;
    if (history.event[row] === raised && !openSince.has(place)) openSince.set(place, timeUs);
    if (history.event[row] !== cleared) continue;
    close(place, openSince.get(place) ?? fromUs, timeUs);
    openSince.delete(place);
  }
  for (const [place, sinceUs] of openSince) close(place, sinceUs, toUs);
  const told = new Set(spans.map(({ alarm }) => alarmKey(alarm)));
  for (const alarm of standing) {
    const isAllAlong = alarm.isActive && alarm.sinceUs <= fromUs && !told.has(alarmKey(alarm));
    if (isAllAlong && isWanted(alarm)) spans.push({ alarm, priority: alarm.priority, fromUs, toUs });
  }
  return spans.sort((a, b) => a.fromUs - b.fromUs);
}
