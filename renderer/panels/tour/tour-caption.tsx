import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDeviceMobile, IconLanguage, IconPresentation, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TourView } from "../../../twin/scenario/tour-view.ts";
import { stepShown } from "../../session/follow-tour.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { screenAddress } from "./screen-address.ts";
import { TourButtons } from "./tour-buttons.tsx";
import classes from "./tour-caption.module.css";
import { TourProgress } from "./tour-progress.tsx";

/** Below the scene: what the tour says at this step, how far it is, and what moves it. */
export function TourCaption(): ReactNode {
  const { t } = useTranslation();
  const tour = useSessionState((state) => state.tour);
  const use = useSessionState((state) => state.use);
  const isBilingual = useSessionState((state) => state.isBilingual);
  const state = useSessionState((each) => each.tourState?.state);
  if (tour === undefined) return null;
  return (
    <section
      className={classes.strip}
      aria-label={t("tour.title")}
      data-use={use}
      data-bilingual={isBilingual}
      data-state={state}
    >
      <TourProgress tour={tour} />
      <div className={classes.line}>
        <Place tour={tour} />
        {use === "work" && <Controls />}
      </div>
      <Words tour={tour} />
    </section>
  );
}

/** The chapter, the step's place among the others, and whether the tour stands still. */
function Place({ tour }: { tour: TourView }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const place = useSessionState((state) => state.tourState?.step ?? -1);
  const state = useSessionState((each) => each.tourState?.state ?? "playing");
  const chapter = tour.steps.slice(0, place + 1).findLast((each) => each.chapter !== undefined)?.chapter;
  return (
    <p className={classes.place}>
      <span>{chapter?.[language] ?? tour.title[language]}</span>
      <span>{t("tour.step-of", { step: Math.max(1, place + 1), steps: tour.steps.length })}</span>
      {state !== "playing" && (
        <strong>
          <span className={classes.long}>{t(`tour.state.${state}`)}</span>
          <span className={classes.short}>{t(`tour.short-state.${state}`)}</span>
        </strong>
      )}
    </p>
  );
}

/** The caption in the screen's language, and in the other one where both are asked for. */
function Words({ tour }: { tour: TourView }): ReactNode {
  const language = useSessionState((state) => state.language);
  const isBilingual = useSessionState((state) => state.isBilingual);
  const step = useSessionState(stepShown);
  const other = language === "zh" ? "en" : "zh";
  const said = step?.caption ?? tour.title;
  return (
    <div className={classes.words} aria-live="polite" data-caption={step?.id ?? ""}>
      <p className={classes.caption} lang={language === "zh" ? "zh-CN" : "en"}>
        {said[language]}
      </p>
      {isBilingual && (
        <p className={classes.second} lang={other === "zh" ? "zh-CN" : "en"}>
          {said[other]}
        </p>
      )}
    </div>
  );
}

function Controls(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isBilingual = useSessionState((state) => state.isBilingual);
  const name = useSessionState((state) => state.session);
  const mayControl = useSessionState((state) => state.mayControl);
  // The time bar has a button of its own for this.
  const isTimeBarOpen = useSessionState((state) => state.isTimeBarOpen);
  const isOperator = useSessionState((state) => state.profile === "operator");
  return (
    <div className={classes.controls}>
      <TourButtons />
      <div className={classes.more}>
        <Tooltip label={t("tour.both-languages")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t("tour.both-languages")}
            aria-pressed={isBilingual}
            onClick={() => store.setState({ isBilingual: !isBilingual })}
          >
            <IconLanguage size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        {isOperator && (
          <>
            <Tooltip label={t("tour.presenter-screen")}>
              <ActionIcon
                component="a"
                href={screenAddress(window.location.href, name, "presenter")}
                target="_blank"
                rel="noopener"
                variant="subtle"
                color="gray"
                size={32}
                aria-label={t("tour.presenter-screen")}
              >
                <IconPresentation size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("remote.title")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={t("remote.title")}
                onClick={() => store.setState({ dialog: "remote" })}
              >
                <IconDeviceMobile size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        {mayControl && !isTimeBarOpen && (
          <Tooltip label={t("tour.leave")}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t("tour.leave")}
              onClick={() => void session.leaveTour()}
            >
              <IconX size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </div>
  );
}
