import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./recording-status.module.css";

/** Says that nothing is recorded at present; silent while all is well. */
export function RecordingStatusMark(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const recording = useSessionState((state) => state.recording);
  const isLive = useSessionState((state) => state.source?.kind !== "file");
  if (!isLive || recording === undefined || recording.state === "recording") return null;
  return (
    <UnstyledButton className={classes.mark} onClick={() => store.setState({ dialog: "connection" })}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M2.8 9.2 9.2 2.8" stroke="currentColor" strokeWidth="1.4" />
      </svg>
      {t("recording.stopped")}
    </UnstyledButton>
  );
}
