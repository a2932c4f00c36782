import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./link-banner.module.css";

/** Says that this screen has lost its host: everything on it is of the past. */
export function LinkBanner(): ReactNode {
  const { t } = useTranslation();
  const isLost = useSessionState((state) => state.link === "lost");
  return isLost ? (
    <p className={classes.banner} role="alert">
      {t("waiting.lost")}
    </p>
  ) : null;
}
