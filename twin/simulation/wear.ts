import type { FailureSettings } from "./machine-schema.ts";
import type { Random } from "./random.ts";

/** How far a machine is on its way to each of its failures; times are running time, microseconds. */
export interface Wear {
  readonly failures: readonly FailureSettings[];
  /** The failure that comes first, and how long from now; -1 where none will come. */
  readonly next: number;
  leftUs(failure: number): number;
  /** Lets the machine have run. */
  run(elapsedUs: number): void;
  /** The failure has come. */
  fail(failure: number): void;
  /** As new. */
  mend(failure: number): void;
  /** Lets a failure come after some time, running or not, its signs growing from now on. */
  hasten(failure: number, inUs: number, severity: number, nowUs: number): void;
  /** The time of a failure that was asked for has come: it is next. Says whether that is so. */
  expire(failure: number, nowUs: number): boolean;
  /**
   * How strongly a failure shows, 0 to 1 (times the severity of one that was asked for).
   *
   * @param runUs running time since the last call of `run`
   */
  strength(failure: number, runUs: number, nowUs: number): number;
}

/**
 * Every failure of a machine has a life of its own, exponential; repairing one does not renew the others. Only running
 * time counts (operation-dependent failures, as in S. B. Gershwin, *Manufacturing Systems Engineering*, 1994, ch. 3).
 */
export function createWear(failures: readonly FailureSettings[], random: Random): Wear {
  const lifeUs = ({ mtbfS }: FailureSettings): number =>
    mtbfS === undefined ? Number.POSITIVE_INFINITY : random.exponential(mtbfS) * 1e6;
  const leftUs = Float64Array.from(failures, lifeUs);
  const leadUs = Float64Array.from(failures, ({ leadS }) => leadS * 1e6);
  const severities = new Float64Array(failures.length).fill(1);
  /** When a failure that was asked for is to come; infinite for the others. */
  const dueUs = new Float64Array(failures.length).fill(Number.POSITIVE_INFINITY);

  return {
    failures,
    get next() {
      let first = -1;
      let firstUs = Number.POSITIVE_INFINITY;
      for (let failure = 0; failure < leftUs.length; failure++) {
        const left = leftUs[failure] as number;
        if (left >= firstUs || left === 0) continue;
        first = failure;
        firstUs = left;
      }
      return first;
    },
    leftUs: (failure) => leftUs[failure] ?? Number.POSITIVE_INFINITY,
    run(elapsedUs) {
      for (let failure = 0; failure < leftUs.length; failure++) {
        const left = leftUs[failure] as number;
        // One that has come and not been mended stays at 0.
        if (left > 0) leftUs[failure] = Math.max(Number.MIN_VALUE, left - elapsedUs);
      }
    },
    fail: (failure) => leftUs.fill(0, failure, failure + 1),
    mend(failure) {
      const settings = failures[failure];
      if (settings === undefined) return;
      leftUs[failure] = lifeUs(settings);
      leadUs[failure] = settings.leadS * 1e6;
      severities[failure] = 1;
      dueUs[failure] = Number.POSITIVE_INFINITY;
    },
    hasten(failure, inUs, severity, nowUs) {
      // What shows already goes on from where it is.
      const shown = Math.max(0, 1 - (leftUs[failure] as number) / (leadUs[failure] as number)) || 0;
      leadUs[failure] = Math.max(1, inUs) / Math.max(0.01, 1 - shown);
      leftUs[failure] = Number.POSITIVE_INFINITY;
      severities[failure] = severity;
      dueUs[failure] = nowUs + inUs;
    },
    expire(failure, nowUs) {
      if (!((dueUs[failure] as number) <= nowUs)) return false;
      dueUs[failure] = Number.POSITIVE_INFINITY;
      leftUs[failure] = Number.MIN_VALUE;
      return true;
    },
    strength(failure, runUs, nowUs) {
      const runLeftUs = leftUs[failure] as number;
      const lead = leadUs[failure] as number;
      if (runLeftUs === 0) return severities[failure] as number;
      const left = Math.min(runLeftUs - runUs, (dueUs[failure] as number) - nowUs);
      if (left >= lead) return 0;
      return (severities[failure] as number) * wearOut(1 - Math.max(0, left) / lead);
    },
  };
}

/** Share of the run-up in which wear is steady; after that it feeds on itself. */
const steadyShare = 0.8;
/** How much of the way is made by then. */
const steadyWear = 0.45;

/** Wear over the run-up to a failure, both 0 to 1: slow and even first, then exponential. */
function wearOut(share: number): number {
  if (share <= steadyShare) return (share / steadyShare) * steadyWear;
  const late = (share - steadyShare) / (1 - steadyShare);
  return steadyWear + (1 - steadyWear) * (Math.expm1(2 * late) / Math.expm1(2));
}
