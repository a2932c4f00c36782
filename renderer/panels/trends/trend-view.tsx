import { ActionIcon, Checkbox, NativeSelect, Pill, Tooltip } from "@mantine/core";
import { IconFileTypeCsv, IconPhotoDown } from "@tabler/icons-react";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import { exportName } from "../../session/export-name.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { pictureMarks } from "../../session/picture-marks.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { trendCsv } from "../../session/trend-csv.ts";
import { ProblemNote } from "../problem-note.tsx";
import { saveBlob, saveText } from "../save-text.ts";
import { describeSignals } from "./describe-signals.ts";
import { drawTrendPicture } from "./draw-trend-picture.ts";
import { TrendChart } from "./trend-chart.tsx";
import classes from "./trends.module.css";
import { useTrends } from "./use-trends.ts";

const minuteUs = 60e6;

/** Ranges to choose from, in minutes, with the words for them. */
const ranges = [
  [15, "minutes", 15],
  [60, "minutes", 60],
  [480, "hours", 8],
  [1440, "hours", 24],
  [10_080, "days", 7],
  [43_200, "days", 30],
] as const;

/** In a low window, or one whose page is enlarged, what the lines are has room below them. */
function chartHeightPx(windowPx: number): number {
  return Math.max(200, Math.min(400, windowPx - 320));
}

/** Which signals, over which time, and the chart of them. */
export function TrendView({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const signals = useSessionState((state) => state.trendSignals);
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const [minutes, setMinutes] = useState(60);
  const [isCompared, setCompared] = useState(false);
  const setting = useMemo(() => ({ heightPx: chartHeightPx(window.innerHeight), isBare: false }), []);
  const canvas = useRef<HTMLCanvasElement | undefined>(undefined);
  const { range, lines, alarms, problem } = useTrends(live, signals, minutes * minuteUs, isCompared);
  const described = useMemo(() => describeSignals(live.plant, lines, language, t), [live, lines, language, t]);
  const savePicture = (): void => {
    if (canvas.current === undefined) return;
    const picture = drawTrendPicture(canvas.current, described, pictureMarks(store.getState()));
    picture.toBlob((blob) => blob !== null && saveBlob(exportName(store.getState(), "trend", "png"), blob));
  };
  const before = lines.filter(({ isDayBefore }) => isDayBefore);
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <NativeSelect
          aria-label={t("trend.range")}
          value={minutes}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          data={ranges.map(([value, unit, count]) => ({ value: String(value), label: t(`trend.${unit}`, { count }) }))}
        />
        <SignalChoice live={live} />
        <Checkbox
          label={t("trend.day-before")}
          checked={isCompared}
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
        <span className={classes.gap} />
        <Tooltip label={t("trend.png")}>
          <ActionIcon variant="default" size={36} aria-label={t("trend.png")} onClick={savePicture}>
            <IconPhotoDown size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("trend.csv")}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t("trend.csv")}
            onClick={() =>
              saveText(exportName(store.getState(), "trend", "csv"), trendCsv(described, t("trend.time")), "text/csv")
            }
          >
            <IconFileTypeCsv size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <SignalPills live={live} />
      <ProblemNote problem={problem} />
      {before.length > 0 && before.every(({ timeS }) => timeS.length === 0) && (
        <p className={classes.hint}>{t("trend.day-before-none")}</p>
      )}
      <TrendChart
        live={live}
        range={range}
        lines={described}
        alarms={alarms}
        canvas={canvas}
        setting={setting}
        onPick={mayControl ? (timeUs) => session.seek(timeUs) : undefined}
      />
      <p className={classes.hint}>{mayControl ? t("trend.hint") : ""}</p>
    </div>
  );
}

/** Further signals of the assets whose signals are shown. */
function SignalChoice({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const signals = useSessionState((state) => state.trendSignals);
  const language = useSessionState((state) => state.language);
  const assets = [...new Set(signals.map((signal) => live.plant.view.signals[signal]?.asset ?? 0))];
  const others = assets
    .flatMap((asset) => live.plant.signalsOf[asset] ?? [])
    .filter((signal) => !signals.includes(signal) && definitionOf(live.plant, signal)?.type !== "text");
  return (
    <NativeSelect
      aria-label={t("trend.add")}
      value=""
      disabled={others.length === 0}
      onChange={(event) => store.setState({ trendSignals: [...signals, Number(event.currentTarget.value)] })}
      data={[
        { value: "", label: t("trend.add") },
        ...others.map((signal) => ({
          value: String(signal),
          label: definitionOf(live.plant, signal)?.name[language] ?? "",
        })),
      ]}
    />
  );
}

function SignalPills({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const signals = useSessionState((state) => state.trendSignals);
  const language = useSessionState((state) => state.language);
  return (
    <div className={classes.bar}>
      {signals.map((signal) => {
        const asset = live.plant.view.signals[signal]?.asset ?? 0;
        const name = `${live.plant.view.assets[asset]?.name[language]} · ${definitionOf(live.plant, signal)?.name[language]}`;
        return (
          <Pill
            key={signal}
            withRemoveButton={signals.length > 1}
            removeButtonProps={{ "aria-label": t("trend.remove", { name }), "aria-hidden": false, tabIndex: 0 }}
            onRemove={() => store.setState({ trendSignals: signals.filter((each) => each !== signal) })}
          >
            {name}
          </Pill>
        );
      })}
    </div>
  );
}
