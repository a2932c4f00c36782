import { createContext, type ReactNode, useContext, useEffect, useReducer } from "react";
import { useStore } from "zustand";
import type { Session } from "./connect-session.ts";
import type { SessionState, SessionStore } from "./session-store.ts";

interface SessionParts {
  readonly store: SessionStore;
  readonly session: Session;
}

const SessionContext = createContext<SessionParts | undefined>(undefined);

export function SessionProvider({ store, session, children }: SessionParts & { children: ReactNode }): ReactNode {
  return <SessionContext value={{ store, session }}>{children}</SessionContext>;
}

function useParts(): SessionParts {
  const parts = useContext(SessionContext);
  if (parts === undefined) throw new Error("a panel or a scene stands outside its SessionProvider");
  return parts;
}

export function useSession(): Session {
  return useParts().session;
}

export function useSessionStore(): SessionStore {
  return useParts().store;
}

/** A part of the slow state; the component is drawn again when it changes. */
export function useSessionState<Part>(select: (state: SessionState) => Part): Part {
  return useStore(useParts().store, select);
}

/** Values are looked at this often: faster, nobody can read them. */
const sampleEveryMs = 200;

/** Ages go on without data, but a second is soon enough to see that. */
const ageEveryMs = 1000;

/**
 * Draws the component again when values of the table have changed, at most five times a second, and once a second in
 * any case for their ages. The component then reads the table itself.
 */
export function useLiveSample(): void {
  const live = useSessionState((state) => state.live);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (live === undefined) return;
    let drawnRevision = -1;
    let drawnMs = 0;
    const timer = setInterval(() => {
      const nowMs = performance.now();
      if (live.table.revision === drawnRevision && nowMs - drawnMs < ageEveryMs) return;
      drawnRevision = live.table.revision;
      drawnMs = nowMs;
      redraw();
    }, sampleEveryMs);
    return () => clearInterval(timer);
  }, [live]);
}
