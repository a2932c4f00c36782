import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { openWords, statusWords, wordingWords } from "../../../twin/report/report-words.ts";
import { type AssessmentItem, judgements } from "../../../twin/scenario/assessment.ts";
import type { CriterionNode, GroupNode } from "../../../twin/scenario/assessment-tree.ts";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { ScrollRegion } from "../scroll-region.tsx";
import { AddEvidence } from "./add-evidence.tsx";
import classes from "./assessment.module.css";
import { findCriterion } from "./criterion-rows.ts";
import { EvidenceList } from "./evidence-list.tsx";
import { FindingList } from "./finding-list.tsx";
import { NoteList } from "./note-list.tsx";
import { StatusSign } from "./status-sign.tsx";
import type { OpenAssessment } from "./use-assessment.ts";

/** What the parts of a criterion's page work on. */
export interface CriterionWork {
  readonly open: OpenAssessment;
  readonly view: AssessmentView;
  /** As pack/criterion. */
  readonly criterion: string;
  readonly item: AssessmentItem;
  /** Id of the assessor who works here; undefined where nobody has said. */
  readonly who: string | undefined;
}

interface CriterionDetailProps {
  readonly open: OpenAssessment;
  readonly view: AssessmentView;
  readonly tree: readonly GroupNode[];
  readonly name: string | undefined;
}

const noItem: AssessmentItem = { evidence: [], notes: [], findings: [], judgements: [] };

/** One criterion: what it asks for, what speaks for and against it, and what people say. */
export function CriterionDetail({ open, view, tree, name }: CriterionDetailProps): ReactNode {
  const { t } = useTranslation();
  const assessor = useSessionState((state) => state.assessor);
  const node = name === undefined ? undefined : findCriterion(tree, name);
  if (node === undefined) return <p className={classes.hint}>{t("assessment.choose")}</p>;
  const { assessment } = view;
  const who = assessment.assessors.find(({ id }) => id === assessor)?.id;
  const work = { open, view, criterion: node.name, item: assessment.items[node.name] ?? noItem, who };
  return (
    <ScrollRegion label={t("assessment.criteria")}>
      <div className={classes.detail}>
        <Wording node={node} />
        <Judgements work={work} />
        <EvidenceList work={work} />
        <AddEvidence work={work} />
        <NoteList work={work} />
        <FindingList work={work} />
      </div>
    </ScrollRegion>
  );
}

/** What a criterion says, how sure that is, and where it stands. */
function Wording({ node }: { node: CriterionNode }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { criterion, status, openReason } = node;
  return (
    <header className={classes.wording}>
      <h3>{criterion.title[language]}</h3>
      <p>{criterion.text?.[language] ?? t("assessment.no-text")}</p>
      <ul className={classes.tags}>
        <li>
          <StatusSign status={status} isOpen={openReason !== undefined} />
          {statusWords[status][language]}
        </li>
        {openReason !== undefined && openReason !== "disputed" && <li>{openWords[openReason][language]}</li>}
        <li data-sure={criterion.sure}>{t("assessment.sure", { sure: wordingWords[criterion.sure][language] })}</li>
      </ul>
    </header>
  );
}

/** What each assessor says of it, and what the one who works here does. */
function Judgements({ work: { open, view, criterion, item, who } }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const own = item.judgements.find((each) => each.who === who)?.judgement ?? null;
  return (
    <section aria-label={t("assessment.status")}>
      <h4>{t("assessment.status")}</h4>
      <ul className={classes.judgements}>
        {view.assessment.assessors.map(({ id, name }) => {
          const said = item.judgements.find((each) => each.who === id)?.judgement;
          return (
            <li key={id}>
              <span>{name}</span>
              <span>{said === undefined ? t("assessment.not-judged") : statusWords[said][language]}</span>
            </li>
          );
        })}
      </ul>
      {who === undefined ? (
        <p className={classes.hint}>{t("assessment.who-first")}</p>
      ) : (
        <Select
          size="xs"
          w={220}
          label={t("assessment.judge")}
          placeholder={t("assessment.not-judged")}
          value={own}
          data={judgements.map((each) => ({ value: each, label: statusWords[each][language] }))}
          allowDeselect={false}
          // Not disabled: whoever judges by keyboard would lose the place.
          readOnly={open.isBusy}
          onChange={(value) => {
            const judgement = judgements.find((each) => each === value);
            if (judgement === undefined) return;
            const edit = { kind: "judge", criterion, who, judgement } as const;
            void open.run(() => session.editAssessment(view.assessment.id, edit));
          }}
        />
      )}
    </section>
  );
}
