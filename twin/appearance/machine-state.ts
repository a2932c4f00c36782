/**
 * What a machine is doing, whatever its own controller calls it. The order is the code in a state texture and in
 * a session, so new states go to the end.
 */
export const machineStates = [
  "unknown",
  "stopped",
  "idle",
  "starved",
  "blocked",
  "setup",
  "running",
  "fault",
  "maintenance",
] as const;

export type MachineState = (typeof machineStates)[number];

/**
 * Names that controllers use for their states. The PackML names are those of ISA-TR88.00.02; suspended is an
 * external cause (nothing arrives or nothing leaves) and so counts as starved until a plant says more.
 */
const meaningByName: Readonly<Record<string, MachineState>> = {
  undefined: "unknown",
  clearing: "setup",
  stopped: "stopped",
  starting: "setup",
  idle: "idle",
  suspended: "starved",
  execute: "running",
  stopping: "stopped",
  aborting: "fault",
  aborted: "fault",
  holding: "idle",
  held: "idle",
  unholding: "setup",
  suspending: "starved",
  unsuspending: "setup",
  resetting: "setup",
  completing: "running",
  complete: "idle",
  running: "running",
  run: "running",
  starved: "starved",
  blocked: "blocked",
  setup: "setup",
  changeover: "setup",
  fault: "fault",
  down: "fault",
  error: "fault",
  maintenance: "maintenance",
  off: "stopped",
};

/**
 * The meaning of each value of a state signal, by its place in `values`.
 *
 * @param states meanings given by the device type, which win over the usual names
 */
export function machineStatesOf(
  values: readonly string[],
  states: Readonly<Record<string, MachineState>>,
): MachineState[] {
  const meaningIn = (meanings: Readonly<Record<string, MachineState>>, name: string): MachineState | undefined =>
    Object.hasOwn(meanings, name) ? meanings[name] : undefined;
  return values.map((value) => meaningIn(states, value) ?? meaningIn(meaningByName, value.toLowerCase()) ?? "unknown");
}
