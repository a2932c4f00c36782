import { type RequestName, requests } from "../../twin/bridge/contract.ts";
import type { RequestHandlers } from "../../twin/bridge/host-end.ts";

/** Handlers that refuse every request, for a host or a channel that serves only a few of its own. */
export function refuseRequests(reason: string): RequestHandlers {
  const refuse = (): never => {
    throw new Error(reason);
  };
  const names = Object.keys(requests) as RequestName[];
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as RequestHandlers;
}
