import type { SessionStore } from "./session-store.ts";

/** Beats when values may have changed to the eye: one timer for all panels, none while there are none. */
export interface LiveTicker {
  subscribe(listener: () => void): () => void;
  /** How often it has beaten. */
  count(): number;
}

/** Values are looked at this often: faster, nobody can read them. */
const sampleEveryMs = 200;

/** Ages go on without data: so often, that a value is called stale well within a second of being so. */
const ageEveryMs = 400;

export function createLiveTicker(store: SessionStore, nowMs: () => number): LiveTicker {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let beats = 0;
  let seenRevision = -1;
  let beatMs = 0;

  const look = (): void => {
    const revision = store.getState().live?.table.revision ?? -1;
    if (revision === seenRevision && nowMs() - beatMs < ageEveryMs) return;
    seenRevision = revision;
    beatMs = nowMs();
    beats++;
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(look, sampleEveryMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    count: () => beats,
  };
}
