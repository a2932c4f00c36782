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

/** Connects the store to a host, and again whenever the connection is lost. Values of the past stay and age. */
export function connectSession(store: SessionStore, edges: SessionEdges): Session {
  let end: ScreenEnd | undefined;
  let channel: Channel | undefined;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = async (): Promise<void> => {
    try {
      channel = await edges.openChannel();
    } catch {
      retry();
      return;
    }
    if (isStopped) return channel.close("the screen closed");
    end = attachHost(channel, {
      onBatch: (batch) => void store.getState().live?.apply(batch),
      onEvent: (name, data) => takeEvent(store, edges.monotonicMs, name, data),
    });
    channel.onClose(retry);
    try {
      const { profile, recording, side, monotonicMs } = edges;
      // After a lost connection the screen comes back into the session that it was in.
      const session = store.getState().session ?? edges.session;
      takePlant(store, await end.request("open-session", { profile, session, recording, side }), monotonicMs);
      store.setState({ openProblem: undefined });
    } catch (error) {
      store.setState({ openProblem: problemOf(error) });
      channel.close("the session could not be opened");
    }
  };
  const retry = (): void => {
    end = undefined;
    if (isStopped) return;
    const { link, live } = store.getState();
    if (link === "open") store.setState({ link: "lost" });
    // Values of the past do not change without a host, so their time stands still; the plant's own now goes on.
    if (live !== undefined && isRecorded(store.getState())) live.clock.set(live.nowUs(), 0, 0);
    timer = setTimeout(() => void connect(), reconnectAfterMs);
  };
  void connect();

  const provenanceTimer = setInterval(() => updateProvenance(store), provenanceEveryMs);

  return {
    ...createSessionRequests(
      () => end,
      (timeProblem) => store.setState({ timeProblem }),
    ),
    beside: (other, side) => connectSession(other, { ...edges, session: undefined, side }),
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
