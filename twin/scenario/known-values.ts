import type { Plant } from "../plant/plant.ts";
import type { SampleColumns } from "../telemetry/sample-columns.ts";
import { quality, qualityOf, sampleFlag } from "../telemetry/sample-quality.ts";
import { isArrivalOrdered } from "../telemetry/sample-time.ts";

/** Who produced some values. */
export interface Origins {
  readonly plant: boolean;
  readonly simulated: boolean;
}

/** The values of some signals as they are believed at a moment. */
export interface KnownValues {
  /** Takes in one sample; one of another signal, or older than what is there, changes nothing. */
  take(samples: SampleColumns, row: number): void;
  /** The value of a signal at a moment; NaN where none is known, its quality is bad, or it is stale by then. */
  read(signal: number, timeUs: number): number;
  /** The first moment after one, and before another, at which a value becomes stale; undefined where none does. */
  nextStaleUs(afterUs: number, beforeUs: number): number | undefined;
  /** Who produced the values that are believed at a moment. */
  origins(timeUs: number): Origins;
}

interface Known {
  readonly staleAfterUs: number;
  timeUs: number;
  value: number;
  isSimulated: boolean;
  /** Stale after that moment. */
  untilUs: number;
}

const ownTimeFlags = sampleFlag.retained | sampleFlag.clockOff;
const unknownAge = sampleFlag.retained | sampleFlag.withoutDeviceTime;

/** By the rules of the signal table and of freshness, for few signals and sample by sample. */
export function createKnownValues(plant: Plant, signals: readonly number[]): KnownValues {
  const known = new Map<number, Known>();
  for (const signal of signals) {
    const staleAfterUs = plant.signals[signal]?.staleAfterUs ?? 0;
    known.set(signal, {
      staleAfterUs,
      timeUs: Number.NaN,
      value: Number.NaN,
      isSimulated: false,
      untilUs: Number.NEGATIVE_INFINITY,
    });
  }
  const all = [...known.values()];
  const isKnown = ({ value, untilUs }: Known, timeUs: number): boolean => !Number.isNaN(value) && untilUs > timeUs;

  return {
    take(samples, row) {
      const one = known.get(samples.signal[row] ?? -1);
      const timeUs = samples.timeUs[row] ?? Number.NaN;
      const flags = samples.quality[row] ?? 0;
      if (one === undefined || (!isArrivalOrdered(flags) && one.timeUs > timeUs)) return;
      const isOfUnknownAge = (flags & unknownAge) === unknownAge;
      const isBelieved = qualityOf(flags) !== quality.bad && !isOfUnknownAge;
      one.timeUs = timeUs;
      one.value = isBelieved ? (samples.value[row] ?? Number.NaN) : Number.NaN;
      one.isSimulated = (flags & sampleFlag.simulated) !== 0;
      const lagUs = (flags & ownTimeFlags) === 0 ? (samples.lagUs[row] ?? 0) : 0;
      one.untilUs = timeUs + lagUs + one.staleAfterUs;
    },
    read(signal, timeUs) {
      const one = known.get(signal);
      return one !== undefined && isKnown(one, timeUs) ? one.value : Number.NaN;
    },
    nextStaleUs(afterUs, beforeUs) {
      let nextUs: number | undefined;
      for (const { untilUs } of all) {
        if (untilUs > afterUs && untilUs < (nextUs ?? beforeUs)) nextUs = untilUs;
      }
      return nextUs;
    },
    origins(timeUs) {
      const current = all.filter((one) => isKnown(one, timeUs));
      return {
        plant: current.some(({ isSimulated }) => !isSimulated),
        simulated: current.some(({ isSimulated }) => isSimulated),
      };
    },
  };
}
