import { createHmac, randomBytes } from "node:crypto";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { isSameSecret } from "../services/is-same-secret.ts";

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

const profiles: readonly Profile[] = ["operator", "visitor"];

/**
 * A session id is sealed with the token that it was got with (HMAC, RFC 2104), and nothing is kept of it: screens that
 * were let in stay so when the host is started again, however many there are, until the token is another one.
 */
export function createAccess(given: AccessTokens): Access {
  // An empty one, as `VITRINE_OPERATOR_TOKEN=` sets it, would let everybody in who says nothing.
  const tokens: AccessTokens = { operator: given.operator || undefined, visitor: given.visitor || undefined };
  const isGuarded = tokens.operator !== undefined || tokens.visitor !== undefined;
  const sealed = (profile: Profile, name: string): string => {
    const seal = createHmac("sha256", tokens[profile] ?? "").update(`${profile} ${name}`);
    return `${profile}.${name}.${seal.digest("base64url")}`;
  };

  return {
    isGuarded,
    signIn(token) {
      const profile = profiles.find((each) => {
        const secret = tokens[each];
        return secret !== undefined && isSameSecret(token, secret);
      });
      return profile === undefined ? undefined : sealed(profile, randomBytes(24).toString("base64url"));
    },
    profileOf(sessionId) {
      if (!isGuarded) return "operator";
      if (sessionId === undefined) return undefined;
      const [said, name = ""] = sessionId.split(".");
      const profile = profiles.find((each) => each === said && tokens[each] !== undefined);
      return profile !== undefined && isSameSecret(sessionId, sealed(profile, name)) ? profile : undefined;
    },
  };
}
