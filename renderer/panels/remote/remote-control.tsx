import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../twin/plant/localized-text.ts";
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
        {link !== "open" && <p role="status">{t(`remote.${link}`)}</p>}
        {link === "open" && tour === undefined && <p role="status">{t("tour.none")}</p>}
      </header>
      {tour !== undefined && (
        <>
          <section data-part="now">
            <h2>
              {t("tour.step-of", { step: Math.max(1, place + 1), steps: tour.steps.length })}
              {state !== "playing" && <strong>{t(`tour.state.${state}`)}</strong>}
            </h2>
            <p className={classes.now}>{tour.steps[place]?.caption[language]}</p>
          </section>
          <section data-part="next">
            <h2>{t("tour.next-step")}</h2>
            <p>{tour.steps[place + 1]?.caption[language] ?? t("tour.last-step")}</p>
          </section>
          <footer>
            <button type="button" disabled={place <= 0} onClick={run("back")}>
              {t("tour.back")}
            </button>
            <button type="button" className={classes.play} onClick={run("play-or-pause")}>
              {t(`tour.do.${state}`)}
            </button>
            <button type="button" disabled={place >= tour.steps.length - 1} onClick={run("next")}>
              {t("tour.next")}
            </button>
          </footer>
        </>
      )}
    </main>
  );
}
