import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconRefresh,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../twin/plant/localized-text.ts";
import type { Tour } from "../../../twin/scenario/tour.ts";
import type { TourView } from "../../../twin/scenario/tour-view.ts";
import type { Remote } from "../../session/connect-remote.ts";
import { controlOf, type TourAction } from "../../session/tour-actions.ts";
import { useRemote } from "../../session/use-remote.ts";
import classes from "./remote-control.module.css";

/** A telephone as the remote control of a tour: what is said now, what comes next, and three large buttons. */
export function RemoteControl({ remote, language }: { remote: Remote; language: Language }): ReactNode {
  const { t } = useTranslation();
  const { link, tour, tourState } = useRemote(remote);
  const place = tourState?.step ?? -1;
  const state = tourState?.state ?? "playing";
  const run = (action: TourAction) => (): void => remote.control(controlOf(action, tourState));
  return (
    <main className={classes.remote}>
      <header>
        <h1>{tour?.title[language] ?? t("app.name")}</h1>
        {tour !== undefined && <Steps steps={tour.steps} place={place} />}
        {link !== "open" && <p role="status">{t(`remote.${link}`)}</p>}
        {link === "open" && tour === undefined && <p role="status">{t("tour.none")}</p>}
      </header>
      {tour !== undefined && (
        <>
          <section data-part="now">
            <h2>
              {t("tour.step-of", { step: Math.max(1, place + 1), steps: tour.steps.length })}
              <strong data-state={state}>{t(`tour.short-state.${state}`)}</strong>
            </h2>
            <p className={classes.now}>{tour.steps[place]?.caption[language]}</p>
          </section>
          <section data-part="next" className={classes.next}>
            <h2>{t("tour.next-step")}</h2>
            <p>{tour.steps[place + 1]?.caption[language] ?? t("tour.last-step")}</p>
          </section>
          <footer>
            <button type="button" disabled={place <= 0} onClick={run("back")}>
              <IconPlayerSkipBackFilled size={26} aria-hidden />
              {t("tour.back")}
            </button>
            <button type="button" className={classes.play} onClick={run("play-or-pause")}>
              <PlaySign state={state} />
              {t(`tour.do.${state}`)}
            </button>
            <button type="button" disabled={place >= tour.steps.length - 1} onClick={run("next")}>
              <IconPlayerSkipForwardFilled size={26} aria-hidden />
              {t("tour.next")}
            </button>
          </footer>
        </>
      )}
    </main>
  );
}

/** How far the tour is, at a glance. */
function Steps({ steps, place }: { steps: TourView["steps"]; place: number }): ReactNode {
  return (
    <div className={classes.steps} aria-hidden="true">
      {steps.map(({ id }, each) => (
        <span key={id} data-done={each <= place} />
      ))}
    </div>
  );
}

function PlaySign({ state }: { state: Tour["state"] }): ReactNode {
  const props = { size: 30, "aria-hidden": true } as const;
  if (state === "playing") return <IconPlayerPauseFilled {...props} />;
  return state === "paused" ? <IconPlayerPlayFilled {...props} /> : <IconRefresh {...props} />;
}
