import { Checkbox, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { FileIssues } from "../file-issues.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./assessment.module.css";

type Listed = RequestResult<"list-assessments">;

/** The assessments of the plant, and how a new one begins. */
export function AssessmentList(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [answer, setAnswer] = useState<Answer<Listed>>();
  // Whatever somebody writes into one of them, the list says anew.
  const written = useSessionState((state) => state.assessmentsWritten);
  useEffect(() => {
    let isWanted = written !== undefined;
    void session.listAssessments().then((each) => isWanted && setAnswer(each));
    return () => {
      isWanted = false;
    };
  }, [session, written]);
  if (answer === undefined) return <p className={classes.hint}>{t("assessment.waiting")}</p>;
  if (answer.problem !== undefined) return <ProblemNote problem={answer.problem} />;
  const { assessments, packs, issues } = answer.result;
  return (
    <div className={classes.start}>
      <section aria-label={t("assessment.list")}>
        <h3>{t("assessment.list")}</h3>
        {assessments.length === 0 && <p className={classes.hint}>{t("assessment.none")}</p>}
        <ul className={classes.plain}>
          {assessments.map((each) => (
            <ListedAssessment key={each.id} assessment={each} />
          ))}
        </ul>
        <Issues issues={issues} />
      </section>
      <NewAssessment packs={packs} />
    </div>
  );
}

function ListedAssessment({ assessment }: { assessment: Listed["assessments"][number] }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { id, title, assessors, criteria, open, evidence } = assessment;
  return (
    <li>
      <button type="button" className={classes.listed} onClick={() => store.setState({ assessment: id })}>
        <strong>{title}</strong>
        <span>{assessors.join(t("list-comma"))}</span>
        <small>{t("assessment.facts", { criteria, open, evidence })}</small>
      </button>
    </li>
  );
}

function Issues({ issues }: Pick<Listed, "issues">): ReactNode {
  const { t } = useTranslation();
  if (issues.length === 0) return null;
  return (
    <div className={classes.issues}>
      <p>{t("assessment.unusable")}</p>
      <FileIssues issues={issues} />
    </div>
  );
}

function NewAssessment({ packs }: Pick<Listed, "packs">): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const author = useSessionState((state) => state.author);
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>(() => packs.map(({ id }) => id));
  const { isBusy, problem, run } = useRequest<AssessmentView>();
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async () => {
      const answer = await session.createAssessment({ title, packs: [...chosen], assessor: author });
      if (answer.problem === undefined) {
        const { id, assessors } = answer.result.assessment;
        store.setState({ assessment: id, assessor: assessors[0]?.id });
      }
      return answer;
    });
  };
  return (
    <form className={classes.form} aria-label={t("assessment.new")} onSubmit={(event) => void create(event)}>
      <h3>{t("assessment.new")}</h3>
      <TextInput
        label={t("assessment.name")}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t("assessment.assessor-name")}
        value={author}
        maxLength={120}
        onChange={(event) => store.setState({ author: event.currentTarget.value })}
      />
      <Checkbox.Group label={t("assessment.packs")} value={[...chosen]} onChange={setChosen}>
        <div className={classes.checks}>
          {packs.map(({ id, title: name, criteria }) => (
            <Checkbox key={id} value={id} label={t("assessment.pack", { title: name[language], count: criteria })} />
          ))}
        </div>
      </Checkbox.Group>
      <ProblemNote problem={problem} />
      <div className={classes.buttons}>
        <RequestButton
          type="submit"
          isBusy={isBusy}
          isDisabled={title.trim() === "" || author.trim() === "" || chosen.length === 0}
        >
          {t("assessment.create")}
        </RequestButton>
      </div>
    </form>
  );
}
