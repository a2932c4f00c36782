import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mark } from "../../../twin/playback/journal.ts";
import { formatDateTime } from "../../session/format.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./time-dialogs.module.css";

/** A new bookmark, or another name for one. */
export function MarkDialog(): ReactNode {
  const { t } = useTranslation();
  const mark = useSessionState((state) => state.editedMark);
  const isNew = useSessionState((state) => !state.marks.some(({ id }) => id === state.editedMark?.id));
  return (
    <ScreenDialog name="mark" title={t(isNew ? "mark.add" : "mark.change")}>
      {mark !== undefined && <MarkForm mark={mark} isNew={isNew} />}
    </ScreenDialog>
  );
}

function MarkForm({ mark, isNew }: { mark: Mark; isNew: boolean }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const plant = useSessionState((state) => state.live?.plant);
  const { isBusy, problem, run } = useRequest<null>();
  const [name, setName] = useState(mark.name);
  const [note, setNote] = useState(mark.note);
  const [keepsView, setKeepsView] = useState(mark.camera !== null);
  const asset = plant?.view.assets[plant.assetByPath.get(mark.focus) ?? 0]?.name[language] ?? "";
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const camera = keepsView ? mark.camera : null;
    const isDone = await run(() => session.setMark({ ...mark, name: name.trim(), note: note.trim(), camera }));
    if (isDone) store.setState({ dialog: undefined });
  };
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <p className={classes.hint}>
        {formatDateTime(mark.timeUs)} · {asset}
      </p>
      <TextInput
        label={t("mark.name")}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t("mark.note")}
        value={note}
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {mark.camera !== null && (
        <Checkbox
          label={t("mark.keeps-view")}
          checked={keepsView}
          onChange={(event) => setKeepsView(event.currentTarget.checked)}
        />
      )}
      <ProblemNote problem={problem} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => store.setState({ dialog: undefined })}>
          {t("cancel")}
        </Button>
        <RequestButton type="submit" isBusy={isBusy} isDisabled={name.trim() === ""}>
          {t(isNew ? "mark.add" : "save")}
        </RequestButton>
      </div>
    </form>
  );
}
