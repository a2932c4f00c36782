import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../session/session-context.tsx";
import type { CriterionWork } from "./criterion-detail.tsx";
import { WriteForm, WrittenList } from "./written-list.tsx";

/** What assessors wrote down about a criterion. */
export function NoteList({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { open, view, criterion, item, who } = work;
  const { id: assessment } = view.assessment;
  return (
    <WrittenList
      work={work}
      title={t("assessment.notes")}
      entries={item.notes}
      onRemove={({ id }) =>
        void open.run(() => session.editAssessment(assessment, { kind: "remove-note", criterion, id }))
      }
    >
      {who !== undefined && (
        <WriteForm
          label={t("assessment.note")}
          isBusy={open.isBusy}
          onAdd={(text) => open.run(() => session.editAssessment(assessment, { kind: "note", criterion, who, text }))}
        />
      )}
    </WrittenList>
  );
}
