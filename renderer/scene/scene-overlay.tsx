import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./plant-scene.module.css";

/** What is looked at, and what stands beside that. */
export function SceneTitle({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const asset = useSessionState((state) => state.live?.plant.view.assets[state.focus]);
  return (
    <div className={classes.top}>
      <div className={classes.heading} data-over-picture>
        <p>{asset === undefined ? "" : t(`level.${asset.level}`)}</p>
        <h2>{asset?.name[language]}</h2>
      </div>
      {children}
    </div>
  );
}

/** What the picture lacks. */
export function ModelFaults(): ReactNode {
  const { t } = useTranslation();
  const faults = useSessionState((state) => state.modelFaults);
  if (faults.length === 0) return null;
  return (
    <div className={classes.faults} role="note" data-over-picture>
      <p>{t("scene.model-faults")}</p>
      <ul>
        {faults.slice(0, 5).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the picture's colours mean. */
export function SceneLegend(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const palette = useSessionState((state) => state.alarmPalette);
  const shownPalette = palette === "grey" ? t("scene.legend-grey") : t("appearance.stack-light");
  return (
    <ul className={classes.legend} data-over-picture>
      <li>
        <span className={classes.critical}>◆</span> {t("state.fault")}
      </li>
      <li>
        <span className={classes.selected} /> {t("scene.legend-selected")}
      </li>
      <li>
        <span className={classes.stale} /> {t("freshness.stale")}
      </li>
      <li>
        <button
          type="button"
          className={classes.palette}
          aria-label={`${shownPalette} (${t("appearance.palette")})`}
          title={t("appearance.palette")}
          onClick={() => store.setState({ alarmPalette: palette === "grey" ? "stack-light" : "grey" })}
        >
          {shownPalette}
        </button>
      </li>
    </ul>
  );
}
