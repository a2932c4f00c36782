import { Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconFileCertificate, IconPaperclip } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { assessmentTree } from "../../../twin/scenario/assessment-tree.ts";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import classes from "./assessment.module.css";
import { AssessorChoice } from "./assessor-choice.tsx";
import { CriterionDetail } from "./criterion-detail.tsx";
import { CriterionTree } from "./criterion-tree.tsx";
import { ReportPage } from "./report-page.tsx";
import { type OpenAssessment, useAssessment } from "./use-assessment.ts";

/** One assessment: its criteria, what speaks for and against each, and the report of it. */
export function AssessmentPage({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const open = useAssessment(id);
  const { view, problem } = open;
  const [isReport, setReport] = useState(false);
  if (view === undefined) {
    return problem === undefined ? <p className={classes.hint}>{t("assessment.waiting")}</p> : <Unread open={open} />;
  }
  return isReport ? (
    <ReportPage view={view} onBack={() => setReport(false)} />
  ) : (
    <Work open={open} view={view} onReport={() => setReport(true)} />
  );
}

/** It may have been taken away by others. */
function Unread({ open }: { open: OpenAssessment }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  return (
    <>
      <ProblemNote problem={open.problem} />
      <Button variant="default" onClick={() => store.setState({ assessment: undefined })}>
        {t("assessment.all")}
      </Button>
    </>
  );
}

interface WorkProps {
  readonly open: OpenAssessment;
  readonly view: AssessmentView;
  readonly onReport: () => void;
}

function Work({ open, view, onReport }: WorkProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { assessment, packs } = view;
  const tree = useMemo(() => assessmentTree(assessment, packs), [assessment, packs]);
  const [chosen, setChosen] = useState<string>();
  const openCount = tree.reduce((sum, pack) => sum + pack.open, 0);
  const all = tree.reduce((sum, { countByStatus }) => sum + Object.values(countByStatus).reduce((a, b) => a + b, 0), 0);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowLeft size={15} />}
          onClick={() => store.setState({ assessment: undefined })}
        >
          {t("assessment.all")}
        </Button>
        <h3>{assessment.title}</h3>
        <span className={classes.todo} data-open={openCount}>
          {t("assessment.to-do", { open: openCount, all })}
        </span>
        <AssessorChoice open={open} view={view} />
        <TakeTour open={open} id={assessment.id} />
        <Button size="xs" leftSection={<IconFileCertificate size={15} />} onClick={onReport}>
          {t("report.menu")}
        </Button>
      </header>
      <ProblemNote problem={open.problem} />
      <div className={classes.split}>
        <CriterionTree tree={tree} chosen={chosen} onChoose={setChosen} />
        <CriterionDetail key={chosen ?? ""} open={open} view={view} tree={tree} name={chosen} />
      </div>
    </div>
  );
}

/** Attaches what the tour that plays has measured so far. */
function TakeTour({ open, id }: { open: OpenAssessment; id: string }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const hasEvidence = useSessionState((state) => state.tour !== undefined && state.evidence.length > 0);
  return (
    <Tooltip label={t(hasEvidence ? "assessment.take-tour-hint" : "assessment.no-tour")}>
      <RequestButton
        size="xs"
        variant="default"
        leftSection={<IconPaperclip size={15} />}
        isDisabled={!hasEvidence}
        isBusy={hasEvidence && open.isBusy}
        onClick={() => void open.run(() => session.attachTour(id))}
      >
        {t("assessment.take-tour")}
      </RequestButton>
    </Tooltip>
  );
}
