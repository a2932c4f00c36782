import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TourView } from "../../../twin/scenario/tour-view.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import classes from "./tour-progress.module.css";

/** Even a step that is over at once can be seen and clicked: its part of the whole at the least. */
const leastShare = 0.04;

/** The steps side by side, each as long as it is shown: those that are over, and how far the present one is. */
export function TourProgress({ tour }: { tour: TourView }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const now = useSessionState((state) => state.tourState);
  const totalUs = tour.steps.reduce((sum, { lengthUs }) => sum + lengthUs, 0);
  return (
    <ol className={classes.steps} aria-label={t("tour.steps")}>
      {tour.steps.map(({ id, lengthUs, caption }, place) => {
        const isNow = place === now?.step;
        const leftUs = isNow ? (now?.stepLeftUs ?? 0) : 0;
        const share = place < (now?.step ?? -1) ? 1 : isNow && lengthUs > 0 ? 1 - leftUs / lengthUs : Number(isNow);
        return (
          <li key={id} style={{ flexGrow: Math.max(leastShare, lengthUs / Math.max(1, totalUs)) }}>
            <button
              type="button"
              disabled={!mayControl}
              aria-current={isNow ? "step" : undefined}
              aria-label={t("tour.go-to", { step: place + 1, caption: caption[language] })}
              title={caption[language]}
              onClick={() => void session.controlTour({ kind: "go", step: place })}
            >
              <span style={{ transform: `scaleX(${Math.min(1, Math.max(0, share))})` }} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}
