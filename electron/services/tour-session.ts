import type { Logger } from "pino";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import { planTour } from "../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { advanceTour, commandTour, startTour, type Tour, type TourCommand } from "../../twin/scenario/tour.ts";
import { type TourChapter, tourChapters } from "../../twin/scenario/tour-chapters.ts";
import type { TourPlan } from "../../twin/scenario/tour-plan.ts";
import type { TimePilot, TimeSession } from "./time-session.ts";

/** A scenario that plays in a session, with what was measured so far. */
export interface TourSession {
  readonly plan: TourPlan;
  readonly chapters: readonly TourChapter[];
  readonly tour: Tour;
  /**
   * Evidence of the steps that were reached, in the order of the scenario; each step's comes a little after it. It is for
   * operators: what it rests on may not be public.
   */
  evidence(): readonly Evidence[];
  /** Resolves when the evidence of every step that was reached so far is there. */
  settled(): Promise<void>;
  command(command: TourCommand, nowUs: number): void;
  /** Ends it; the session's time is its own again. */
  close(): void;
}

/** A tour that was opened, and what stands against playing it as it was meant, said before it starts. */
export interface OpenedTour {
  /** Undefined where it cannot be played. */
  readonly session: TourSession | undefined;
  readonly warnings: readonly LocalizedText[];
}

/**
 * Plays a scenario over recorded time in a session, from its beginning: the session's time is moved by the tour until
 * it is closed. The scenario is left as it was written; what its names stand for is looked up in the session's plant.
 *
 * @param range of the recorded time; at most what there is of it when the tour is opened
 * @throws Error where the session has no recorded time, or where the history cannot be read
 */
export async function openTourSession(
  scenario: Scenario,
  time: TimeSession,
  range: TimeRange,
  log: Logger,
): Promise<OpenedTour> {
  const { plant, recorded } = time.source;
  if (recorded === undefined) throw new Error("nothing is recorded here");
  const { plan, warnings } = await planTour(scenario, plant, recorded, range);
  if (plan === undefined) return { session: undefined, warnings };
  return { session: playTour(scenario, plan, time, recorded, log), warnings };
}

function playTour(
  scenario: Scenario,
  plan: TourPlan,
  time: TimeSession,
  recorded: RecordedHistory,
  log: Logger,
): TourSession {
  const { plant } = time.source;
  let tour = startTour(plan);
  const evidence = new Map<number, readonly Evidence[]>();
  const reached = new Set<number>();
  /** One step after the other: reading is work, and the tour goes on meanwhile. */
  let collecting = Promise.resolve();

  const collect = (step: number): void => {
    if (reached.has(step)) return;
    reached.add(step);
    collecting = collecting
      .then(() => collectEvidence(scenario, step, plan, plant, recorded))
      .then((found) => void evidence.set(step, found))
      .catch((error: unknown) => {
        // It may be asked for again when the step is reached again.
        reached.delete(step);
        log.error({ error, scenario: scenario.id, step }, "the evidence of a step could not be collected");
      });
  };
  /** Steps that were passed within one tick are reached like others; those that people jump over are not. */
  const become = (next: Tour, isJump: boolean): void => {
    const from = isJump ? next.step : tour.step + 1;
    tour = next;
    for (let step = Math.max(0, from); step <= next.step; step++) collect(step);
  };

  const pilot: TimePilot = {
    get clock() {
      return tour.clock;
    },
    advance: (elapsedUs, bounds) => become(advanceTour(tour, elapsedUs, plan, bounds), false),
    command: (command, bounds) => become(commandTour(tour, { kind: "time", command }, plan, bounds), false),
  };
  time.drive(pilot);

  return {
    plan,
    chapters: tourChapters(scenario, plan),
    get tour() {
      return tour;
    },
    evidence: () => [...evidence].sort(([a], [b]) => a - b).flatMap(([, found]) => found),
    async settled() {
      for (let waited: unknown; waited !== collecting; ) {
        waited = collecting;
        await collecting;
      }
    },
    command(command, nowUs) {
      become(commandTour(tour, command, plan, time.source.bounds(nowUs)), true);
      time.drive(pilot);
    },
    close: () => time.drive(undefined),
  };
}
