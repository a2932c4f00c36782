import { useCallback, useRef, useState } from "react";
import type { Answer, RequestProblem } from "../session/session-requests.ts";

/** A request of a dialog, from the button to its answer. */
export interface RequestState<Result> {
  readonly isBusy: boolean;
  readonly result: Result | undefined;
  readonly problem: RequestProblem | undefined;
  /** Always the same function, so that effects may name it. */
  readonly run: (request: () => Promise<Answer<Result>>) => Promise<boolean>;
}

export function useRequest<Result>(): RequestState<Result> {
  const [state, setState] = useState<Omit<RequestState<Result>, "run">>({
    isBusy: false,
    result: undefined,
    problem: undefined,
  });
  /** Counts what was asked: the answer to a question that another one has overtaken is not shown. */
  const asked = useRef(0);
  const run = useCallback(async (request: () => Promise<Answer<Result>>): Promise<boolean> => {
    const question = ++asked.current;
    setState({ isBusy: true, result: undefined, problem: undefined });
    const answer = await request();
    if (question !== asked.current) return answer.problem === undefined;
    if (answer.problem === undefined) setState({ isBusy: false, result: answer.result, problem: undefined });
    else setState({ isBusy: false, result: undefined, problem: answer.problem });
    return answer.problem === undefined;
  }, []);
  return { ...state, run };
}
