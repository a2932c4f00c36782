import { createStore, type StoreApi } from "zustand/vanilla";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { EventData } from "../../twin/bridge/contract.ts";
import { attachHost, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { TourControl } from "../../twin/scenario/tour.ts";
import type { TourView } from "../../twin/scenario/tour-view.ts";
import type { HostLink } from "./session-store.ts";

/** What a telephone that moves a tour knows of it. */
export interface RemoteState {
  readonly link: HostLink;
  readonly tour: TourView | undefined;
  readonly tourState: EventData<"tour-state"> | undefined;
}

/** A telephone's part in a session: it hears of the tour and moves it. */
export interface Remote {
  readonly store: StoreApi<RemoteState>;
  control(control: TourControl): void;
}

const reconnectAfterMs = 1000;

/** A telephone may lie there for days with a code that no session has any more: it asks ever more rarely, up to this. */
const longestMs = 15_000;

/** Connects a telephone to its host, and again whenever the connection is lost. */
export function connectRemote(openChannel: () => Promise<Channel>): Remote {
  const store = createStore<RemoteState>(() => ({ link: "connecting", tour: undefined, tourState: undefined }));
  let end: ScreenEnd | undefined;
  /** How often the host could not be reached, or did not let it in, one after the other. */
  let failures = 0;
  const retry = (): void => {
    end = undefined;
    store.setState({ link: "lost" });
    setTimeout(() => void connect(), Math.min(longestMs, reconnectAfterMs * 2 ** failures++));
  };
  const connect = async (): Promise<void> => {
    try {
      const channel = await openChannel();
      channel.onClose(retry);
      end = attachHost(channel, {
        onBatch: () => undefined,
        onEvent(name, data) {
          if (name === "tour") store.setState({ tour: (data as EventData<"tour">) ?? undefined });
          if (name === "tour-state") store.setState({ tourState: data as EventData<"tour-state"> });
        },
      });
      failures = 0;
      store.setState({ link: "open" });
    } catch {
      retry();
    }
  };
  void connect();
  return {
    store,
    control(control) {
      // A press that comes while nothing plays, or while the connection is lost, does nothing.
      end?.request("control-tour", control).catch(() => undefined);
    },
  };
}
