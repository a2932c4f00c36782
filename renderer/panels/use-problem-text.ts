import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import type { RequestProblem } from "../session/session-requests.ts";

/** Says in words why a request was not served. */
export function useProblemText(): (problem: RequestProblem) => string {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  return ({ code, detail, text }) => {
    if (text !== undefined) return t("problem.refused", { detail: text[language] });
    return code === "no-host" || code === "not-allowed" ? t(`problem.${code}`) : t("problem.failed", { detail });
  };
}
