import { useEffect, useState } from "react";
import { useSessionState } from "../../session/session-context.tsx";

/**
 * The name of the colours that hold in the page. A theme that is chosen holds only once this drawing is done: what reads
 * its colours from the page is built anew with the next one.
 */
export function useDrawnColours(): string {
  const chosen = useSessionState((state) => `${state.theme} ${state.alarmPalette}`);
  const [drawn, setDrawn] = useState(chosen);
  useEffect(() => setDrawn(chosen), [chosen]);
  return drawn;
}
