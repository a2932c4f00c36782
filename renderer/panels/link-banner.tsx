import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./link-banner.module.css";
import { RefusalNote } from "./refusal-note.tsx";

/** Says that this screen has lost its host, or is not let in again: everything on it is of the past. */
export function LinkBanner(): ReactNode {
  const { t } = useTranslation();
  const isLost = useSessionState((state) => state.link === "lost");
  const problem = useSessionState((state) => state.openProblem);
  if (!isLost) return null;
  return (
    <p className={classes.banner} role="alert" data-over-picture>
      {problem === undefined ? (
        t("waiting.lost")
      ) : (
        <RefusalNote problem={problem} say={(reason) => t("waiting.refused", { reason })} />
      )}
    </p>
  );
}
