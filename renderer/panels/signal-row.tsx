import { Collapse, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../twin/plant/plant-index.ts";
import { explainValue, type ValueExplanation } from "../../twin/telemetry/explain-value.ts";
import { formatAge, formatUnit, formatValue } from "../session/format.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSessionState } from "../session/session-context.tsx";
import { isRecorded } from "../session/session-store.ts";
import { SignalFacts } from "./signal-facts.tsx";
import classes from "./signal-row.module.css";

export interface SignalRowProps {
  readonly live: LiveValues;
  readonly signal: number;
  readonly isOpened: boolean;
  readonly onToggle: () => void;
}

/** A signal's name, value and age; opened, where it comes from and why it looks as it does. */
export function SignalRow({ live, signal, isOpened, onToggle }: SignalRowProps): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const explanation = useExplanation(live, signal);
  const definition = definitionOf(live.plant, signal);
  if (definition === undefined) return null;
  const { freshness, ageUs } = explanation;
  const unit = definition.type === "number" ? formatUnit(definition.unit, language) : "";
  const value = formatValue(definition, live.table.value[signal] ?? Number.NaN, live.table.text[signal], language);
  return (
    <div className={classes.signal} data-freshness={freshness} data-signal={definition.id}>
      <UnstyledButton className={classes.row} aria-expanded={isOpened} onClick={onToggle}>
        <span className={classes.name}>
          {definition.name[language]}
          <small>{freshness === "fresh" ? "" : t(`freshness.${freshness}`)}</small>
        </span>
        <span className={classes.reading}>
          <span className={classes.value}>
            <span data-value>{value}</span>
            {unit !== "" && <small data-percent={unit === "%"}>{unit}</small>}
          </span>
          <small className={classes.age}>{Number.isNaN(ageUs) ? "" : formatAge(ageUs)}</small>
        </span>
      </UnstyledButton>
      <Collapse expanded={isOpened}>
        {isOpened && <SignalFacts live={live} signal={signal} explanation={explanation} />}
      </Collapse>
    </div>
  );
}

function useExplanation(live: LiveValues, signal: number): ValueExplanation {
  const isHostConnected = useSessionState((state) => state.link === "open");
  const feeds = useSessionState((state) => state.feeds);
  const isPast = useSessionState(isRecorded);
  // A connection that is lost now says nothing of a moment in the past.
  if (isPast) return explainValue(live.table, signal, live.staleAfterUs[signal] ?? 0, live.nowUs(), true, undefined);
  const feed = feeds[live.plant.view.signals[signal]?.binding?.feed ?? -1];
  return explainValue(live.table, signal, live.staleAfterUs[signal] ?? 0, live.nowUs(), isHostConnected, feed);
}
