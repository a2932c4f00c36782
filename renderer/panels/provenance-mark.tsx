import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Provenance } from "../../twin/playback/provenance.ts";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./provenance-mark.module.css";

/** What the picture is made of: live or not, real or simulated. No setting hides it. */
export function ProvenanceMark(): ReactNode {
  const { t } = useTranslation();
  const { source, origins } = useSessionState((state) => state.provenance);
  const made = simulationOf(origins);
  const hint = source === "none" ? "none" : (made ?? "live");
  return (
    <Tooltip label={t(`provenance.${hint}-hint`)}>
      <span className={classes.mark} data-source={source} data-simulated={made !== undefined} role="status">
        {source === "live" ? <span className={classes.dot} /> : <span className={classes.ring} />}
        {t(`provenance.${source}`)}
        {made !== undefined && (
          <>
            <span className={classes.diamond} />
            {t(`provenance.${made}`)}
          </>
        )}
      </span>
    </Tooltip>
  );
}

function simulationOf(origins: Provenance["origins"]): "simulated" | "mixed" | undefined {
  if (!origins.simulated) return undefined;
  return origins.plant ? "mixed" : "simulated";
}
