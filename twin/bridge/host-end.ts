import type { Profile } from "../plant/plant-view.ts";
import type { Channel } from "./channel.ts";
import { type EventData, type EventName, type RequestName, type RequestResult, requests } from "./contract.ts";
import { type HostMessage, parseScreenMessage, type ScreenMessage } from "./message.ts";
import { Refusal } from "./refusal.ts";

/** What the host does for each request; the argument has been validated. */
export type RequestHandlers = {
  [Name in RequestName]: (args: ParsedArgs<Name>) => RequestResult<Name> | Promise<RequestResult<Name>>;
};

type ParsedArgs<Name extends RequestName> = (typeof requests)[Name]["args"]["_zod"]["output"];

/** The host's end of one channel. */
export interface HostEnd {
  /**
   * Whether the screen keeps up, so that more may be pushed. A screen that does not gets nothing new until it has
   * taken in what is on its way: nothing queues for it.
   */
  readonly isReady: boolean;
  /** Pushes sent and not yet taken in. */
  readonly inFlight: number;
  pushEvent<Name extends EventName>(name: Name, data: EventData<Name>): void;
  pushBatch(batch: Uint8Array): void;
}

/** Pushes on their way to one screen; enough for 30 batches a second over a round trip of 100 ms. */
const maxInFlight = 4;

/** A screen that asks and never reads the answers is cut off beyond this. */
const maxBufferedAnswerBytes = 64_000_000;

/**
 * Serves one screen's requests and pushes events and batches to it.
 *
 * @param profile the profile as which requests are allowed, asked anew each time
 */
export function attachScreen(channel: Channel, profile: () => Profile, handlers: RequestHandlers): HostEnd {
  let inFlight = 0;
  const send = (message: HostMessage): void => channel.send(JSON.stringify(message));

  channel.onMessage((message) => {
    const parsed = typeof message === "string" ? parseScreenMessage(message) : undefined;
    if (parsed === undefined) {
      channel.close("not a message of the bridge");
    } else if ("applied" in parsed) {
      inFlight = Math.max(0, inFlight - parsed.applied);
    } else if (channel.bufferedBytes > maxBufferedAnswerBytes) {
      channel.close("answers are not read");
    } else {
      void answer(parsed, profile(), handlers).then((result) => sendAnswer(result, send));
    }
  });

  return {
    get isReady() {
      return inFlight < maxInFlight;
    },
    get inFlight() {
      return inFlight;
    },
    pushEvent(event, data) {
      inFlight++;
      send({ event, data });
    },
    pushBatch(batch) {
      inFlight++;
      channel.send(batch);
    },
  };
}

async function answer(
  message: Extract<ScreenMessage, { request: string }>,
  profile: Profile,
  handlers: RequestHandlers,
): Promise<HostMessage> {
  const { id } = message;
  if (!Object.hasOwn(requests, message.request)) return failure(id, "unknown-request", message.request);
  const name = message.request as RequestName;
  if (requests[name].profile === "operator" && profile !== "operator") return failure(id, "not-allowed", name);
  try {
    // Within the guard: what is nested too deeply exhausts the stack of whoever looks into it.
    const args = requests[name].args.safeParse(message.args);
    if (!args.success) return failure(id, "bad-arguments", `${name}: ${args.error.message}`);
    const handle = handlers[name] as (args: unknown) => unknown;
    return { id, result: await handle(args.data) };
  } catch (error) {
    if (error instanceof Refusal) return { id, error: { code: error.code, message: error.message, text: error.text } };
    return failure(id, "failed", error instanceof Error ? error.message : String(error));
  }
}

/** An answer that cannot be written as text, such as one longer than a text can be, is a failure of its request alone. */
function sendAnswer(message: HostMessage, send: (message: HostMessage) => void): void {
  try {
    send(message);
  } catch (error) {
    if (!("id" in message)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    send(failure(message.id, "failed", `the answer cannot be sent: ${reason}; ask for less`));
  }
}

function failure(id: number, code: string, message: string): HostMessage {
  return { id, error: { code, message } };
}
