import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { changeAuthoring, draftOf } from "../../session/authoring.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import classes from "./author-panel.module.css";

/** Over the scene while a draft is tried: the way back to it. The time goes back to where it was. */
export function PreviewBar(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isPlaying = useSessionState((state) => state.tour !== undefined);
  const id = useSessionState((state) => state.authoring && draftOf(state.authoring).scenario.id);
  const isOwnTour = useSessionState((state) => state.tour?.scenario === id);
  useEffect(() => {
    if (!isPlaying) return;
    // The tour is over when this is taken back.
    return () => {
      const returnToUs = store.getState().authoring?.returnToUs;
      if (returnToUs === undefined) return;
      changeAuthoring(store, () => ({ returnToUs: undefined }));
      void session.controlTime({ kind: "seek", timeUs: returnToUs });
      store.setState({ isTreeOpen: true, highlighted: [] });
    };
  }, [isPlaying, session, store]);
  if (!isPlaying || id === undefined) return null;
  return (
    <div className={classes.preview} role="status" data-over-picture>
      <span>{t(isOwnTour ? "author.previewing" : "author.other-tour")}</span>
      <Button size="compact-sm" leftSection={<IconPencil size={14} />} onClick={() => void session.leaveTour()}>
        {t("author.back")}
      </Button>
    </div>
  );
}
