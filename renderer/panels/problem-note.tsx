import type { ReactNode } from "react";
import type { RequestProblem } from "../session/session-requests.ts";
import classes from "./problem-note.module.css";
import { useProblemText } from "./use-problem-text.ts";

/** Why nothing came of a request; nothing where there is no problem. */
export function ProblemNote({ problem }: { problem: RequestProblem | undefined }): ReactNode {
  const text = useProblemText();
  return problem === undefined ? null : (
    <p className={classes.note} role="alert">
      {text(problem)}
    </p>
  );
}
