import { newAlarm, type StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { RecordingStatus } from "../../twin/bridge/contract.ts";

/**
 * The alarm of a recording that a disk has stopped; undefined while it goes on, and where it stands still by intent.
 *
 * @param plant path of the plant as a whole
 */
export function recordingAlarm({ state, reason, sinceUs }: RecordingStatus, plant: string): StandingAlarm | undefined {
  if (state !== "stopped" || (reason !== "disk-full" && reason !== "disk-failed")) return undefined;
  return newAlarm({ asset: plant, signal: "", id: "recording-stopped", priority: "high", sinceUs, value: null });
}
