import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import { MadeFileNote } from "./made-file-note.tsx";
import { RangeFields, usualRange } from "./range-fields.tsx";
import classes from "./time-dialogs.module.css";

/** Saves a stretch of time as a file that plays anywhere. */
export function ClipDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="clip" title={t("clip.title")}>
      <ClipForm />
    </ScreenDialog>
  );
}

function ClipForm(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const author = useSessionState((state) => state.author);
  const [usual] = useState(() => usualRange(store.getState()));
  const [range, setRange] = useState<TimeRange | undefined>(usual);
  const [note, setNote] = useState("");
  const { isBusy, problem, result, run } = useRequest<MadeFile>();
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (range === undefined) return;
    await run(() => session.saveClip({ ...range, author: author.trim(), note: note.trim() }));
  };
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <p className={classes.hint}>{t("clip.hint")}</p>
      <RangeFields range={usual} onChange={setRange} />
      <TextInput
        label={t("clip.author")}
        value={author}
        maxLength={200}
        onChange={(event) => store.setState({ author: event.currentTarget.value })}
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
      <ProblemNote problem={problem} />
      {result !== undefined && <MadeFileNote file={result} />}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant={result === undefined ? "filled" : "default"}
          loading={isBusy}
          disabled={range === undefined}
        >
          {t("clip.save")}
        </Button>
      </div>
    </form>
  );
}
