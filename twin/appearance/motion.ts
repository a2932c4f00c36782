import type { Motion } from "../plant/device-type-schema.ts";

/** A screen shows turning up to this speed; faster, the eye and the frame rate would see it stand or turn back. */
const maxVisibleRpm = 110;

/** How fast a part follows its signal: two thirds of the way in this time, so that 10 Hz data moves smoothly. */
const followS = 0.12;

/** The place of a part on its path: metres, radians or a scale, by the kind of motion. */
export interface MotionState {
  value: number;
}

/** Where a signal's value puts a part; outside the span it stays at the end. */
export function motionTarget(motion: Exclude<Motion, { kind: "spin" }>, signalValue: number): number {
  const [low, high] = motion.from;
  const [start, end] = motion.to;
  const share = high === low ? 0 : Math.min(1, Math.max(0, (signalValue - low) / (high - low)));
  const target = start + (end - start) * share;
  return motion.kind === "rotate" ? (target * Math.PI) / 180 : target;
}

/**
 * Moves a part on by one frame.
 *
 * @param signalValue the signal's value; NaN leaves the part where it is
 * @param elapsedS time since the last frame, seconds
 * @returns whether the part moved enough to be seen
 */
export function advanceMotion(motion: Motion, state: MotionState, signalValue: number, elapsedS: number): boolean {
  if (Number.isNaN(signalValue)) return false;
  const before = state.value;
  if (motion.kind === "spin") {
    const rpm = signalValue * motion.rpmPerUnit;
    const shownRpm = Math.sign(rpm) * Math.min(Math.abs(rpm), maxVisibleRpm);
    state.value = (before + (shownRpm / 60) * 2 * Math.PI * elapsedS) % (2 * Math.PI);
    return shownRpm !== 0;
  }
  const target = motionTarget(motion, signalValue);
  state.value = Number.isNaN(before) ? target : target + (before - target) * Math.exp(-elapsedS / followS);
  // Half a millimetre, or three hundredths of a degree, cannot be seen.
  if (Math.abs(state.value - target) < 5e-4) state.value = target;
  return state.value !== before;
}
