import { useCallback, useEffect, useState } from "react";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession } from "../../session/session-context.tsx";
import type { Answer, RequestProblem } from "../../session/session-requests.ts";

/** An assessment that is worked on. What is shown stays until its next state has come. */
export interface OpenAssessment {
  readonly view: AssessmentView | undefined;
  readonly isBusy: boolean;
  readonly problem: RequestProblem | undefined;
  /** Does something to it; the answer is whether that was done. */
  readonly run: (request: () => Promise<Answer<AssessmentView>>) => Promise<boolean>;
}

export function useAssessment(id: string): OpenAssessment {
  const session = useSession();
  const [state, setState] = useState<Omit<OpenAssessment, "run">>({
    view: undefined,
    isBusy: true,
    problem: undefined,
  });
  const run = useCallback(async (request: () => Promise<Answer<AssessmentView>>): Promise<boolean> => {
    setState(({ view }) => ({ view, isBusy: true, problem: undefined }));
    const answer = await request();
    if (answer.problem === undefined) setState({ view: answer.result, isBusy: false, problem: undefined });
    else setState(({ view }) => ({ view, isBusy: false, problem: answer.problem }));
    return answer.problem === undefined;
  }, []);
  useEffect(() => void run(() => session.openAssessment(id)), [session, id, run]);
  return { ...state, run };
}
