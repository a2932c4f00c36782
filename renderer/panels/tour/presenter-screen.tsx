import { Box, Button } from "@mantine/core";
import { IconDeviceMobile, IconDeviceTv, IconPresentation } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EventData } from "../../../twin/bridge/contract.ts";
import { claimLines } from "../../session/evidence-text.ts";
import { stepShown } from "../../session/follow-tour.ts";
import { formatClock, formatCountdown, noValue } from "../../session/format.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { LinkBanner } from "../link-banner.tsx";
import { NotOpen } from "../not-open.tsx";
import { ProvenanceMark } from "../provenance-mark.tsx";
import { ClaimList } from "./claim-list.tsx";
import classes from "./presenter-screen.module.css";
import { screenAddress } from "./screen-address.ts";
import { TourButtons } from "./tour-buttons.tsx";
import { TourProgress } from "./tour-progress.tsx";

/** What the presenter reads while an audience watches: what is said now, the notes, what comes next, and the clock. */
export function PresenterScreen(): ReactNode {
  const { t } = useTranslation();
  const tour = useSessionState((state) => state.tour);
  const language = useSessionState((state) => state.language);
  const name = useSessionState((state) => state.session);
  const isOpen = useSessionState((state) => state.link !== "connecting");
  const store = useSessionStore();
  return (
    <main className={classes.screen} aria-label={t("tour.presenter-screen")}>
      <header className={classes.top}>
        <h1 title={tour?.title[language]}>{tour?.title[language] ?? (isOpen ? t("tour.none") : t("app.name"))}</h1>
        <ProvenanceMark />
        <Button
          variant="default"
          leftSection={<IconPresentation size={17} stroke={1.6} />}
          onClick={() => store.setState({ dialog: "scenarios" })}
        >
          {t("scenario.title")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDeviceMobile size={17} stroke={1.6} />}
          onClick={() => store.setState({ dialog: "remote" })}
        >
          {t("remote.title")}
        </Button>
        <Button
          component="a"
          href={screenAddress(window.location.href, name, "audience")}
          target="_blank"
          rel="noopener"
          variant="default"
          leftSection={<IconDeviceTv size={17} stroke={1.6} />}
        >
          {t("tour.audience-screen")}
        </Button>
      </header>
      <LinkBanner />
      {!isOpen && <NotOpen className={classes.none} />}
      {isOpen && tour === undefined && <p className={classes.none}>{t("tour.how-to-start")}</p>}
      {tour !== undefined && (
        <>
          <TourProgress tour={tour} />
          <div className={classes.columns}>
            <Said />
            <Aside />
          </div>
        </>
      )}
    </main>
  );
}

/** The present step and its notes, and the one after it. */
function Said(): ReactNode {
  const { t } = useTranslation();
  const evidence = useSessionState((state) => state.evidence);
  const hasEnded = useSessionState((state) => state.tourState?.state === "ended");
  const language = useSessionState((state) => state.language);
  const tour = useSessionState((state) => state.tour);
  const place = useSessionState((state) => state.tourState?.step ?? -1);
  const step = useSessionState(stepShown);
  const next = tour?.steps[place + 1];
  const lines = claimLines(hasEnded ? (tour?.steps ?? []) : step === undefined ? [] : [step], evidence);
  return (
    <Box component="section" className={classes.said} aria-label={t("tour.title")} tabIndex={0}>
      <section data-part="now">
        <h2>{t("tour.step-of", { step: Math.max(1, place + 1), steps: tour?.steps.length ?? 0 })}</h2>
        <p className={classes.caption}>{step?.caption[language]}</p>
      </section>
      <section data-part="notes">
        <h2>{t("tour.notes")}</h2>
        <p className={classes.notes} data-empty={step?.notes === undefined}>
          {step?.notes?.[language] ?? t("tour.no-notes")}
        </p>
      </section>
      <section data-part="next">
        <h2>{t("tour.next-step")}</h2>
        <p className={classes.next}>{next?.caption[language] ?? t("tour.last-step")}</p>
      </section>
      {lines.length > 0 && (
        <section>
          <h2>{t("tour.claims")}</h2>
          <ClaimList lines={lines} />
        </section>
      )}
    </Box>
  );
}

function Aside(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes.aside}>
      <Clocks />
      <div className={classes.buttons}>
        <TourButtons size={52} />
      </div>
      <p className={classes.keys}>{t("tour.presenter-keys")}</p>
      <StepList />
    </div>
  );
}

/** How long the step and the tour still take, the moment that is shown, and the time of day. */
function Clocks(): ReactNode {
  useLiveSample();
  const isLive = useSessionState((state) => state.tour?.over === "live");
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const now = useSessionState((state) => state.tourState);
  const runUs = useRunSince(now);
  return (
    <dl className={classes.clocks}>
      <div>
        <dt>{t("tour.step-left")}</dt>
        <dd>{isLive ? noValue : formatCountdown(Math.max(0, (now?.stepLeftUs ?? 0) - runUs))}</dd>
      </div>
      <div>
        <dt>{t("tour.left")}</dt>
        <dd>{isLive ? noValue : formatCountdown(Math.max(0, (now?.leftUs ?? 0) - runUs))}</dd>
      </div>
      <div>
        <dt>{t("tour.recorded-time")}</dt>
        <dd>{live === undefined ? "" : formatClock(live.clock.nowUs())}</dd>
      </div>
      <div>
        <dt>{t("tour.time-of-day")}</dt>
        <dd>{formatClock(Date.now() * 1000)}</dd>
      </div>
    </dl>
  );
}

/** How long ago the host said where the tour is, while it plays; microseconds. */
function useRunSince(now: EventData<"tour-state"> | undefined): number {
  const [said, setSaid] = useState(() => ({ now, atMs: performance.now() }));
  // Before anything is drawn: the new words with the old moment would jump.
  if (said.now !== now) setSaid({ now, atMs: performance.now() });
  return now?.state === "playing" ? Math.max(0, performance.now() - said.atMs) * 1000 : 0;
}

function StepList(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const tour = useSessionState((state) => state.tour);
  const place = useSessionState((state) => state.tourState?.step ?? -1);
  const mayControl = useSessionState((state) => state.mayControl);
  return (
    <ol className={classes.steps} aria-label={t("tour.steps")}>
      {tour?.steps.map(({ id, caption, chapter }, each) => (
        <li key={id}>
          <button
            type="button"
            disabled={!mayControl}
            aria-current={each === place ? "step" : undefined}
            onClick={() => void session.controlTour({ kind: "go", step: each })}
          >
            <span>{each + 1}</span>
            <span className={classes.stepName}>{chapter?.[language] ?? caption[language]}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
