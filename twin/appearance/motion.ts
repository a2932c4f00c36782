import type { Motion } from "../plant/device-type-schema.ts";

/** A screen shows turning up to this speed; faster, the eye and the frame rate would see it stand or turn back. */
const maxVisibleRpm = 110;

/** How fast a part follows its signal: two thirds of the way in this time, so that 10 Hz data moves smoothly. */
const followS = 0.12;

/** A row that is further behind its counter leaves out whole steps: they look all the same. */
const stepsBehindAtMost = 3;

/**
 * The place of a part on its path, by the kind of motion: metres, radians, a scale, steps that were counted, or 1 for
 * a part that is there and 0 for one that is not. NaN before the signal has put it anywhere.
 */
export interface MotionState {
  value: number;
}

type FollowMotion = Extract<Motion, { kind: "translate" | "rotate" | "scale" }>;
type SpinMotion = Extract<Motion, { kind: "spin" }>;
type AdvanceMotion = Extract<Motion, { kind: "advance" }>;

/** Whether a part goes on moving while its signal stands: what people whom motion makes unwell do not want to see. */
export function isContinuous(motion: Motion): boolean {
  return motion.kind === "spin" || motion.kind === "advance";
}

/** Where a signal's value puts a part; outside the span it stays at the end. */
export function motionTarget(motion: FollowMotion, signalValue: number): number {
  const [low, high] = motion.from;
  const [start, end] = motion.to;
  const share = high === low ? 0 : Math.min(1, Math.max(0, (signalValue - low) / (high - low)));
  const target = start + (end - start) * share;
  return motion.kind === "rotate" ? (target * Math.PI) / 180 : target;
}

/** How far a row stands from its place at rest, metres, after so many steps: at every whole one it looks the same. */
export function advanceOffsetM(motion: AdvanceMotion, steps: number): number {
  return (steps - Math.floor(steps)) * motion.pitchM;
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
  switch (motion.kind) {
    case "spin":
      return spin(motion, state, signalValue, elapsedS);
    case "advance":
      state.value = stepsAfter(motion, before, signalValue, elapsedS);
      break;
    case "fill":
      state.value = signalValue >= motion.from ? 1 : 0;
      break;
    default:
      state.value = follow(before, motionTarget(motion, signalValue), elapsedS);
  }
  return state.value !== before;
}

function spin(motion: SpinMotion, state: MotionState, signalValue: number, elapsedS: number): boolean {
  const rpm = signalValue * motion.rpmPerUnit;
  const shownRpm = Math.sign(rpm) * Math.min(Math.abs(rpm), maxVisibleRpm);
  state.value = (state.value + (shownRpm / 60) * 2 * Math.PI * elapsedS) % (2 * Math.PI);
  return shownRpm !== 0;
}

function follow(before: number, target: number, elapsedS: number): number {
  if (Number.isNaN(before)) return target;
  const next = target + (before - target) * Math.exp(-elapsedS / followS);
  // Half a millimetre, or three hundredths of a degree, cannot be seen.
  return Math.abs(next - target) < 5e-4 ? target : next;
}

/**
 * The steps that a row has made: it comes to rest at the count itself, a step at the takt and faster where it is
 * behind. A count that went back was set back, or is of another moment: nothing runs backwards.
 */
function stepsAfter(motion: AdvanceMotion, before: number, count: number, elapsedS: number): number {
  if (Number.isNaN(before) || count < before) return count;
  const leftOut = Math.max(0, Math.floor(count - before - stepsBehindAtMost));
  const from = before + leftOut;
  return Math.min(count, from + (Math.max(1, count - from) * elapsedS) / motion.stepS);
}
