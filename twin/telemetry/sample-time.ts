import { sampleFlag } from "./sample-quality.ts";

/** A sample whose time is already the received time, because the device gave none or its clock is off. */
const receivedTimeFlags = sampleFlag.withoutDeviceTime | sampleFlag.clockOff;

/**
 * When the host received a sample, UTC microseconds: what the history is ordered by, because it says what was known
 * when.
 *
 * @param timeUs the sample's time
 * @param lagUs received time minus the device's own time
 * @param flags the sample's quality byte
 */
export function receivedUs(timeUs: number, lagUs: number, flags: number): number {
  return (flags & receivedTimeFlags) === 0 ? timeUs + lagUs : timeUs;
}

/** Whether a sample comes after those that arrived before it, whatever their times say. */
export function isArrivalOrdered(flags: number): boolean {
  return (flags & receivedTimeFlags) !== 0;
}
