import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { draftOf, edit, offsetNowS } from "../../session/authoring.ts";
import { formatCountdown, formatDateTime, formatSpan } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { SessionState } from "../../session/session-store.ts";
import classes from "./author-panel.module.css";

/** The stretch of recorded time that the scenario is made over, and where the time is in it. */
export function DraftRange({ live }: { live: LiveValues }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const draft = useSessionState((state) => state.authoring && draftOf(state.authoring));
  const picked = useSessionState((state) => state.range);
  if (draft === undefined) return null;
  const { range, scenario } = draft;
  if (scenario.play.simulation !== undefined) return <p className={classes.hint}>{t("author.over-simulation")}</p>;
  const nowUs = Math.round(live.clock.nowUs());
  const offsetS = offsetNowS({ live }, draft);
  const set = (next: TimeRange): void => edit(store, { kind: "range", range: next });
  const isPicked = picked !== undefined && (picked.fromUs !== range.fromUs || picked.toUs !== range.toUs);
  return (
    <section className={classes.stretch} aria-label={t("author.range")}>
      <p>
        <strong>{t("author.range")}</strong> {formatSpan(range.toUs - range.fromUs)}
      </p>
      <p className={classes.hint}>
        {formatDateTime(range.fromUs)} – {formatDateTime(range.toUs)}
      </p>
      <p className={classes.hint} data-offset={offsetS}>
        {offsetS === undefined
          ? t("author.now-outside")
          : t("author.now-at", { offset: formatCountdown(offsetS * 1e6) })}
      </p>
      <div className={classes.buttons}>
        {isPicked && (
          <Button size="compact-xs" onClick={() => set(picked)}>
            {t("author.range-picked")}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => session.seek(range.fromUs)}>
          {t("author.range-go")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={nowUs >= range.toUs}
          onClick={() => set({ fromUs: nowUs, toUs: range.toUs })}
        >
          {t("author.range-from-now")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={nowUs <= range.fromUs}
          onClick={() => set({ fromUs: range.fromUs, toUs: nowUs })}
        >
          {t("author.range-to-now")}
        </Button>
      </div>
      {!isPicked && <p className={classes.hint}>{t("author.range-hint")}</p>}
    </section>
  );
}

/** Whether the session's time lies where steps can be taken. */
export function isInside(state: SessionState): boolean {
  const { authoring } = state;
  if (authoring === undefined) return false;
  const draft = draftOf(authoring);
  return draft.scenario.play.simulation !== undefined || offsetNowS(state, draft) !== undefined;
}
