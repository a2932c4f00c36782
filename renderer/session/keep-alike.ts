import type { SessionState, SessionStore } from "./session-store.ts";

/** Keeps parts of several stores alike: whichever changes is followed by the others. Returns its remover. */
export function keepAlike(stores: readonly SessionStore[], keys: readonly (keyof SessionState)[]): () => void {
  const removers = stores.map((store) =>
    store.subscribe((state, before) => {
      const changed = keys.filter((key) => state[key] !== before[key]);
      if (changed.length === 0) return;
      const parts = Object.fromEntries(changed.map((key) => [key, state[key]]));
      for (const other of stores) {
        const held = other.getState();
        if (changed.some((key) => held[key] !== state[key])) other.setState(parts);
      }
    }),
  );
  return () => {
    for (const remove of removers) remove();
  };
}
