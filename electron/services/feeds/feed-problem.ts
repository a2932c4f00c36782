import type { FeedProblem } from "../../../twin/bridge/contract.ts";

/** Why a connection failed: a kind that the screen says in words, and the library's own for those who look closer. */
export interface ConnectionProblem {
  readonly code: FeedProblem;
  readonly detail: string;
}

const problemBySystemCode: Readonly<Record<string, FeedProblem>> = {
  ECONNREFUSED: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ECONNRESET: "connection-lost",
  EPIPE: "connection-lost",
  ETIMEDOUT: "timeout",
  ENOTFOUND: "unknown-host",
  EAI_AGAIN: "unknown-host",
  HOSTNAME_MISMATCH: "certificate",
};

/** Reason codes of CONNACK in MQTT 3.1.1 (section 3.2.2.3) and MQTT 5 (section 3.2.2.2). */
const problemByConnack: Readonly<Record<number, FeedProblem>> = {
  1: "protocol-refused",
  3: "refused",
  4: "bad-credentials",
  5: "not-authorised",
  132: "protocol-refused",
  134: "bad-credentials",
  135: "not-authorised",
  140: "bad-credentials",
};

/** What a connection error means. */
export function problemOf(error: unknown): ConnectionProblem {
  const detail = error instanceof Error ? error.message || error.name : String(error);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (typeof code === "number") return { code: problemByConnack[code] ?? "refused", detail: `${detail} (${code})` };
  if (typeof code === "string") {
    if (/CERT|SELF_SIGNED|^UNABLE_TO_|^ERR_TLS|^ERR_SSL|^ERR_OSSL/.test(code))
      return { code: "certificate", detail: code };
    return { code: problemBySystemCode[code] ?? "unreachable", detail: code };
  }
  if (/timeout/i.test(detail)) return { code: "timeout", detail };
  return { code: "connection-lost", detail };
}
