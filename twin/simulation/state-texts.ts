import { type MachineState, machineStatesOf } from "../appearance/machine-state.ts";
import type { Signal } from "../plant/plant.ts";

/** How a machine's own controller names each state; states that it has no name for are idle to it. */
export function stateTexts({ definition }: Signal): ReadonlyMap<MachineState, string> {
  if (definition.type !== "enum") return new Map();
  const texts = new Map<MachineState, string>();
  for (const [place, meaning] of machineStatesOf(definition.values, {}).entries()) {
    const text = definition.values[place];
    if (text !== undefined && !texts.has(meaning)) texts.set(meaning, text);
  }
  const idle = texts.get("idle") ?? texts.get("stopped");
  for (const state of ["starved", "blocked", "setup", "maintenance"] as const) {
    if (!texts.has(state) && idle !== undefined) texts.set(state, idle);
  }
  return texts;
}
