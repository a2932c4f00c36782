import { ActionIcon, Button, UnstyledButton } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mark } from "../../../twin/playback/journal.ts";
import { formatDateTime } from "../../session/format.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { goToMark } from "../../session/time-actions.ts";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./time-dialogs.module.css";

/** All bookmarks: go there, rename, delete. */
export function MarkListDialog(): ReactNode {
  const { t } = useTranslation();
  const marks = useSessionState((state) => state.marks);
  return (
    <ScreenDialog name="mark-list" title={t("mark.list")} size={600}>
      {marks.length === 0 && <p className={classes.hint}>{t("mark.none")}</p>}
      <ul className={classes.list}>
        {marks.map((mark) => (
          <MarkRow key={mark.id} mark={mark} />
        ))}
      </ul>
    </ScreenDialog>
  );
}

function MarkRow({ mark }: { mark: Mark }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isOperator = useSessionState((state) => state.profile === "operator");
  const mayControl = useSessionState((state) => state.mayControl);
  const [isAsking, setAsking] = useState(false);
  const { isBusy, problem, run } = useRequest<null>();
  return (
    <li>
      <div className={classes.mark}>
        <UnstyledButton
          className={classes.markText}
          disabled={!mayControl}
          onClick={() => {
            goToMark(store, session, mark);
            store.setState({ dialog: undefined });
          }}
        >
          <strong>{mark.name}</strong>
          <small>
            {formatDateTime(mark.timeUs)}
            {mark.note === "" ? "" : ` · ${mark.note}`}
          </small>
        </UnstyledButton>
        {isOperator && !isAsking && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t("mark.change-named", { name: mark.name })}
              onClick={() => store.setState({ dialog: "mark", editedMark: mark })}
            >
              <IconPencil size={17} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t("mark.delete-named", { name: mark.name })}
              onClick={() => setAsking(true)}
            >
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </>
        )}
        {isAsking && (
          <>
            <RequestButton
              size="compact-sm"
              color="red"
              isBusy={isBusy}
              onClick={() => void run(() => session.removeMark(mark.id)).then(() => setAsking(false))}
            >
              {t("delete")}
            </RequestButton>
            <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
              {t("cancel")}
            </Button>
          </>
        )}
      </div>
      <ProblemNote problem={problem} />
    </li>
  );
}
