import type { Plant } from "../plant/plant.ts";
import type { RecordedHistory, TimeRange } from "../playback/recorded-history.ts";
import { decodeBatch } from "../telemetry/decode-batch.ts";
import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { createAssetCalendars } from "./asset-calendars.ts";
import { createFactWindow } from "./fact-window.ts";
import { minuteUs } from "./facts.ts";
import { countRange } from "./kpi-book.ts";
import type { KpiResult, MinuteUnderWay } from "./kpi-result.ts";
import { planMeters } from "./meter-plan.ts";
import { type CountedRange, createRollUp, type RollUp } from "./roll-up.ts";
import { runMeters } from "./run-meters.ts";
import { firstMinute, fullMinute } from "./span-range.ts";

/** What arrives up to so long after a range still counts in it; later corrections are of the time they arrive. */
const latestArrivalUs = 3_600_000_000;

/** What a history is asked for. */
type Samples = Pick<RecordedHistory, "stateAt" | "samples">;

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
  history: Samples,
  assets: readonly number[],
  range: TimeRange,
  knownUs: number,
  beganUs: number = Number.NEGATIVE_INFINITY,
): Promise<KpiResult[]> {
  const whole = { fromUs: fullMinute(range.fromUs), toUs: Math.ceil(range.toUs / minuteUs) * minuteUs };
  const endUs = Math.min(whole.toUs, fullMinute(knownUs));
  const { rollUp, counted } = await countRecorded(plant, history, assets, whole, endUs, knownUs, beganUs);
  return assets.map((asset) => rollUp.result(asset, counted));
}

/** What an asset has lost of time since the last full minute of a moment, as the live book told it then. */
export async function recomputeMinute(
  plant: Plant,
  history: Samples,
  asset: number,
  timeUs: number,
  beganUs: number = Number.NEGATIVE_INFINITY,
): Promise<MinuteUnderWay | undefined> {
  const range = { fromUs: fullMinute(timeUs), toUs: timeUs };
  const { rollUp, counted } = await countRecorded(plant, history, [asset], range, timeUs, timeUs, beganUs);
  return rollUp.timeLost(asset, counted);
}

/** @param endUs up to when the range is counted */
async function countRecorded(
  plant: Plant,
  history: Samples,
  assets: readonly number[],
  { fromUs, toUs }: TimeRange,
  endUs: number,
  knownUs: number,
  beganUs: number,
): Promise<{ rollUp: RollUp; counted: CountedRange }> {
  const plans = planMeters(plant);
  const calendars = createAssetCalendars(plant);
  // In a range that is still going on, or has just ended, units in process are those of now, as they are live.
  const isNow = knownUs < toUs + minuteUs;
  const run = runMeters(plans, calendars, plant.signals.length, isNow ? Number.POSITIVE_INFINITY : toUs);
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
  return {
    rollUp: createRollUp(plant, plans),
    counted: countRange(window, endUs, plans, run, calendars, firstUs),
  };
}

/** The signals that figures of assets and of all below them need. */
export function signalsOfKpis(plant: Plant, assets: readonly number[]): number[] {
  const wanted = new Set(assets);
  // Parents come before their children.
  for (const { index, parent } of plant.assets) if (wanted.has(parent)) wanted.add(index);
  const { meters } = planMeters(plant);
  return meters.filter(({ asset }) => wanted.has(asset)).flatMap(({ signals }) => Object.values(signals));
}
