import type { Logger } from "pino";
import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { clockOfRun, commandOfRun, pairBounds } from "../../twin/playback/pair-clock.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import {
  advanceTime,
  commandTime,
  firstTimeControl,
  type TimeBounds,
  type TimeControl,
} from "../../twin/playback/time-control.ts";
import { type OpenRun, sourceOfRun } from "./open-run.ts";
import type { SharedSession } from "./shared-session.ts";
import { openTimeSession, type TimePilot } from "./time-session.ts";

/** The pairs of runs that screens show side by side, each on a clock of its own. */
export interface Pairs {
  /**
   * Opens one side of a pair. A screen that comes back takes the place of the one that was there.
   *
   * @throws Error where nothing is recorded there, or too many pairs are shown
   */
  enter(side: Pick<PairSide, "pair" | "place">, run: OpenRun, owner: Profile, nowUs: number): SharedSession;
  /** Closes a side; with its last side a pair is gone. False where the session is none of a pair. */
  leave(session: SharedSession): boolean;
  tick(nowUs: number): void;
}

/** Each reads two stretches of the history at once: with more of them everybody else would wait. */
const mostPairs = 8;

export function createPairs(log: Logger): Pairs {
  const pairs = new Map<string, Pair>();

  return {
    enter({ pair: id, place }, run, owner, nowUs) {
      const known = pairs.get(id);
      if (known === undefined && pairs.size >= mostPairs) {
        throw new Refusal({
          zh: `并排显示的对比已达上限（${mostPairs} 组）。请先退出其他画面上的对比`,
          en: `${mostPairs} pairs are shown already: leave one on another screen first`,
        });
      }
      const pair = known ?? openPair(nowUs);
      const session = pair.enter(place, run, owner, nowUs, log);
      pairs.set(id, pair);
      return session;
    },
    leave(session) {
      for (const [id, pair] of pairs) {
        if (!pair.leave(session)) continue;
        if (pair.isEmpty) pairs.delete(id);
        return true;
      }
      return false;
    },
    tick(nowUs) {
      for (const pair of pairs.values()) pair.tick(nowUs);
    },
  };
}

/** Two runs on one clock. */
interface Pair {
  readonly isEmpty: boolean;
  enter(place: PairSide["place"], run: OpenRun, owner: Profile, nowUs: number, log: Logger): SharedSession;
  leave(session: SharedSession): boolean;
  tick(nowUs: number): void;
}

interface Side {
  readonly session: SharedSession;
  readonly range: TimeRange;
  readonly pilot: TimePilot;
}

function openPair(nowUs: number): Pair {
  const sides = new Map<PairSide["place"], Side>();
  /** Sides whose places were taken by screens that came back: they stand still until their channels close. */
  const replaced = new Set<SharedSession>();
  let tickedUs = nowUs;
  const bounds = (): TimeBounds => pairBounds([...sides.values()].map(({ range }) => range));
  /** The one clock: what has passed since both runs began. */
  let control: TimeControl = firstTimeControl(pairBounds([]));
  /** What both sides show, or are about to: the same moment, however long a history takes to find it. */
  let shown = control;

  const pilotOf = (range: TimeRange): TimePilot => ({
    get clock() {
      return clockOfRun(shown, range);
    },
    // The clock goes on in the pair's own tick, once for both.
    advance: () => undefined,
    command(command) {
      control = commandTime(control, commandOfRun(command, range), bounds());
      shown = control;
      for (const { session, pilot } of sides.values()) session.time.drive(pilot);
    },
  });

  return {
    get isEmpty() {
      return sides.size === 0;
    },
    enter(place, run, owner, atUs, log) {
      const before = sides.get(place);
      if (before !== undefined) replaced.add(before.session);
      const session = sideSession(place, run, owner, atUs, log);
      const pilot = pilotOf(run.range);
      sides.set(place, { session, range: run.range, pilot });
      session.time.drive(pilot);
      return session;
    },
    leave(session) {
      if (replaced.delete(session)) return true;
      for (const [place, side] of sides) {
        if (side.session === session) return sides.delete(place);
      }
      return false;
    },
    tick(atUs) {
      control = advanceTime(control, Math.max(0, atUs - tickedUs), bounds());
      tickedUs = atUs;
      const times = [...sides.values()].map(({ session }) => session.time);
      if (times.every(({ isLooking }) => !isLooking)) shown = control;
      for (const time of times) time.tick(atUs);
    },
  };
}

/** A session of one screen, which nobody joins and no tour plays in: its time is the pair's. */
function sideSession(name: string, run: OpenRun, owner: Profile, nowUs: number, log: Logger): SharedSession {
  const home = sourceOfRun(run);
  const refuse = (): never => {
    throw new Refusal({
      zh: "对比的两侧只能一起操作",
      en: "a run that is held against another one is moved with it alone",
    });
  };
  return {
    name,
    owner,
    home,
    time: openTimeSession(home, nowUs, log),
    tour: undefined,
    screens: 1,
    preparing: undefined,
    startTour: refuse,
    leaveTour: refuse,
    remoteToken: refuse,
    isRemote: () => false,
  };
}
