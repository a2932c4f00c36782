import { Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { MadeFileForm } from "./made-file-form.tsx";

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
  const [note, setNote] = useState("");
  return (
    <MadeFileForm
      hint={t("clip.hint")}
      action={t("clip.save")}
      make={(range) => session.saveClip({ ...range, author: author.trim(), note: note.trim() })}
    >
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
    </MadeFileForm>
  );
}
