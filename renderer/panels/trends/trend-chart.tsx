import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample } from "../../session/session-context.tsx";
import type { AlarmSpan } from "../../session/trend-alarms.ts";
import type { DescribedLine } from "./describe-signals.ts";
import { type ChartSetting, drawTrends } from "./draw-trends.ts";
import classes from "./trends.module.css";
import { useDrawnColours } from "./use-drawn-colours.ts";

interface TrendChartProps {
  readonly live: LiveValues;
  readonly range: TimeRange;
  readonly lines: readonly DescribedLine[];
  /** When alarms held, drawn behind the lines. */
  readonly alarms: readonly AlarmSpan[];
  /** Takes the chart's canvas, for pictures of it. */
  readonly canvas: RefObject<HTMLCanvasElement | undefined>;
  /** Hears of moments that a person clicks; undefined where nobody may move the time. */
  readonly onPick: ((timeUs: number) => void) | undefined;
  /** Beside other things it is lower, and its lines are told there. */
  readonly setting?: ChartSetting;
}

const usualSetting: ChartSetting = { heightPx: 400, isBare: false };

/** The chart itself; the session's time is a line in it. It is built anew in the colours of another theme. */
export function TrendChart(props: TrendChartProps): ReactNode {
  return <BuiltChart key={useDrawnColours()} {...props} />;
}

function BuiltChart({
  live,
  range,
  lines,
  alarms,
  canvas,
  onPick,
  setting = usualSetting,
}: TrendChartProps): ReactNode {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const element = place.current;
    if (element === null || lines.length === 0) return;
    const drawn = drawTrends(
      element,
      range,
      lines,
      alarms,
      live.clock.nowUs,
      (timeUs) => pick.current?.(timeUs),
      t("trend.time"),
      setting,
    );
    chart.current = drawn;
    canvas.current = drawn.ctx.canvas;
    // Windows are resized while a chart is looked at; paused, nothing else would draw it anew.
    const observer = new ResizeObserver(() => {
      const { clientWidth: width } = element;
      if (width > 0 && width !== drawn.width) drawn.setSize({ width, height: setting.heightPx });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.destroy();
      chart.current = undefined;
      canvas.current = undefined;
    };
  }, [live, range, lines, alarms, canvas, setting, t]);

  // Before the first answer nothing is known of the range.
  const isEmpty = lines.length > 0 && lines.every(({ timeS }) => timeS.length === 0);
  return (
    <div className={classes.chart}>
      <Playhead chart={chart} />
      {isEmpty && <p className={classes.hint}>{t("trend.none")}</p>}
      <div ref={place} data-trend={lines.length} data-alarms={alarms.length} />
    </div>
  );
}

/** Draws the chart again as the session's time moves on in it. */
function Playhead({ chart }: { chart: RefObject<uPlot | undefined> }): ReactNode {
  useLiveSample();
  useEffect(() => {
    chart.current?.redraw(false, false);
  });
  return null;
}
