import { newAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { JournalEntry, Mark } from "../../twin/playback/journal.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { ClipContent } from "../../twin/recording/write-clip.ts";
import { memoryHistory } from "./memory-history.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "./plant-files.ts";
import type { Row } from "./samples.ts";

/** When the recording of the pump works begins. */
export const pumpStartUs = 1_780_000_000_000_000;

const secondUs = 1_000_000;

export const pumpFiles = plantFiles({ "plant.json": pumpPlant(), "types/pump.json": pumpType });

/** What two pumps sent: a sample of one signal after the other every 100 ms, now and then late or without a time. */
export function pumpRows(plant: Plant, seconds: number): Row[] {
  return Array.from({ length: seconds * 10 }, (_, place) => {
    const signal = place % plant.signals.length;
    const type = plant.signals[signal]?.definition.type;
    const value = type === "text" ? `批次 ${place}` : type === "number" ? Math.sin(place) * 100 : place % 2;
    const receivedUs = pumpStartUs + place * 100_000 + 7;
    // The device gave no time: its samples carry the time of receiving.
    if (place % 7 === 0) return { signal, timeUs: receivedUs, value, quality: 1 << 4, lagUs: 0 };
    const lagUs = place % 5 === 0 ? 3 * secondUs : 20_000 + (place % 3);
    return { signal, timeUs: receivedUs - lagUs, value, quality: place % 11 === 0 ? 2 : 0, lagUs };
  });
}

export const pumpAlarm = newAlarm({
  asset: "line-1/pump-1",
  signal: "speed",
  id: "overspeed",
  priority: "high",
  sinceUs: pumpStartUs + 12 * secondUs,
  value: 99.5,
});

export const pumpEntries: readonly JournalEntry[] = [
  { kind: "alarm-raised", timeUs: pumpStartUs + 12 * secondUs, alarm: pumpAlarm },
  { kind: "action", timeUs: pumpStartUs + 14 * secondUs, who: "张工", what: "retention: 30 days" },
  { kind: "alarm-cleared", timeUs: pumpStartUs + 31 * secondUs, alarm: pumpAlarm },
];

export const pumpMark: Mark = {
  id: "m1",
  timeUs: pumpStartUs + 20 * secondUs,
  name: "异常",
  note: "",
  focus: "line-1",
  camera: null,
};

/** A clip of the pump works; parts of it are replaced for a test. */
export function pumpClip(seconds = 60, changes: Partial<ClipContent> = {}): ClipContent {
  const plant = parsedPumpPlant();
  const range: TimeRange = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * secondUs };
  return {
    recorded: memoryHistory(plant, pumpRows(plant, seconds), [range], pumpEntries),
    plant,
    plantFiles: pumpFiles,
    range,
    marks: [pumpMark],
    software: "Vitrine 0.1.0",
    author: "王工",
    note: "",
    createdUs: range.toUs + 3600 * secondUs,
    ...changes,
  };
}
