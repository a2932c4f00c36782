import type { Plant } from "../plant/plant.ts";
import type { BuiltPlant } from "./build-plant.ts";
import type { FaultOption, FaultRequest, RequestedFault } from "./fault-request.ts";
import { type Effect, faultsAt } from "./faults-at.ts";
import { createSensorFaults } from "./sensor-faults.ts";
import type { Distort, Reporting, SignalModel } from "./speaker.ts";

/** What was asked to go wrong in a simulated plant. */
export interface Disturbances {
  /** What may be asked for at an asset; nothing where there is no such asset. */
  options(target: string): FaultOption[];
  /** Faults that were asked for and are not over, in the order in which they were asked for. */
  active(): readonly RequestedFault[];
  /**
   * Lets something go wrong.
   *
   * @throws Error where the target does not know the fault, or the signal
   */
  inject(request: FaultRequest, nowUs: number): RequestedFault;
  /** Ends a fault: what it broke is as before. Nothing happens where it is over. */
  clear(id: string, nowUs: number): void;
  /** What sensors that are not to be trusted make of a value. */
  readonly distort: Distort;
}

interface Running extends RequestedFault {
  readonly effect: Effect;
  hasBegun: boolean;
  isCleared: boolean;
}

export function createDisturbances(
  plant: Plant,
  built: BuiltPlant,
  models: readonly SignalModel[],
  reportings: readonly Reporting[],
): Disturbances {
  const running = new Map<string, Running>();
  const sensors = createSensorFaults(models);
  let asked = 0;

  const optionsAt = (target: string): ReturnType<typeof faultsAt> => {
    const asset = plant.assets.find(({ path }) => path === target);
    if (asset === undefined) return [];
    return faultsAt({ plant, built, reportings, sensors, models }, asset);
  };
  const begin = (fault: Running, nowUs: number): void => {
    if (fault.isCleared) return;
    fault.hasBegun = true;
    fault.effect.begin(nowUs);
  };
  const end = (fault: Running, nowUs: number): void => {
    if (running.delete(fault.id) && fault.hasBegun) fault.effect.end(nowUs);
  };
  // Nothing happens out of turn: the plant may not have come as far as the one who asks.
  const plan = (timeUs: number, happen: (nowUs: number) => void): void => built.queue.plan(timeUs, { happen });

  return {
    options: (target) => optionsAt(target).map(({ fault, name, signals, lasts }) => ({ fault, name, signals, lasts })),
    active() {
      // One that ends with a repair is over when its effect is.
      for (const fault of running.values()) if (fault.hasBegun && fault.effect.isOver()) running.delete(fault.id);
      return [...running.values()].filter(({ isCleared }) => !isCleared).map(viewOf);
    },
    inject(request, nowUs) {
      const option = optionsAt(request.target).find(({ fault }) => fault === request.fault);
      if (option === undefined) throw new Error(`${request.target} has no fault "${request.fault}"`);
      const { signal } = request;
      if (option.signals.length > 0 && !option.signals.some(({ id }) => id === signal)) {
        throw new Error(`${request.target} has no signal "${signal ?? ""}" for this fault`);
      }
      const startsUs = nowUs + request.startsInS * 1e6;
      const fault: Running = {
        id: `fault-${++asked}`,
        fault: request.fault,
        target: request.target,
        ...(option.signals.length === 0 || signal === undefined ? {} : { signal }),
        name: option.name,
        severity: request.severity,
        startsUs,
        ...(option.lasts ? { endsUs: startsUs + request.durationS * 1e6 } : {}),
        ...(option.leadS === undefined ? {} : { failsUs: startsUs + (option.leadS / request.severity) * 1e6 }),
        effect: option.effectOf(request),
        hasBegun: false,
        isCleared: false,
      };
      running.set(fault.id, fault);
      plan(startsUs, (timeUs) => begin(fault, timeUs));
      if (fault.endsUs !== undefined) plan(fault.endsUs, (timeUs) => end(fault, timeUs));
      return viewOf(fault);
    },
    clear(id, nowUs) {
      const fault = running.get(id);
      if (fault === undefined) return;
      fault.isCleared = true;
      plan(nowUs, (timeUs) => end(fault, timeUs));
    },
    distort: sensors.distort,
  };
}

function viewOf({ effect: _effect, hasBegun: _hasBegun, isCleared: _isCleared, ...fault }: Running): RequestedFault {
  return fault;
}
