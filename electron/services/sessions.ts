import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { Source } from "./source.ts";
import { openTimeSession, type TimeSession } from "./time-session.ts";

/** The sessions of a host, by name. */
export interface Sessions {
  /**
   * Joins a session, or makes it.
   *
   * @param name undefined for a session of the screen's own
   * @throws Error where the session of that name is of another source
   */
  enter(name: string | undefined, source: Source, profile: Profile, nowUs: number): TimeSession;
  leave(session: TimeSession, nowUs: number): void;
  tick(nowUs: number): void;
  /** How many sessions are of a source. */
  count(source: Source): number;
}

/** A session without screens is kept so long, for pages that are loaded again and connections that come back. */
const keptForUs = 600_000_000;

export function createSessions(log: Logger): Sessions {
  const sessions = new Map<string, TimeSession>();
  const leftUs = new Map<TimeSession, number>();

  return {
    enter(name, source, profile, nowUs) {
      const known = name === undefined ? undefined : sessions.get(name);
      if (known !== undefined && known.source !== source) throw new Error(`session ${name} shows something else`);
      const session =
        known ?? openTimeSession(name ?? randomBytes(6).toString("base64url"), profile, source, nowUs, log);
      sessions.set(session.name, session);
      leftUs.delete(session);
      session.screens++;
      return session;
    },
    leave(session, nowUs) {
      session.screens--;
      if (session.screens === 0) leftUs.set(session, nowUs);
    },
    tick(nowUs) {
      for (const session of sessions.values()) if (session.screens > 0) session.tick(nowUs);
      for (const [session, sinceUs] of leftUs) {
        if (nowUs - sinceUs < keptForUs) continue;
        leftUs.delete(session);
        sessions.delete(session.name);
      }
    },
    count: (source) => [...sessions.values()].filter((session) => session.source === source).length,
  };
}
