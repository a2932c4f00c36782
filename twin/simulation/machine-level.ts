import type { MachineState } from "../appearance/machine-state.ts";
import type { MachineLevels } from "./behaviour-schema.ts";

/** Where a value settles in a state. */
export function levelIn({ running, idle, fault, setup, stopped }: MachineLevels, state: MachineState): number {
  switch (state) {
    case "running":
      return running;
    case "fault":
      return fault ?? idle;
    case "setup":
    case "maintenance":
      return setup ?? idle;
    case "stopped":
      return stopped ?? idle;
    default:
      return idle;
  }
}
