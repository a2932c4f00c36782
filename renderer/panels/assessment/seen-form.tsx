import { Button, CloseButton, FileButton, TextInput } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { documentEndings, maxDocumentBytes } from "../../../twin/scenario/document-file.ts";
import { formatBytes } from "../../session/format.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { uploadDocument } from "../../session/upload-document.ts";
import { RequestButton } from "../request-button.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";

const accepted = documentEndings.map((ending) => `.${ending}`).join(",");

/** What a person saw, and the document that says it where there is one. */
export function SeenForm({ work: { open, view, criterion }, who }: { work: CriterionWork; who: string }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [title, setTitle] = useState("");
  const [file, setFile] = useState<File>();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  // A browser tells of a file only where it is another one than before.
  const forgetFile = useRef<() => void>(null);
  const leaveFile = (): void => {
    setFile(undefined);
    forgetFile.current?.();
  };
  const choose = (chosen: File | null): void => {
    if (chosen === null) return;
    const isTooLarge = chosen.size > maxDocumentBytes;
    setProblem(isTooLarge ? t("assessment.document-too-large", { limit: formatBytes(maxDocumentBytes) }) : undefined);
    if (isTooLarge) leaveFile();
    else setFile(chosen);
    if (!isTooLarge && title.trim() === "") setTitle(chosen.name.replace(/\.[^.]+$/, "").slice(0, 200));
  };
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const seen = { kind: "seen", criterion, who, title } as const;
    const { id } = view.assessment;
    setProblem(undefined);
    setSending(true);
    const sent = file === undefined ? undefined : await uploadDocument(file, window.location.href);
    setSending(false);
    const document = sent?.document;
    if (file !== undefined && document === undefined) {
      setProblem(sent?.error?.[language] ?? t("assessment.document-not-sent"));
      return;
    }
    const edit = document === undefined ? seen : { ...seen, file: document };
    if (!(await open.run(() => session.editAssessment(id, edit)))) return;
    setTitle("");
    leaveFile();
  };
  return (
    <form className={classes.form} onSubmit={(event) => void add(event)}>
      <div className={classes.line}>
        <TextInput
          size="xs"
          flex={1}
          aria-label={t("assessment.seen-title")}
          placeholder={t("assessment.seen-title")}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <FileButton accept={accepted} resetRef={forgetFile} onChange={choose}>
          {(button) => (
            <Button {...button} size="xs" variant="default" leftSection={<IconPaperclip size={14} />}>
              {t("assessment.document-choose")}
            </Button>
          )}
        </FileButton>
        <RequestButton type="submit" size="xs" isDisabled={title.trim() === ""} isBusy={open.isBusy || isSending}>
          {t("assessment.add")}
        </RequestButton>
      </div>
      {file === undefined ? (
        <p className={classes.hint}>
          {t("assessment.document-hint", { endings: documentEndings.join(" "), limit: formatBytes(maxDocumentBytes) })}
        </p>
      ) : (
        <p className={classes.document}>
          {file.name} <small>{formatBytes(file.size)}</small>
          <CloseButton
            size="xs"
            aria-label={t("assessment.document-without", { name: file.name })}
            onClick={leaveFile}
          />
        </p>
      )}
      {problem !== undefined && (
        <p className={classes.refused} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
