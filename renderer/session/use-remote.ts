import { useStore } from "zustand";
import type { Remote, RemoteState } from "./connect-remote.ts";

/** What a telephone knows of the tour; the component is drawn again when it changes. */
export function useRemote({ store }: Remote): RemoteState {
  return useStore(store);
}
