import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { openSharedSession, type SharedSession } from "./shared-session.ts";
import type { Source } from "./source.ts";

/** The sessions of a host, by name. */
export interface Sessions {
  /**
   * Joins a session, or makes it.
   *
   * @param name undefined for a session of the screen's own
   * @throws Error where the session of that name is of another source
   */
  enter(name: string | undefined, source: Source, profile: Profile, nowUs: number): SharedSession;
  leave(session: SharedSession, nowUs: number): void;
  tick(nowUs: number): void;
  all(): Iterable<SharedSession>;
  /** The session that a telephone's token moves. */
  byRemoteToken(token: string): SharedSession | undefined;
}

/** A session without screens is kept so long, for pages that are loaded again and connections that come back. */
const keptForUs = 600_000_000;

/** Beyond so many of them those that were left first go: each holds a table of the whole plant. */
const mostLeft = 100;

export function createSessions(log: Logger): Sessions {
  const sessions = new Map<string, SharedSession>();
  const leftUs = new Map<SharedSession, number>();

  return {
    enter(name, source, profile, nowUs) {
      const known = name === undefined ? undefined : sessions.get(name);
      if (known !== undefined && known.home !== source)
        throw new Refusal({ zh: `会话 “${name}” 显示的是其他内容`, en: `session ${name} shows something else` });
      const session =
        known ?? openSharedSession(name ?? randomBytes(6).toString("base64url"), profile, source, nowUs, log);
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
      for (const session of sessions.values()) if (session.screens > 0) session.time.tick(nowUs);
      for (const [session, sinceUs] of leftUs) {
        if (nowUs - sinceUs < keptForUs && leftUs.size <= mostLeft) continue;
        leftUs.delete(session);
        sessions.delete(session.name);
      }
    },
    all: () => sessions.values(),
    byRemoteToken: (token) => [...sessions.values()].find((session) => session.isRemote(token)),
  };
}
