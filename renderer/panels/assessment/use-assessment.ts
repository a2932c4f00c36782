import { useCallback, useEffect, useRef, useState } from "react";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { Answer, RequestProblem } from "../../session/session-requests.ts";

/** An assessment that is worked on. What is shown stays until its next state has come. */
export interface OpenAssessment {
  readonly view: AssessmentView | undefined;
  readonly isBusy: boolean;
  readonly problem: RequestProblem | undefined;
  /** Does something to it; the answer is whether that was done. */
  readonly run: (request: () => Promise<Answer<AssessmentView>>) => Promise<boolean>;
}

/** Opens an assessment, and follows what others write into it. */
export function useAssessment(id: string): OpenAssessment {
  const session = useSession();
  const [state, setState] = useState<Omit<OpenAssessment, "run">>({
    view: undefined,
    isBusy: true,
    problem: undefined,
  });
  /** Counts what was asked: an answer that another question has overtaken is of an older state. */
  const asked = useRef(0);
  const run = useCallback(async (request: () => Promise<Answer<AssessmentView>>): Promise<boolean> => {
    asked.current++;
    setState(({ view }) => ({ view, isBusy: true, problem: undefined }));
    const answer = await request();
    if (answer.problem === undefined) setState({ view: answer.result, isBusy: false, problem: undefined });
    else setState(({ view }) => ({ view, isBusy: false, problem: answer.problem }));
    return answer.problem === undefined;
  }, []);
  useEffect(() => void run(() => session.openAssessment(id)), [session, id, run]);

  const shown = state.view?.revision;
  const link = useSessionState((each) => each.link);
  const written = useSessionState(({ assessmentsWritten }) => assessmentsWritten[id]);
  useEffect(() => {
    if (shown === undefined || written === undefined || written === shown || state.isBusy || link !== "open") return;
    // Without a word: whoever is typing here goes on typing.
    const question = ++asked.current;
    void session.openAssessment(id).then((answer) => {
      if (answer.problem !== undefined || question !== asked.current) return;
      setState((before) => ({ ...before, view: answer.result }));
    });
  }, [session, id, shown, written, state.isBusy, link]);
  return { ...state, run };
}
