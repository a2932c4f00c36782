import { ActionIcon, Textarea } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { RequestButton } from "../request-button.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";
import { Author } from "./evidence-list.tsx";

/** What a person wrote down. */
interface Written {
  readonly id: string;
  readonly who: string;
  readonly atUs: number;
  readonly text: string;
}

interface WrittenListProps<Entry extends Written> {
  readonly work: CriterionWork;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** What tells an entry from others of the list, and before its text the word for it. */
  readonly kindOf?: (entry: Entry) => { readonly name: string; readonly word: string };
  readonly onRemove: (entry: Entry) => void;
  readonly children: ReactNode;
}

/** What assessors wrote about a criterion, each with who and when, and below it the field for more. */
export function WrittenList<Entry extends Written>(props: WrittenListProps<Entry>): ReactNode {
  const { work, title, entries, kindOf, onRemove, children } = props;
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul className={classes.plain}>
        {entries.map((entry) => {
          const kind = kindOf?.(entry);
          return (
            <li key={entry.id} className={classes.written} data-kind={kind?.name}>
              <p>
                {kind !== undefined && <strong>{`${kind.word} `}</strong>}
                {entry.text}
              </p>
              <small>
                <Author work={work} who={entry.who} atUs={entry.atUs} />
              </small>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={26}
                aria-label={t("assessment.delete", { text: entry.text.slice(0, 40) })}
                onClick={() => onRemove(entry)}
              >
                <IconTrash size={15} stroke={1.6} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {children}
    </section>
  );
}

interface WriteFormProps {
  readonly label: string;
  readonly isBusy: boolean;
  /** @returns whether it was taken: then the field is empty again */
  readonly onAdd: (text: string) => Promise<boolean>;
  /** What is chosen beside the text. */
  readonly children?: ReactNode;
}

/** The field in which somebody writes, and the button that adds it. */
export function WriteForm({ label, isBusy, onAdd, children }: WriteFormProps): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await onAdd(text)) setText("");
  };
  return (
    <form className={classes.line} onSubmit={(event) => void add(event)}>
      {children}
      <Textarea
        size="xs"
        flex={1}
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={4000}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <RequestButton type="submit" size="xs" variant="default" isDisabled={text.trim() === ""} isBusy={isBusy}>
        {t("assessment.add")}
      </RequestButton>
    </form>
  );
}
