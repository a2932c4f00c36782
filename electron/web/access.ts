import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Profile } from "../../twin/plant/plant-view.ts";

/** Secrets that let a screen in; without any, every screen on this machine is an operator's. */
export interface AccessTokens {
  readonly operator?: string | undefined;
  readonly visitor?: string | undefined;
}

/** Decides who may come in, and as what. */
export interface Access {
  /** Whether signing in is needed at all. */
  readonly isGuarded: boolean;
  /** @returns a session id for the cookie, or undefined for a wrong token */
  signIn(token: string): string | undefined;
  /** The profile of a session id; undefined where there is no such session. */
  profileOf(sessionId: string | undefined): Profile | undefined;
}

/** Sessions kept; the oldest goes when another comes. */
const sessionsKept = 1000;

export function createAccess(given: AccessTokens): Access {
  // An empty one, as `VITRINE_OPERATOR_TOKEN=` sets it, would let everybody in who says nothing.
  const tokens: AccessTokens = { operator: given.operator || undefined, visitor: given.visitor || undefined };
  const isGuarded = tokens.operator !== undefined || tokens.visitor !== undefined;
  const sessions = new Map<string, Profile>();

  return {
    isGuarded,
    signIn(token) {
      const profile = isSame(token, tokens.operator)
        ? "operator"
        : isSame(token, tokens.visitor)
          ? "visitor"
          : undefined;
      if (profile === undefined) return undefined;
      const sessionId = randomBytes(24).toString("base64url");
      sessions.set(sessionId, profile);
      if (sessions.size > sessionsKept) {
        const oldest = sessions.keys().next();
        if (!oldest.done) sessions.delete(oldest.value);
      }
      return sessionId;
    },
    profileOf(sessionId) {
      if (!isGuarded) return "operator";
      return sessionId === undefined ? undefined : sessions.get(sessionId);
    },
  };
}

/** Compares in a time that does not depend on where the two differ. */
function isSame(given: string, token: string | undefined): boolean {
  if (token === undefined) return false;
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
