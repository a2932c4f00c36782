import { type ReactNode, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { signalOfName } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState } from "../../session/session-context.tsx";
import { readSignal } from "../../session/signal-reading.ts";
import { describeSignals } from "../trends/describe-signals.ts";
import { type ChartSetting, lineStyle } from "../trends/draw-trends.ts";
import { TrendChart } from "../trends/trend-chart.tsx";
import classes from "./tour-side.module.css";
import { useTourTrends } from "./use-tour-trends.ts";

const setting: ChartSetting = { heightPx: 190, isBare: true };

interface TourTrendProps {
  readonly live: LiveValues;
  /** Path of the asset, slash, id of the signal. */
  readonly names: readonly string[];
  /** All that the tour shows; the lines go as far as it has come. */
  readonly range: TimeRange;
}

/** The trend of a step's signals over the tour, up to the session's time. */
export function TourTrend({ live, names: wantedNames, range: { fromUs, toUs } }: TourTrendProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const canvas = useRef<HTMLCanvasElement | undefined>(undefined);
  const wanted = wantedNames.join(" ");
  const signals = useMemo(
    () => wanted.split(" ").flatMap((name) => signalOfName(live.plant, name) ?? []),
    [live, wanted],
  );
  const range = useMemo(() => ({ fromUs, toUs }), [fromUs, toUs]);
  const { lines, alarms } = useTourTrends(live, signals, range);
  const described = useMemo(() => describeSignals(live.plant, lines, language, t), [live, lines, language, t]);
  if (signals.length === 0) return null;
  const names = [...new Set(signals.map((signal) => definitionOf(live.plant, signal)?.name[language]))];
  return (
    <section className={classes.part} data-panel="trend">
      <h3>{names.join(t("list-comma"))}</h3>
      <TrendChart
        live={live}
        range={range}
        lines={described}
        alarms={alarms}
        canvas={canvas}
        onPick={mayControl ? (timeUs) => session.seek(timeUs) : undefined}
        setting={setting}
      />
      <Lines live={live} signals={signals} />
    </section>
  );
}

/** Which line is which, and what each says at the tour's time: what tells them apart is named, and no more. */
function Lines({ live, signals }: { live: LiveValues; signals: readonly number[] }): ReactNode {
  useLiveSample();
  const language = useSessionState((state) => state.language);
  const { plant } = live;
  const assetOf = (signal: number) => plant.view.assets[plant.view.signals[signal]?.asset ?? -1]?.name[language] ?? "";
  const assets = new Set(signals.map(assetOf));
  const names = new Set(signals.map((signal) => definitionOf(plant, signal)?.name[language] ?? ""));
  return (
    <dl className={classes.lines}>
      {signals.map((signal, place) => {
        const definition = definitionOf(plant, signal);
        if (definition === undefined) return null;
        const name = definition.name[language];
        const told = assets.size === 1 ? name : names.size === 1 ? assetOf(signal) : `${assetOf(signal)} · ${name}`;
        const { text, unit, freshness } = readSignal(live, signal, language);
        return (
          <div key={signal}>
            <LineSample place={place} />
            <dt title={told}>{told}</dt>
            <dd data-freshness={freshness}>
              <span>{text}</span> <small>{unit}</small>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function LineSample({ place }: { place: number }): ReactNode {
  const { colour, dash } = lineStyle(place);
  return (
    <svg width="26" height="8" aria-hidden="true">
      <path d="M0 4H26" stroke={`var(--${colour})`} strokeWidth="2" strokeDasharray={dash.join(" ")} />
    </svg>
  );
}
