import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { EventData } from "../../twin/bridge/contract.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import { planTour } from "../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import type { TourContent, TourGround } from "../../twin/scenario/tour-view.ts";
import { isSameSecret } from "./is-same-secret.ts";
import { playLiveTour } from "./live-tour-session.ts";
import { refusals } from "./refusals.ts";
import type { Source } from "./source.ts";
import { openTimeSession, type TimeSession } from "./time-session.ts";
import { playTour, type TourSession } from "./tour-session.ts";

/** A scenario that plays in a session. */
export interface PlayingTour extends Omit<TourContent, "plan"> {
  readonly session: TourSession;
}

/** What a tour is to play, and over what. */
export interface TourWish {
  readonly scenario: Scenario;
  readonly over: TourGround;
  /** Where the recorded time lies. */
  readonly source: Source;
  /** Of a live tour there is none. */
  readonly range: TimeRange | undefined;
  /** Whether it starts whatever stands against playing it as it was meant. */
  readonly allTheSame: boolean;
}

/** What several screens share: a source, one place in its time, and the tour that plays there. */
export interface SharedSession {
  readonly name: string;
  /** The profile of the screen that made it: only screens of at least that profile move it. */
  readonly owner: Profile;
  /** The source that it was opened with and goes back to after a tour. */
  readonly home: Source;
  /** The place in time; another one whenever the session goes to another source. */
  readonly time: TimeSession;
  readonly tour: PlayingTour | undefined;
  /** The screens that share it. */
  screens: number;
  /** The scenario that is being made ready for it, and how far it is; undefined while none is. */
  preparing: NonNullable<EventData<"preparing">> | undefined;
  /**
   * Plays a scenario from its beginning, in place of a tour that plays.
   *
   * @param clockUs the host's; laying the scenario out takes time, and none of it is the tour's
   * @returns whether it started, and what stands against playing it as it was meant
   * @throws Error where nothing is recorded there, or where it cannot be read
   */
  startTour(wish: TourWish, clockUs: () => number): Promise<{ isStarted: boolean; warnings: readonly LocalizedText[] }>;
  /** Ends the tour and goes back to where the session came from. */
  leaveTour(nowUs: number): void;
  /** The token of telephones that move its tours. */
  remoteToken(): string;
  isRemote(token: string): boolean;
}

export function openSharedSession(
  name: string,
  owner: Profile,
  home: Source,
  nowUs: number,
  log: Logger,
): SharedSession {
  let time = openTimeSession(home, nowUs, log);
  let tour: PlayingTour | undefined;
  let token: string | undefined;

  /** Ends the tour that plays and goes to a source. */
  const leave = (source: Source, atUs: number): void => {
    tour?.session.close();
    tour = undefined;
    if (time.source !== source) time = openTimeSession(source, atUs, log);
  };

  return {
    name,
    owner,
    home,
    get time() {
      return time;
    },
    get tour() {
      return tour;
    },
    screens: 0,
    preparing: undefined,
    async startTour({ scenario, over, source, range, allTheSame }, clockUs) {
      if (source.recorded === undefined) throw refusals.nothingRecorded();
      if (range === undefined) {
        leave(source, clockUs());
        tour = { id: newId(), scenario, over, warnings: [], session: playLiveTour(scenario, time, clockUs(), log) };
        return { isStarted: true, warnings: [] };
      }
      const { plan, warnings } = await planTour(scenario, source.plant, source.recorded, range);
      if (plan === undefined || (warnings.length > 0 && !allTheSame)) return { isStarted: false, warnings };
      leave(source, clockUs());
      tour = { id: newId(), scenario, over, warnings, session: playTour(scenario, plan, time, source.recorded, log) };
      return { isStarted: true, warnings };
    },
    leaveTour(atUs) {
      if (tour === undefined) return;
      leave(home, atUs);
      time.command({ kind: home.live === undefined ? "pause" : "follow" }, atUs);
    },
    remoteToken() {
      token ??= randomBytes(18).toString("base64url");
      return token;
    },
    isRemote: (given) => token !== undefined && isSameSecret(given, token),
  };
}

function newId(): string {
  return randomBytes(6).toString("base64url");
}
