import { Button, Select, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { findingWords } from "../../../twin/report/report-words.ts";
import { findingKinds } from "../../../twin/scenario/assessment.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";
import { Author } from "./evidence-list.tsx";
import { RemoveButton } from "./note-list.tsx";

/** Strengths, weaknesses and suggestions that go into the report. */
export function FindingList({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const { open, view, criterion, item } = work;
  const { id } = view.assessment;
  return (
    <section aria-label={t("assessment.findings")}>
      <h4>{t("assessment.findings")}</h4>
      <ul className={classes.plain}>
        {item.findings.map((finding) => (
          <li key={finding.id} className={classes.written} data-kind={finding.kind}>
            <p>
              <strong>{findingWords[finding.kind][language]}</strong> {finding.text}
            </p>
            <small>
              <Author work={work} who={finding.who} atUs={finding.atUs} />
            </small>
            <RemoveButton
              text={finding.text}
              onClick={() =>
                void open.run(() => session.editAssessment(id, { kind: "remove-finding", criterion, id: finding.id }))
              }
            />
          </li>
        ))}
      </ul>
      <NewFinding work={work} />
    </section>
  );
}

function NewFinding({ work: { open, view, criterion, who } }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [text, setText] = useState("");
  const [kind, setKind] = useState<(typeof findingKinds)[number]>("suggestion");
  if (who === undefined) return null;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const edit = { kind: "finding", criterion, who, text, finding: kind } as const;
    if (await open.run(() => session.editAssessment(view.assessment.id, edit))) setText("");
  };
  return (
    <form className={classes.line} onSubmit={(event) => void add(event)}>
      <Select
        size="xs"
        w={112}
        aria-label={t("assessment.kind")}
        value={kind}
        data={findingKinds.map((each) => ({ value: each, label: findingWords[each][language] }))}
        allowDeselect={false}
        onChange={(value) => setKind(findingKinds.find((each) => each === value) ?? "suggestion")}
      />
      <Textarea
        size="xs"
        flex={1}
        aria-label={t("assessment.finding")}
        placeholder={t("assessment.finding")}
        value={text}
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={text.trim() === ""} loading={open.isBusy}>
        {t("assessment.add")}
      </Button>
    </form>
  );
}
