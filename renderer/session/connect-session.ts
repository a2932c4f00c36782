import type { Channel } from "../../twin/bridge/channel.ts";
import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import { attachHost, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { provenanceOf } from "../../twin/playback/provenance.ts";
import { createSessionRequests, problemOf, type SessionRequests } from "./session-requests.ts";
import { isRecorded, type SessionStore } from "./session-store.ts";
import { takeEvent } from "./take-events.ts";
import { takePlant } from "./take-plant.ts";

/** A screen's part in a session of its host. */
export interface Session extends SessionRequests {
  /** Connects a further store to the same source, over a channel of its own, as one of two runs side by side. */
  beside(store: SessionStore, side: PairSide): Session;
  /** Asks a host at once that has refused to open the session. */
  askAgain(): void;
  stop(): void;
}

export interface SessionEdges {
  readonly openChannel: () => Promise<Channel>;
  /** The profile to ask for; undefined for the highest that the host allows. */
  readonly profile: Profile | undefined;
  /** The session to join, by its name; undefined for one of this screen's own. */
  readonly session: string | undefined;
  /** The exchange file to show, by its id; undefined for the host's own source. */
  readonly recording: string | undefined;
  /** Which of two runs to show, side by side with the other; undefined for the source as a whole. */
  readonly side?: PairSide | undefined;
  /** A clock that only goes forward, in milliseconds. */
  readonly monotonicMs: () => number;
}

const reconnectAfterMs = 1000;
const provenanceEveryMs = 500;

/**
 * A host tells its time every second. One that has said nothing for so many looks, 20 s of this screen's own time, is
 * gone, whatever the connection says: of a cable that was pulled a socket hears for minutes, or never.
 */
const silentLooks = 40;

/** A host that has refused is asked again after this long, and after twice as long each time, up to a minute. */
const firstRefusedMs = 2000;
const longestRefusedMs = 60_000;

/** What the host will answer again: it does not take this screen's question, or not from this screen. */
const finalCodes: ReadonlySet<unknown> = new Set(["not-allowed", "bad-arguments", "unknown-request", "bad-result"]);

/**
 * Connects the store to a host, and again whenever the connection is lost. Values of the past stay and age. A refusal
 * that can change is asked about ever more rarely, because opening may cost a host much; any other is left at that.
 */
export function connectSession(store: SessionStore, edges: SessionEdges): Session {
  let end: ScreenEnd | undefined;
  let channel: Channel | undefined;
  let isStopped = false;
  /** How often the host has refused one after the other. */
  let refusals = 0;
  /** Whether nothing is under way, and the host is asked later or not at all. */
  let isWaiting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Looks since the host was last heard of: counted, because a page that slept heard nothing and missed nothing. */
  let looks = 0;

  const connect = async (): Promise<void> => {
    clearTimeout(timer);
    isWaiting = false;
    try {
      channel = await edges.openChannel();
    } catch {
      forgetRefusal();
      retry();
      return;
    }
    if (isStopped) return channel.close("the screen closed");
    end = attachHost(channel, {
      onBatch: (batch) => void store.getState().live?.apply(batch),
      onEvent: (name, data) => takeEvent(store, edges.monotonicMs, name, data),
    });
    channel.onMessage(() => {
      looks = 0;
    });
    channel.onClose(retry);
    try {
      const { profile, recording, side, monotonicMs } = edges;
      // After a lost connection the screen comes back into the session that it was in.
      const session = store.getState().session ?? edges.session;
      takePlant(store, await end.request("open-session", { profile, session, recording, side }), monotonicMs);
      forgetRefusal();
    } catch (error) {
      takeRefusal(error);
      channel.close("the session could not be opened");
    }
  };
  const takeRefusal = (error: unknown): void => {
    const problem = problemOf(error);
    // A connection that was lost meanwhile is no refusal.
    if (problem.code === "no-host") {
      forgetRefusal();
      return;
    }
    refusals++;
    const isFinal = error instanceof Error && "code" in error && finalCodes.has(error.code);
    store.setState({ openProblem: { ...problem, isFinal } });
  };
  const forgetRefusal = (): void => {
    refusals = 0;
    store.setState({ openProblem: undefined });
  };
  const retry = (): void => {
    end = undefined;
    if (isStopped) return;
    const { link, live, openProblem } = store.getState();
    if (link === "open") store.setState({ link: "lost" });
    // Values of the past do not change without a host, so their time stands still; the plant's own now goes on.
    if (live !== undefined && isRecorded(store.getState())) live.clock.set(live.nowUs(), 0, 0);
    isWaiting = true;
    if (openProblem?.isFinal === true) return;
    const refusedMs = Math.min(longestRefusedMs, firstRefusedMs * 2 ** (refusals - 1));
    timer = setTimeout(() => void connect(), refusals === 0 ? reconnectAfterMs : refusedMs);
  };
  void connect();

  const look = (): void => {
    updateProvenance(store);
    if (store.getState().link !== "open" || ++looks < silentLooks) return;
    looks = 0;
    channel?.close("the host has said nothing for 20 s");
  };
  const provenanceTimer = setInterval(look, provenanceEveryMs);

  return {
    ...createSessionRequests(
      () => end,
      (timeProblem) => store.setState({ timeProblem }),
    ),
    beside: (other, side) => connectSession(other, { ...edges, session: undefined, side }),
    askAgain() {
      if (isWaiting) void connect();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(provenanceTimer);
      channel?.close("the screen closed");
    },
  };
}

/** The mark changes when values become old by themselves, so it is looked after by time, not by data. */
function updateProvenance(store: SessionStore): void {
  const state = store.getState();
  const { live, provenance } = state;
  if (live === undefined) return;
  const now = provenanceOf(live.table, live.staleAfterUs, live.nowUs(), isRecorded(state));
  if (JSON.stringify(now) !== JSON.stringify(provenance)) store.setState({ provenance: now });
}
