import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type PairSide, pairPlaces } from "../../../twin/bridge/pair-requests.ts";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";
import { type ComparedPair, describeCompared } from "../../session/compared-pair.ts";
import { signalOfName } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import type { PairSides } from "../../session/open-pair-sides.ts";
import { SessionProvider, useLiveSample, useSessionState } from "../../session/session-context.tsx";
import { readSignal } from "../../session/signal-reading.ts";
import classes from "./pair-screen.module.css";
import { useQuantityName } from "./use-quantity-name.ts";

interface PairStripProps {
  readonly pair: ComparedPair;
  readonly sides: PairSides;
}

/** What was measured over both runs, and between the two the difference. */
export function PairStrip({ pair, sides }: PairStripProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={classes.strip} aria-label={t("pair.result")}>
      {pair.quantities.map((quantity, place) => {
        const compared = pair.result.comparisons[place];
        if (compared === undefined) return null;
        return <Measured key={JSON.stringify(quantity)} quantity={quantity} compared={compared} sides={sides} />;
      })}
    </section>
  );
}

interface MeasuredProps {
  readonly quantity: Quantity;
  readonly compared: ComparedPair["result"]["comparisons"][number];
  readonly sides: PairSides;
}

function Measured({ quantity, compared, sides }: MeasuredProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const live = useSessionState((state) => state.live);
  const nameOf = useQuantityName();
  if (live === undefined) return null;
  const text = describeCompared(live.plant, quantity, compared, language, nameOf);
  return (
    <article className={classes.measured} data-measured={quantity.from === "kpi" ? quantity.kpi : quantity.of}>
      <h3>{text.name}</h3>
      {pairPlaces.map((place) => (
        <SessionProvider key={place} {...sides[place]}>
          <Figure place={place} value={text[place]} quantity={quantity} />
        </SessionProvider>
      ))}
      <p className={classes.difference} data-difference={compared.difference ?? ""}>
        <small>{t("author.difference")}</small>
        <strong>{text.difference}</strong>
        <small>{text.share}</small>
      </p>
    </article>
  );
}

interface FigureProps {
  readonly place: PairSide["place"];
  readonly value: string;
  readonly quantity: Quantity;
}

/** What was measured of one run as a whole, and of a signal what it is at the moment that is shown. */
function Figure({ place, value, quantity }: FigureProps): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const signal = live === undefined || quantity.from === "kpi" ? undefined : signalOfName(live.plant, quantity.of);
  return (
    <p className={classes.figure} data-place={place}>
      <small>{t(`pair.${place}`)}</small>
      <strong>{value}</strong>
      {live !== undefined && signal !== undefined && <Now live={live} signal={signal} />}
    </p>
  );
}

function Now({ live, signal }: { live: LiveValues; signal: number }): ReactNode {
  const { t } = useTranslation();
  useLiveSample();
  const language = useSessionState((state) => state.language);
  const { text, unit, freshness } = readSignal(live, signal, language);
  const value = live.table.value[signal] ?? Number.NaN;
  return (
    <small className={classes.now} data-freshness={freshness} data-now={Number.isNaN(value) ? "" : value}>
      {t("pair.now", { value: `${text} ${unit}`.trim() })}
    </small>
  );
}
