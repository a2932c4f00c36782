import type { MachineState } from "../../twin/appearance/machine-state.ts";

/** A state as an outline in a square of 10 by 10, filled or drawn as a line. */
interface StateShape {
  readonly path: string;
  readonly isLine: boolean;
}

/** Every state has its shape, so that it can be told without colour. */
export const stateShapes: Readonly<Record<MachineState, StateShape>> = {
  running: { path: "M1.5 .8 9 5 1.5 9.2Z", isLine: false },
  idle: { path: "M1.5 1h2.6v8H1.5Zm4.4 0h2.6v8H5.9Z", isLine: false },
  stopped: { path: "M1.2 1.2h7.6v7.6H1.2Z", isLine: false },
  starved: { path: "M5 1 1 5l4 4M9 1 5 5l4 4", isLine: true },
  blocked: { path: "M1 1l4 4-4 4M9 .6v8.8", isLine: true },
  setup: { path: "M5 1a4 4 0 1 0 4 4M5 1v4h4", isLine: true },
  maintenance: { path: "M5 1a4 4 0 1 0 4 4M5 1v4h4", isLine: true },
  fault: { path: "M5 0 10 5 5 10 0 5Z", isLine: false },
  unknown: { path: "M5 1.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8Z", isLine: true },
};
