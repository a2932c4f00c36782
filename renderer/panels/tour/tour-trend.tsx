import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf, signalOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { describeSignals } from "../trends/describe-signals.ts";
import { TrendChart } from "../trends/trend-chart.tsx";
import classes from "./tour-side.module.css";
import { useTourTrends } from "./use-tour-trends.ts";

const heightPx = 210;

interface TourTrendProps {
  readonly live: LiveValues;
  /** Path of the asset, slash, id of the signal. */
  readonly names: readonly string[];
  /** All that the tour shows; the lines go as far as it has come. */
  readonly range: TimeRange;
}

/** The trend of a step's signals over the tour, up to the session's time. */
export function TourTrend({ live, names, range: { fromUs, toUs } }: TourTrendProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const canvas = useRef<HTMLCanvasElement | undefined>(undefined);
  const wanted = names.join(" ");
  const signals = useMemo(() => wanted.split(" ").flatMap((name) => signalNamed(live, name) ?? []), [live, wanted]);
  const range = useMemo(() => ({ fromUs, toUs }), [fromUs, toUs]);
  const { lines, alarms } = useTourTrends(live, signals, range);
  const described = useMemo(() => describeSignals(live.plant, lines, language, t), [live, lines, language, t]);
  if (signals.length === 0) return null;
  const title = signals.map((signal) => definitionOf(live.plant, signal)?.name[language]).join(t("list-comma"));
  return (
    <section className={classes.part} data-panel="trend">
      <h3>{title}</h3>
      <TrendChart
        live={live}
        range={range}
        lines={described}
        alarms={alarms}
        canvas={canvas}
        onPick={mayControl ? (timeUs) => session.seek(timeUs) : undefined}
        heightPx={heightPx}
      />
    </section>
  );
}

function signalNamed({ plant }: LiveValues, name: string): number | undefined {
  const slash = name.lastIndexOf("/");
  const asset = plant.assetByPath.get(name.slice(0, slash));
  return asset === undefined ? undefined : signalOf(plant, asset, name.slice(slash + 1));
}
