import type { Channel } from "../../twin/bridge/channel.ts";
import type { EventData, EventName, RequestResult } from "../../twin/bridge/contract.ts";
import { attachHost, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { provenanceOf } from "../../twin/playback/provenance.ts";
import { createLiveValues } from "./live-values.ts";
import type { SessionStore } from "./session-store.ts";

/** What a screen can ask of its host, for as long as it is connected. */
export interface Session {
  retryFeed(id: string): void;
  stop(): void;
}

export interface SessionEdges {
  readonly openChannel: () => Promise<Channel>;
  /** The profile to ask for; undefined for the highest that the host allows. */
  readonly profile: Profile | undefined;
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
    end = attachHost(channel, {
      onBatch: (batch) => void store.getState().live?.apply(batch),
      onEvent: (name, data) => takeEvent(store, name, data),
    });
    channel.onClose(retry);
    try {
      takePlant(store, await end.request("open-session", { profile: edges.profile }), edges.monotonicMs);
    } catch {
      channel.close("the session could not be opened");
    }
  };
  const retry = (): void => {
    end = undefined;
    if (isStopped) return;
    if (store.getState().link === "open") store.setState({ link: "lost" });
    timer = setTimeout(() => void connect(), reconnectAfterMs);
  };
  void connect();

  const provenanceTimer = setInterval(() => updateProvenance(store), provenanceEveryMs);

  return {
    retryFeed(id) {
      end?.request("retry-feed", { feed: id }).catch(() => undefined);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(provenanceTimer);
      channel?.close("the screen closed");
    },
  };
}

function takePlant(store: SessionStore, opened: RequestResult<"open-session">, monotonicMs: () => number): void {
  const { profile, software, hostTimeUs, plant, issues } = opened;
  const before = store.getState();
  const isSamePlant = before.live !== undefined && JSON.stringify(before.live.plant.view) === JSON.stringify(plant);
  // The same plant again after a lost connection: its last values stay until newer ones come.
  if (isSamePlant) {
    before.live?.setTime(hostTimeUs);
    store.setState({ link: "open", profile, software, issues });
    return;
  }
  store.setState({
    link: "open",
    profile,
    software,
    issues,
    live: plant === undefined ? undefined : createLiveValues(plant, hostTimeUs, monotonicMs),
    focus: 0,
    selected: undefined,
    hovered: undefined,
  });
}

function takeEvent<Name extends EventName>(store: SessionStore, name: Name, data: EventData<Name>): void {
  const takers: { [Event in EventName]: (data: EventData<Event>) => void } = {
    clock: ({ sessionTimeUs }) => store.getState().live?.setTime(sessionTimeUs),
    feeds: (feeds) => store.setState({ feeds }),
    notices: (notices) => store.setState({ notices }),
  };
  takers[name]?.(data);
}

/** The mark changes when values become old by themselves, so it is looked after by time, not by data. */
function updateProvenance(store: SessionStore): void {
  const { live, provenance } = store.getState();
  if (live === undefined) return;
  const now = provenanceOf(live.table, live.staleAfterUs, live.nowUs());
  if (JSON.stringify(now) !== JSON.stringify(provenance)) store.setState({ provenance: now });
}
