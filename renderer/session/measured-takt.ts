import { signalOf, typeOf } from "../../twin/plant/plant-index.ts";
import type { LiveValues } from "./live-values.ts";

/** Seconds from one unit to the next, as the counters of the machines tell. */
export interface MeasuredTakt {
  /** Of the last units that a machine made; undefined until it has made two while it was watched. */
  read(asset: number): number | undefined;
  dispose(): void;
}

/** Watches the counters of all machines that make something; costs a look-up a sample. */
export function measureTakt(live: LiveValues): MeasuredTakt {
  const { assets, signals } = live.plant.view;
  const assetOfCounter = new Int32Array(signals.length).fill(-1);
  for (const asset of assets.keys()) {
    const counter = signalOf(live.plant, asset, typeOf(live.plant, asset)?.role.totalCount);
    if (counter !== undefined) assetOfCounter[counter] = asset;
  }
  const count = new Float64Array(assets.length).fill(Number.NaN);
  const countedUs = new Float64Array(assets.length).fill(Number.NaN);
  const taktS = new Float64Array(assets.length).fill(Number.NaN);

  const take = (asset: number, value: number, timeUs: number): void => {
    const more = value - (count[asset] ?? Number.NaN);
    if (more === 0) return;
    // The first count says nothing of when it came to be, and a counter that went back was set back.
    const sinceUs = timeUs - (countedUs[asset] ?? Number.NaN);
    if (more > 0 && !Number.isNaN(sinceUs)) taktS[asset] = sinceUs / more / 1e6;
    countedUs[asset] = more > 0 ? timeUs : Number.NaN;
    count[asset] = value;
  };
  const stop = live.onChange((samples) => {
    if (samples === undefined) {
      for (const column of [count, countedUs, taktS]) column.fill(Number.NaN);
      return;
    }
    for (let row = 0; row < samples.count; row++) {
      const asset = assetOfCounter[samples.signal[row] ?? 0] ?? -1;
      if (asset >= 0) take(asset, samples.value[row] ?? Number.NaN, samples.timeUs[row] ?? Number.NaN);
    }
  });

  return {
    read(asset) {
      const seconds = taktS[asset] ?? Number.NaN;
      return Number.isNaN(seconds) ? undefined : seconds;
    },
    dispose: stop,
  };
}
