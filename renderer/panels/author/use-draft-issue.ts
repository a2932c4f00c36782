import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import { issueAt } from "../../session/authoring.ts";
import { useSessionState } from "../../session/session-context.tsx";

/** What is wrong with what is edited here, and whether it is to be said of fields that are still empty. */
interface DraftIssues {
  readonly issues: readonly PlantIssue[];
  readonly isStrict: boolean;
}

export const DraftIssuesContext = createContext<DraftIssues>({ issues: [], isStrict: false });

/**
 * What is wrong with a field of the draft, in the screen's language; undefined where nothing is. A field that is still
 * empty is not called wrong before somebody wants to save or play the draft.
 *
 * @param place as the check names it, e.g. `steps[0].caption.zh`
 */
export function useDraftIssue(place: string, isEmpty: boolean): string | undefined {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { issues, isStrict } = useContext(DraftIssuesContext);
  const issue = issueAt(issues, place);
  if (issue === undefined || (isEmpty && !isStrict)) return undefined;
  return isEmpty ? t("author.needed") : issue.text[language];
}
