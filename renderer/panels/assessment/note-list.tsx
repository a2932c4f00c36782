import { ActionIcon, Button, Textarea } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../session/session-context.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";
import { Author } from "./evidence-list.tsx";

/** What assessors wrote down about a criterion. */
export function NoteList({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { open, view, criterion, item, who } = work;
  const [text, setText] = useState("");
  const { id } = view.assessment;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (who === undefined) return;
    const edit = { kind: "note", criterion, who, text } as const;
    if (await open.run(() => session.editAssessment(id, edit))) setText("");
  };
  return (
    <section aria-label={t("assessment.notes")}>
      <h4>{t("assessment.notes")}</h4>
      <ul className={classes.plain}>
        {item.notes.map((note) => (
          <li key={note.id} className={classes.written}>
            <p>{note.text}</p>
            <small>
              <Author work={work} who={note.who} atUs={note.atUs} />
            </small>
            <RemoveButton
              text={note.text}
              onClick={() =>
                void open.run(() => session.editAssessment(id, { kind: "remove-note", criterion, id: note.id }))
              }
            />
          </li>
        ))}
      </ul>
      {who !== undefined && (
        <form className={classes.line} onSubmit={(event) => void add(event)}>
          <Textarea
            size="xs"
            flex={1}
            aria-label={t("assessment.note")}
            placeholder={t("assessment.note")}
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
      )}
    </section>
  );
}

/** Takes away something that was written. */
export function RemoveButton({ text, onClick }: { text: string; onClick: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      aria-label={t("assessment.delete", { text: text.slice(0, 40) })}
      onClick={onClick}
    >
      <IconTrash size={15} stroke={1.6} />
    </ActionIcon>
  );
}
