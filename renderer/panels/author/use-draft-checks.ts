import { useEffect } from "react";
import { changeAuthoring, draftOf } from "../../session/authoring.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";

/** The check follows the hand after this pause. */
const afterMs = 300;

/** Has the host check the draft whenever it has changed. */
export function useDraftChecks(): void {
  const store = useSessionStore();
  const session = useSession();
  const scenario = useSessionState((state) => state.authoring && draftOf(state.authoring).scenario);
  useEffect(() => {
    if (scenario === undefined) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await session.checkScenario(scenario);
      if (isWanted && answer.problem === undefined) changeAuthoring(store, () => ({ issues: answer.result.issues }));
    }, afterMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [session, store, scenario]);
}
