import type { z } from "zod";
import type { LocalizedText } from "../plant/localized-text.ts";
import type { Channel } from "./channel.ts";
import {
  type EventData,
  type EventName,
  events,
  type RequestArgs,
  type RequestName,
  type RequestResult,
  requests,
} from "./contract.ts";
import { type BridgeError, type HostMessage, parseHostMessage, type ScreenMessage } from "./message.ts";

/** Who takes in what the host pushes. */
export interface ScreenListeners {
  onBatch(batch: Uint8Array): void;
  onEvent<Name extends EventName>(name: Name, data: EventData<Name>): void;
}

/** A request that the host refused or could not serve. */
export class RequestError extends Error {
  readonly code: string;
  /** Why, for people; undefined where the message is all there is. */
  readonly text: LocalizedText | undefined;

  constructor({ code, message, text }: BridgeError) {
    super(message);
    this.name = "RequestError";
    this.code = code;
    this.text = text;
  }
}

/** The screen's end of the channel. */
export interface ScreenEnd {
  /** @throws RequestError where the host refuses or fails, or the channel closes first */
  request<Name extends RequestName>(name: Name, args: RequestArgs<Name>): Promise<RequestResult<Name>>;
}

interface Pending {
  readonly schema: z.ZodType;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: RequestError) => void;
}

/** Takes part in the bridge as a screen: every push is acknowledged once its listener has taken it in. */
export function attachHost(channel: Channel, listeners: ScreenListeners): ScreenEnd {
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let closedBecause: string | undefined;
  const send = (message: ScreenMessage): void => channel.send(JSON.stringify(message));

  channel.onMessage((message) => {
    if (typeof message !== "string") {
      listeners.onBatch(message);
      send({ applied: 1 });
      return;
    }
    const parsed = parseHostMessage(message);
    if (parsed === undefined) channel.close("not a message of the bridge");
    else if ("event" in parsed) {
      dispatchEvent(parsed.event, parsed.data, listeners);
      send({ applied: 1 });
    } else settle(parsed, pending);
  });
  channel.onClose((reason) => {
    closedBecause = reason;
    for (const request of pending.values()) request.reject(new RequestError({ code: "closed", message: reason }));
    pending.clear();
  });

  return {
    request<Name extends RequestName>(name: Name, args: RequestArgs<Name>): Promise<RequestResult<Name>> {
      if (closedBecause !== undefined) {
        return Promise.reject(new RequestError({ code: "closed", message: closedBecause }));
      }
      const id = nextId++;
      return new Promise<RequestResult<Name>>((resolve, reject) => {
        const schema = requests[name].result;
        pending.set(id, { schema, resolve: resolve as (result: unknown) => void, reject });
        send({ id, request: name, args });
      });
    },
  };
}

/** Events that this screen does not know, or whose data it does not understand, are from another version: left out. */
function dispatchEvent(name: string, data: unknown, listeners: ScreenListeners): void {
  if (!Object.hasOwn(events, name)) return;
  const known = name as EventName;
  const parsed = events[known].safeParse(data);
  if (parsed.success) listeners.onEvent(known, parsed.data as EventData<typeof known>);
}

function settle(message: Exclude<HostMessage, { event: string }>, pending: Map<number, Pending>): void {
  const request = pending.get(message.id);
  if (request === undefined) return;
  pending.delete(message.id);
  if ("error" in message) {
    request.reject(new RequestError(message.error));
    return;
  }
  const result = request.schema.safeParse(message.result);
  if (result.success) request.resolve(result.data);
  else request.reject(new RequestError({ code: "bad-result", message: result.error.message }));
}
