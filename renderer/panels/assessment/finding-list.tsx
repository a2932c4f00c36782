import { Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { findingWords } from "../../../twin/report/report-words.ts";
import { findingKinds } from "../../../twin/scenario/assessment.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { CriterionWork } from "./criterion-detail.tsx";
import { WriteForm, WrittenList } from "./written-list.tsx";

/** Strengths, weaknesses and suggestions that go into the report. */
export function FindingList({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [finding, setFinding] = useState<(typeof findingKinds)[number]>("suggestion");
  const { open, view, criterion, item, who } = work;
  const { id: assessment } = view.assessment;
  return (
    <WrittenList
      work={work}
      title={t("assessment.findings")}
      entries={item.findings}
      kindOf={({ kind }) => ({ name: kind, word: findingWords[kind][language] })}
      onRemove={({ id }) =>
        void open.run(() => session.editAssessment(assessment, { kind: "remove-finding", criterion, id }))
      }
    >
      {who !== undefined && (
        <WriteForm
          label={t("assessment.finding")}
          isBusy={open.isBusy}
          onAdd={(text) =>
            open.run(() => session.editAssessment(assessment, { kind: "finding", criterion, who, text, finding }))
          }
        >
          <Select
            size="xs"
            w={112}
            aria-label={t("assessment.kind")}
            value={finding}
            data={findingKinds.map((each) => ({ value: each, label: findingWords[each][language] }))}
            allowDeselect={false}
            onChange={(value) => setFinding(findingKinds.find((each) => each === value) ?? "suggestion")}
          />
        </WriteForm>
      )}
    </WrittenList>
  );
}
