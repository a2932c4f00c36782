import type { Logger } from "pino";
import type { RecordedHistory } from "../../twin/playback/recorded-history.ts";
import type { TimeBounds } from "../../twin/playback/time-control.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { advanceTour, commandTour, startTour, type Tour, type TourCommand } from "../../twin/scenario/tour.ts";
import type { TourPlan } from "../../twin/scenario/tour-plan.ts";
import type { TimePilot, TimeSession } from "./time-session.ts";

/** A scenario that plays in a session, with what was measured so far. */
export interface TourSession {
  /** Of a live tour another one whenever a step begins. */
  readonly plan: TourPlan;
  readonly tour: Tour;
  /**
   * Evidence of the steps that were reached, in the order of the scenario; each step's comes a little after it. It is for
   * operators: what it rests on may not be public.
   */
  evidence(): readonly Evidence[];
  /** Counts how often there was more of it. */
  readonly evidenceRevision: number;
  /** Resolves when the evidence of every step that was reached so far is there. */
  settled(): Promise<void>;
  command(command: TourCommand, nowUs: number): void;
  /** Ends it; the session's time is its own again. */
  close(): void;
}

/** How a tour moves: what there is of it now, and what time and commands make of it. */
export interface TourMotion {
  readonly plan: TourPlan;
  readonly tour: Tour;
  advance(elapsedUs: number, bounds: TimeBounds): void;
  command(command: TourCommand, bounds: TimeBounds): void;
}

/**
 * Plays a scenario that was planned over the recorded time of a session, from its beginning. Until it is closed the
 * session's time is moved by the tour.
 */
export function playTour(
  scenario: Scenario,
  plan: TourPlan,
  time: TimeSession,
  recorded: RecordedHistory,
  log: Logger,
): TourSession {
  let tour = startTour(plan);
  const motion: TourMotion = {
    plan,
    get tour() {
      return tour;
    },
    advance(elapsedUs, bounds) {
      tour = advanceTour(tour, elapsedUs, plan, bounds);
    },
    command(command, bounds) {
      tour = commandTour(tour, command, plan, bounds);
    },
  };
  return runTour(
    scenario,
    motion,
    time,
    (step) => collectEvidence(scenario, step, plan, time.source.plant, recorded),
    log,
  );
}

/**
 * Lets a tour move a session's time, and has the steps that it reaches measured.
 *
 * @param collect reads what the data says of a step's claims
 */
export function runTour(
  scenario: Scenario,
  motion: TourMotion,
  time: TimeSession,
  collect: (step: number) => Promise<Evidence[]>,
  log: Logger,
): TourSession {
  const evidence = new Map<number, readonly Evidence[]>();
  const reached = new Set<number>();
  let evidenceRevision = 0;
  /** One step after the other: reading is work, and the tour goes on meanwhile. */
  let collecting = Promise.resolve();
  /** Where the tour begins in time: a live one that plays again begins at another moment. */
  let { startUs } = motion.plan;

  const reach = (step: number): void => {
    if (reached.has(step)) return;
    reached.add(step);
    const ofUs = startUs;
    collecting = collecting
      .then(() => (ofUs === startUs ? collect(step) : []))
      .then((found) => {
        if (ofUs !== startUs) return;
        evidence.set(step, found);
        evidenceRevision++;
      })
      .catch((error: unknown) => {
        // It may be asked for again when the step is reached again.
        if (ofUs === startUs) reached.delete(step);
        log.error({ error, scenario: scenario.id, step }, "the evidence of a step could not be collected");
      });
  };
  /** What was measured is of the time that the tour went through before. */
  const beginAnew = (): void => {
    if (motion.plan.startUs === startUs) return;
    ({ startUs } = motion.plan);
    reached.clear();
    evidence.clear();
    evidenceRevision++;
  };
  /** Steps that were passed within one tick are reached like others; those that people jump over are not. */
  const reachFrom = (first: number): void => {
    for (let step = Math.max(0, first); step <= motion.tour.step; step++) reach(step);
  };

  const pilot: TimePilot = {
    get clock() {
      return motion.tour.clock;
    },
    advance(elapsedUs, bounds) {
      const { step } = motion.tour;
      motion.advance(elapsedUs, bounds);
      reachFrom(step + 1);
    },
    command: (command, bounds) => motion.command({ kind: "time", command }, bounds),
  };
  time.drive(pilot);

  return {
    get plan() {
      return motion.plan;
    },
    get tour() {
      return motion.tour;
    },
    get evidenceRevision() {
      return evidenceRevision;
    },
    evidence: () => [...evidence].sort(([a], [b]) => a - b).flatMap(([, found]) => found),
    async settled() {
      for (let waited: unknown; waited !== collecting; ) {
        waited = collecting;
        await collecting;
      }
    },
    command(command, nowUs) {
      motion.command(command, time.source.bounds(nowUs));
      beginAnew();
      reachFrom(motion.tour.step);
      time.drive(pilot);
    },
    close: () => time.drive(undefined),
  };
}
