import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { TrendView } from "./trend-view.tsx";

/** Signals over time, from the live edge back to weeks. */
export function TrendDialog(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  return (
    <ScreenDialog name="trend" title={t("trend.title")} size={1120}>
      {live !== undefined && <TrendView live={live} />}
    </ScreenDialog>
  );
}
