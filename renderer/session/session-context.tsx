import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Session } from "./connect-session.ts";
import type { LiveTicker } from "./live-ticker.ts";
import type { SessionState, SessionStore } from "./session-store.ts";

interface SessionParts {
  readonly store: SessionStore;
  readonly session: Session;
  readonly ticker: LiveTicker;
}

const SessionContext = createContext<SessionParts | undefined>(undefined);

export function SessionProvider({ children, ...parts }: SessionParts & { children: ReactNode }): ReactNode {
  return <SessionContext value={parts}>{children}</SessionContext>;
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

/**
 * Draws the component again when values of the table may have changed, at most five times a second, and once a second
 * in any case for their ages. The component then reads the table itself.
 */
export function useLiveSample(): void {
  const { ticker } = useParts();
  useSyncExternalStore(ticker.subscribe, ticker.count);
}
