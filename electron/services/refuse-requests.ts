import { type RequestName, requests } from "../../twin/bridge/contract.ts";
import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";

/** Handlers that refuse every request, for a host or a channel that serves only a few of its own. */
export function refuseRequests(reason: LocalizedText): RequestHandlers {
  const refuse = (): never => {
    throw new Refusal(reason);
  };
  const names = Object.keys(requests) as RequestName[];
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as RequestHandlers;
}
