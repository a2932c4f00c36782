import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import { readDevice } from "../../session/device-reading.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSessionState } from "../../session/session-context.tsx";
import { readSignal } from "../../session/signal-reading.ts";
import classes from "./tour-side.module.css";

/** More than this are not read while somebody talks. */
const shownAtMost = 8;

/** What a device says at the tour's time: its state, and its first signals. */
export function TourSignals({ live, path }: { live: LiveValues; path: string }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const asset = live.plant.assetByPath.get(path);
  if (asset === undefined) return null;
  const { state, freshness } = readDevice(live, asset);
  return (
    <section className={classes.part} data-panel="device">
      <h3>
        {live.plant.view.assets[asset]?.name[language]} ·{" "}
        {freshness === "fresh" ? t(`state.${state}`) : t(`freshness.${freshness}`)}
      </h3>
      <dl className={classes.grid}>
        {live.plant.signalsOf[asset]?.slice(0, shownAtMost).map((signal) => {
          const definition = definitionOf(live.plant, signal);
          if (definition === undefined) return null;
          const { text, unit, freshness: age } = readSignal(live, signal, language);
          return (
            <div key={signal}>
              <dt>{definition.name[language]}</dt>
              <dd data-freshness={age}>
                <span>{text}</span> <small>{unit}</small>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
