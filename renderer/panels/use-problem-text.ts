import { useTranslation } from "react-i18next";
import type { RequestProblem } from "../session/session-requests.ts";

/** Says in words why a request was not served. */
export function useProblemText(): (problem: RequestProblem) => string {
  const { t } = useTranslation();
  return ({ code, detail }) => t(`problem.${code}`, { detail });
}
