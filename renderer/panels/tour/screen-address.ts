import type { ScreenUse } from "../../session/session-store.ts";

/**
 * The address at which another window shows the same session.
 *
 * @param address of this window
 * @param use what the other window is for
 */
export function screenAddress(address: string, session: string | undefined, use: ScreenUse): string {
  const url = new URL(address);
  if (session !== undefined) url.searchParams.set("session", session);
  if (use === "work") url.searchParams.delete("use");
  else url.searchParams.set("use", use);
  return url.href;
}
