import type { MachineValue } from "./behave.ts";
import type { Distort, SignalModel } from "./speaker.ts";

/** Sensors that are not to be trusted; the machines behind them do not know. */
export interface SensorFaults {
  readonly distort: Distort;
  /** Moves away from the true value, evenly: by `by` after `overS`, and no further. */
  drift(signal: number, by: number, overS: number, nowUs: number): void;
  /** Says its present value for ever. */
  stick(signal: number): void;
  trust(signal: number): void;
}

type Fault =
  | { readonly kind: "drift"; readonly sinceUs: number; readonly by: number; readonly overUs: number }
  | { readonly kind: "stuck"; value: MachineValue | undefined };

/** @param models the signals that may be distorted */
export function createSensorFaults(models: readonly SignalModel[]): SensorFaults {
  const known = new Set(models.map(({ signal }) => signal.index));
  const faults = new Map<number, Fault>();
  const set = (signal: number, fault: Fault): void => {
    if (known.has(signal)) faults.set(signal, fault);
  };
  return {
    distort(signal, value, nowUs) {
      const fault = faults.size === 0 ? undefined : faults.get(signal);
      if (fault === undefined) return value;
      if (fault.kind === "stuck") {
        fault.value ??= value;
        return fault.value;
      }
      if (typeof value !== "number") return value;
      return value + fault.by * Math.min(1, (nowUs - fault.sinceUs) / fault.overUs);
    },
    drift: (signal, by, overS, nowUs) => set(signal, { kind: "drift", sinceUs: nowUs, by, overUs: overS * 1e6 }),
    stick: (signal) => set(signal, { kind: "stuck", value: undefined }),
    trust: (signal) => faults.delete(signal),
  };
}
