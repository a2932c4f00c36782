import { useTranslation } from "react-i18next";
import { issueAt } from "../../session/authoring.ts";
import { useSessionState } from "../../session/session-context.tsx";

/**
 * What is wrong with a field of the draft, in the screen's language; undefined where nothing is. A field that is still
 * empty is not called wrong before somebody wants to save or play the draft.
 *
 * @param place as the check names it, e.g. `steps[0].caption.zh`
 */
export function useDraftIssue(place: string, isEmpty: boolean): string | undefined {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const issue = useSessionState((state) => issueAt(state.authoring?.issues ?? [], place));
  const isStrict = useSessionState((state) => state.authoring?.isStrict === true);
  if (issue === undefined || (isEmpty && !isStrict)) return undefined;
  return isEmpty ? t("author.needed") : issue.text[language];
}
