import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../twin/plant/plant-index.ts";
import type { ValueExplanation, ValueReason } from "../../twin/telemetry/explain-value.ts";
import { qualityOf, sampleFlag } from "../../twin/telemetry/sample-quality.ts";
import { formatAge, formatMoment, formatNumber, formatUnit, noValue } from "../session/format.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useSessionState } from "../session/session-context.tsx";
import { isRecorded } from "../session/session-store.ts";
import classes from "./signal-row.module.css";
import { TrendButton } from "./trends/trend-button.tsx";

const qualityNames = ["good", "uncertain", "bad"] as const;

interface SignalFactsProps {
  readonly live: LiveValues;
  readonly signal: number;
  readonly explanation: ValueExplanation;
}

/** Where a value comes from, when it was measured and received, and why it looks as it does. */
export function SignalFacts({ live, signal, explanation }: SignalFactsProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { table, plant } = live;
  const definition = definitionOf(plant, signal);
  const binding = plant.view.signals[signal]?.binding;
  const flags = table.quality[signal] ?? 0;
  const isSeen = explanation.freshness !== "never";
  const times = readTimes(live, signal);
  const range = definition?.type === "number" ? definition.range : undefined;
  const decimals = definition?.type === "number" ? definition.decimals : 0;
  const unit = definition?.type === "number" ? formatUnit(definition.unit, language) : "";

  return (
    <>
      <TrendButton signal={signal} name={definition?.name[language] ?? ""} />
      {explanation.freshness !== "fresh" && (
        <Why explanation={explanation} staleAfterUs={live.staleAfterUs[signal] ?? 0} />
      )}
      <dl className={classes.facts}>
        {isSeen && (
          <>
            <dt>{t("detail.source-time")}</dt>
            <dd>{times.device ?? t("detail.no-device-time")}</dd>
            <dt>{t("detail.received-time")}</dt>
            <dd>{times.received}</dd>
            {explanation.isClockOff && (
              <>
                <dt />
                <dd>{t("detail.clock-off", { offset: formatAge(Math.abs(table.lagUs[signal] ?? 0)) })}</dd>
              </>
            )}
            <dt>{t("detail.quality")}</dt>
            <dd>{t(`quality.${qualityNames[qualityOf(flags)]}`)}</dd>
            <dt>{t("detail.freshness")}</dt>
            <dd>{t(`freshness.${explanation.freshness}`)}</dd>
            <dt>{t("detail.origin")}</dt>
            <dd>{t((flags & sampleFlag.simulated) === 0 ? "detail.origin-plant" : "detail.origin-simulated")}</dd>
          </>
        )}
        {range !== undefined && (
          <>
            <dt>{t("detail.range")}</dt>
            <dd>
              {formatNumber(range[0], decimals, language)}
              {language === "zh" ? "～" : "–"}
              {formatNumber(range[1], decimals, language)} {unit}
            </dd>
          </>
        )}
        {binding !== undefined && (
          <>
            <dt>{t("detail.topic")}</dt>
            <dd className={classes.code}>{binding.topic}</dd>
            <dt>{t("detail.path")}</dt>
            <dd className={classes.code}>{definition?.from?.path ?? noValue}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function Why({ explanation, staleAfterUs }: { explanation: ValueExplanation; staleAfterUs: number }): ReactNode {
  const { t } = useTranslation();
  const isPast = useSessionState(isRecorded);
  const { reason, ageUs, problem } = explanation;
  const key = reason === "no-feed" && Number.isNaN(ageUs) ? "no-feed-never" : isPast ? pastReason(reason) : reason;
  return (
    <div className={classes.why} role="note">
      <strong>{t("why.title")}</strong>
      {t(`why.${key}`, { age: formatAge(ageUs), limit: formatAge(staleAfterUs) })}{" "}
      {reason === "no-feed" && problem !== undefined && t(`connection.problem.${problem.code}`)}
    </div>
  );
}

/** Of a moment in the past it is said what was, and not what to do about it. */
function pastReason(reason: ValueReason): ValueReason | "past-silent" | "past-never" {
  if (reason === "silent") return "past-silent";
  return reason === "never-since-start" ? "past-never" : reason;
}

/** The device's own time where it gave one, and the received time: one of them is the sample's, the lag leads to the other. */
function readTimes({ table }: LiveValues, signal: number): { device: string | undefined; received: string } {
  const timeUs = table.timeUs[signal] ?? Number.NaN;
  const lagUs = table.lagUs[signal] ?? 0;
  const flags = table.quality[signal] ?? 0;
  if ((flags & sampleFlag.withoutDeviceTime) !== 0) return { device: undefined, received: formatMoment(timeUs) };
  if ((flags & sampleFlag.clockOff) !== 0) {
    return { device: formatMoment(timeUs - lagUs), received: formatMoment(timeUs) };
  }
  return { device: formatMoment(timeUs), received: formatMoment(timeUs + lagUs) };
}
