import type { Signal } from "../plant/plant.ts";
import type { MachineValue, ValueSource } from "./behave.ts";
import type { Behaviour } from "./behaviour-schema.ts";
import { createJsonEncoder, type Encoder } from "./encode-message.ts";
import type { Happening } from "./event-queue.ts";

/** A signal, how it behaves, and where its value comes from. */
export interface SignalModel {
  readonly signal: Signal;
  readonly behaviour: Behaviour;
  readonly valueAt: ValueSource;
}

/** What disturbs the reports of a machine without touching the machine. */
export interface Reporting {
  /** How many losses of the network silence it. */
  silences: number;
  /** How far the machine's own clock is off. */
  clockOffsetUs: number;
}

/** Signals that are said together in one message. */
export interface Speaker extends Happening {
  readonly models: readonly SignalModel[];
  readonly topic: string;
  readonly everyUs: number;
  readonly reporting: Reporting;
  /** What tells of a change of state, or of a count, and is said at once when there is one. */
  readonly tells: { readonly state: boolean; readonly count: boolean };
}

/** A value as it is reported, where a sensor is not to be trusted. */
export type Distort = (signal: number, value: MachineValue, nowUs: number) => MachineValue;

/** Takes what is said. */
export type Say = (speaker: Speaker, values: readonly MachineValue[], encoder: Encoder, timeUs: number) => void;

/**
 * A speaker says its signals when its time has come. Until all of them have a value it says nothing.
 *
 * @param next called after a turn by the clock, to plan the next one
 */
export function createSpeaker(
  models: readonly SignalModel[],
  everyUs: number,
  reporting: Reporting,
  lastNumbers: Float64Array,
  distort: Distort,
  say: Say,
  next: (speaker: Speaker, nowUs: number) => void,
): Speaker {
  const values: MachineValue[] = models.map(() => 0);
  const encoder = createJsonEncoder(models.map(({ signal }) => signal));
  const speaker: Speaker = {
    models,
    topic: models[0]?.signal.binding.topic ?? "",
    everyUs,
    reporting,
    tells: {
      state: models.some(({ behaviour }) => behaviour.kind === "state" || behaviour.kind === "cause"),
      count: models.some(({ behaviour }) => behaviour.kind === "count" || behaviour.kind === "unit"),
    },
    happen(nowUs, tag) {
      let isWhole = true;
      for (let place = 0; place < models.length; place++) {
        const { signal, valueAt } = models[place] as SignalModel;
        const value = valueAt(nowUs);
        if (value === undefined) {
          isWhole = false;
          continue;
        }
        const told = distort(signal.index, value, nowUs);
        values[place] = told;
        if (typeof told === "number") lastNumbers[signal.index] = told;
      }
      if (isWhole && reporting.silences === 0) say(speaker, values, encoder, nowUs + reporting.clockOffsetUs);
      if (tag === byClock) next(speaker, nowUs);
    },
  };
  return speaker;
}

/** Tags of a speaker's turns: by its own interval, or because something has changed. */
export const byClock = 0;
export const byChange = 1;

/** Models of one topic and interval are said together, or all of one asset where nobody listens. */
export function groupModels(models: readonly SignalModel[], by: "topic" | "asset"): SignalModel[][] {
  const groups = new Map<string, SignalModel[]>();
  for (const model of models) {
    const { binding, asset } = model.signal;
    const key = by === "asset" ? String(asset) : `${binding.topic} ${model.behaviour.everyMs}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(model);
  }
  return [...groups.values()];
}
