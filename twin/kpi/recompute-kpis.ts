import type { Plant } from "../plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../playback/recorded-history.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { createAssetCalendars } from "./asset-calendars.ts";
import { createFactWindow } from "./fact-window.ts";
import { minuteUs } from "./facts.ts";
import { countRange } from "./kpi-book.ts";
import type { KpiResult } from "./kpi-result.ts";
import { planMeters } from "./meter-plan.ts";
import { createRollUp } from "./roll-up.ts";
import { runMeters } from "./run-meters.ts";
import { firstMinute, fullMinute } from "./span-range.ts";

/** What arrives up to so long after a range still counts in it; later corrections are of the time they arrive. */
const latestArrivalUs = 3_600_000_000;

/**
 * The figures of assets over a range, computed again from recorded samples by the code that computed them live.
 *
 * @param range is widened to whole minutes; its end is not of it
 * @param knownUs what was received by then counts; the end of the history for all there is
 * @param beganUs as in `openKpiBook`
 * @throws Error where the history gives a batch that cannot be read
 */
export async function recomputeKpis(
  plant: Plant,
  history: Pick<RecordedHistory, "stateAt" | "samples">,
  assets: readonly number[],
  range: TimeRange,
  knownUs: number,
  beganUs: number = Number.NEGATIVE_INFINITY,
): Promise<KpiResult[]> {
  const fromUs = fullMinute(range.fromUs);
  const toUs = Math.ceil(range.toUs / minuteUs) * minuteUs;
  const plans = planMeters(plant);
  const calendars = createAssetCalendars(plant);
  // In a range that is still going on, or has just ended, units in process are those of now, as they are live.
  const isNow = knownUs < toUs + minuteUs;
  const run = runMeters(plans, calendars, plant.signals.length, isNow ? Number.POSITIVE_INFINITY : toUs);
  const rollUp = createRollUp(plant, plans);
  const window = createFactWindow({ fromUs, toUs }, plans.meters.length);
  const samples = createSampleColumns(8192);
  const firstUs = firstMinute(beganUs);
  const take = (batch: Uint8Array<ArrayBuffer>): void => {
    if (!decodeBatch(batch, samples)) throw new Error("the history gave a batch that cannot be read");
    run.take(samples, (meter, fact, minuteStartUs, amount) => {
      if (minuteStartUs >= firstUs) window.add(meter, fact, minuteStartUs, amount);
    });
  };

  for (const batch of (await history.stateAt(fromUs)).batches) take(batch);
  const needed = signalsOfKpis(plant, assets);
  const received = { fromUs: fromUs + 1, toUs: Math.min(toUs + latestArrivalUs, knownUs) };
  for await (const batch of history.samples(received, needed)) take(batch);
  const counted = countRange(window, Math.min(toUs, fullMinute(knownUs)), plans, run, calendars, firstUs);
  return assets.map((asset) => rollUp.result(asset, counted));
}

/** The signals that figures of assets and of all below them need. */
export function signalsOfKpis(plant: Plant, assets: readonly number[]): number[] {
  const wanted = new Set(assets);
  // Parents come before their children.
  for (const { index, parent } of plant.assets) if (wanted.has(parent)) wanted.add(index);
  const { meters } = planMeters(plant);
  return meters.filter(({ asset }) => wanted.has(asset)).flatMap(({ signals }) => Object.values(signals));
}
