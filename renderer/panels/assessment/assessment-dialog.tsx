import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { AssessmentList } from "./assessment-list.tsx";
import { AssessmentPage } from "./assessment-page.tsx";

/** Where a plant is held against criteria: the assessments there are, or the one that is worked on. */
export function AssessmentDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="assessments" title={t("assessment.title")} size={1180}>
      <AssessmentPages />
    </ScreenDialog>
  );
}

function AssessmentPages(): ReactNode {
  const id = useSessionState((state) => state.assessment);
  return id === undefined ? <AssessmentList /> : <AssessmentPage key={id} id={id} />;
}
