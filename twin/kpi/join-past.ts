import type { Plant } from "../plant/plant.ts";
import type { RecordedHistory } from "../playback/recorded-history.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { appendSample, createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { createAssetCalendars } from "./asset-calendars.ts";
import { type KpiBook, openKpiBook } from "./kpi-book.ts";
import { planMeters } from "./meter-plan.ts";
import { signalsOfKpis } from "./recompute-kpis.ts";
import { fullMinute, spanRange } from "./span-range.ts";

/** A book of figures that knows what was recorded before it was opened, as soon as that is read. */
export interface JoinedBook extends KpiBook {
  /** What was recorded is in the figures; rejects where it cannot be read, and then it stays missing in them. */
  readonly joined: Promise<void>;
}

/**
 * Opens a book over a history. Until what was recorded is read, figures are those of a book that knows only what came
 * since; what comes meanwhile waits for its turn in a second book, which then takes the place of the first. So each
 * sample is counted once, in the order in which it came.
 *
 * @param openedUs what was received up to then is read from the history, and what comes later is taken in
 * @param beganUs as in `openKpiBook`
 */
export function openBookOverPast(
  plant: Plant,
  history: Pick<RecordedHistory, "stateAt" | "samples">,
  openedUs: number,
  beganUs: number,
): JoinedBook {
  const { bySignal } = planMeters(plant);
  const behind = openKpiBook(plant, beganUs);
  let shown = openKpiBook(plant, beganUs);
  let waiting: SampleColumns[] | undefined = [];
  let tickedUs = openedUs;

  const join = async (): Promise<void> => {
    const samples = createSampleColumns(8192);
    const fromUs = firstNeeded(plant, openedUs);
    behind.tick(openedUs);
    const takeBatch = (batch: Uint8Array<ArrayBuffer>): void => {
      if (!decodeBatch(batch, samples)) throw new Error("the history gave a batch that cannot be read");
      behind.take(samples);
    };
    for (const batch of (await history.stateAt(fromUs)).batches) takeBatch(batch);
    const needed = signalsOfKpis(plant, [0]);
    for await (const batch of history.samples({ fromUs: fromUs + 1, toUs: openedUs }, needed)) takeBatch(batch);
    for (const each of waiting ?? []) behind.take(each);
    behind.tick(tickedUs);
    shown = behind;
  };
  const joined = join().finally(() => {
    waiting = undefined;
  });

  return {
    joined,
    take(samples) {
      shown.take(samples);
      waiting?.push(copyMetered(samples, bySignal));
    },
    tick(nowUs) {
      tickedUs = nowUs;
      shown.tick(nowUs);
    },
    result(asset, span, spanOf) {
      const result = shown.result(asset, span, spanOf);
      return waiting === undefined ? result : { ...result, isJoining: true };
    },
    minuteUnderWay: (asset, nowUs) => shown.minuteUnderWay(asset, nowUs),
  };
}

/** The beginning of the earliest span that is shown at a moment. */
function firstNeeded(plant: Plant, timeUs: number): number {
  const minute = fullMinute(timeUs);
  const { all } = createAssetCalendars(plant);
  const begins = all.flatMap((calendar) => [
    spanRange(calendar, "hour", minute).fromUs,
    spanRange(calendar, "shift", minute).fromUs,
    spanRange(calendar, "day", minute).fromUs,
  ]);
  return Math.min(minute, ...begins);
}

/** Copies of the samples that figures are made of. */
function copyMetered(samples: SampleColumns, bySignal: readonly unknown[]): SampleColumns {
  const kept = createSampleColumns(64);
  for (let row = 0; row < samples.count; row++) {
    const signal = samples.signal[row] ?? 0;
    if (bySignal[signal] === undefined) continue;
    const [timeUs, value, quality] = [samples.timeUs[row] ?? 0, samples.value[row] ?? 0, samples.quality[row] ?? 0];
    appendSample(kept, signal, timeUs, value, quality, samples.lagUs[row] ?? 0);
  }
  return kept;
}
