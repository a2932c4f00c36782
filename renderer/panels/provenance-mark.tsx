import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Provenance } from "../../twin/playback/provenance.ts";
import { formatDateTime, formatSpeed } from "../session/format.ts";
import { useLiveSample, useSessionState } from "../session/session-context.tsx";
import classes from "./provenance-mark.module.css";

/** What the picture is made of: live, recorded or neither, real or simulated. No setting hides it. */
export function ProvenanceMark(): ReactNode {
  const { t } = useTranslation();
  const { source, origins } = useSessionState((state) => state.provenance);
  const made = simulationOf(origins);
  const hints = [source === "live" && made !== undefined ? "" : t(`provenance.${source}-hint`)];
  if (made !== undefined) hints.push(t(`provenance.${made}-hint`));
  return (
    <Tooltip label={hints.filter((hint) => hint !== "").join(t("list-comma"))}>
      <span className={classes.marks} role="status" data-source={source} data-simulated={made !== undefined}>
        <span className={classes.mark} data-kind={source}>
          <Sign source={source} />
          {t(`provenance.${source}`)}
          {source === "recorded" && <RecordedMoment />}
        </span>
        {made !== undefined && (
          <span className={classes.mark} data-kind="simulated">
            <span className={classes.diamond} />
            {t(`provenance.${made}`)}
          </span>
        )}
      </span>
    </Tooltip>
  );
}

function Sign({ source }: { source: Provenance["source"] }): ReactNode {
  switch (source) {
    case "live":
      return <span className={classes.dot} />;
    case "none":
      return <span className={classes.ring} />;
    case "recorded":
      return (
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
          <path d="M1 1h2v10H1ZM11 1v10L4 6Z" fill="currentColor" />
        </svg>
      );
  }
}

/** The moment runs on; assistive software reads it where it asks, not every time it changes. */
function RecordedMoment(): ReactNode {
  useLiveSample();
  const live = useSessionState((state) => state.live);
  const isPlaying = useSessionState((state) => state.timeState === "playing");
  const speed = useSessionState((state) => state.playSpeed);
  if (live === undefined) return null;
  return (
    <span className={classes.moment} aria-hidden="true">
      <time>{formatDateTime(live.clock.nowUs())}</time>
      {isPlaying && <span>{formatSpeed(speed)}</span>}
    </span>
  );
}

function simulationOf(origins: Provenance["origins"]): "simulated" | "mixed" | undefined {
  if (!origins.simulated) return undefined;
  return origins.plant ? "mixed" : "simulated";
}
