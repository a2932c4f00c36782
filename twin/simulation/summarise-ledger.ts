import { type MachineState, machineStates } from "../appearance/machine-state.ts";
import type { DeviceHour, Ledger } from "./ledger.ts";
import type { SimulationFile } from "./simulation-schema.ts";

/** What a line did over the whole of a ledger. */
export interface LineSummary {
  readonly asset: string;
  readonly unit: string;
  readonly entered: number;
  readonly made: number;
  readonly scrapped: number;
  readonly reworked: number;
  /** Good units for an hour of planned time. */
  readonly perPlannedHour: number;
  /** Mean number of units on the line. */
  readonly meanWip: number;
  /** Mean time on the line of a good unit, seconds. */
  readonly meanLeadS: number;
  readonly energyKwh: number;
  readonly kwhPerUnit: number;
  /** Shares of the machines' time. */
  readonly states: Readonly<Partial<Record<MachineState, number>>>;
  /** How often each failure came, over the machines of the line. */
  readonly failures: Readonly<Record<string, number>>;
}

/** What happened over the whole of a ledger. */
export interface RunSummary {
  readonly units: number;
  readonly scrapped: number;
  readonly energyKwh: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly lines: readonly LineSummary[];
}

export function summariseLedger(ledger: Ledger, file: SimulationFile): RunSummary {
  const lines = file.lines.map(({ asset, unitName, stages }): LineSummary => {
    const hours = ledger.lines.get(asset) ?? [];
    const machines = stages.flatMap((stage) => stage.machines.flatMap((path) => ledger.devices.get(path) ?? []));
    const made = sumOf(hours, ({ finished }) => finished);
    const plannedUs = sumOf(hours, (hour) => hour.plannedUs);
    const energyKwh = sumOf(machines, (hour) => hour.energyKwh);
    const spanUs = sumOf(machines, ({ stateUs }) => sumOf(machineStates, (state) => stateUs[state]));
    const lineUs = spanUs / Math.max(1, stages.flatMap((stage) => stage.machines).length);
    return {
      asset,
      unit: unitName.en,
      entered: sumOf(hours, ({ entered }) => entered),
      made,
      scrapped: sumOf(hours, ({ scrapped }) => scrapped),
      reworked: sumOf(hours, ({ reworked }) => reworked),
      perPlannedHour: rounded((made * 3600e6) / plannedUs, 2),
      meanWip: rounded(sumOf(hours, ({ wipUs }) => wipUs) / lineUs, 1),
      meanLeadS: rounded(sumOf(hours, ({ leadUs }) => leadUs) / made / 1e6, 0),
      energyKwh: rounded(energyKwh, 1),
      kwhPerUnit: rounded(energyKwh / made, 3),
      states: Object.fromEntries(
        machineStates.flatMap((state) => {
          const share = rounded(sumOf(machines, ({ stateUs }) => stateUs[state]) / spanUs, 4);
          return share === 0 ? [] : [[state, share]];
        }),
      ),
      failures: failuresOf(machines),
    };
  });
  const devices = [...ledger.devices.values()].flat();
  return {
    units: sumOf(lines, ({ made }) => made),
    scrapped: sumOf(lines, ({ scrapped }) => scrapped),
    // What gives energy, such as solar, does not count against what is used.
    energyKwh: rounded(
      sumOf(devices, ({ energyKwh }) => Math.max(0, energyKwh)),
      0,
    ),
    failures: failuresOf(devices),
    lines,
  };
}

function failuresOf(hours: readonly DeviceHour[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { failures } of hours) {
    for (const [id, { count }] of failures) if (count > 0) counts[id] = (counts[id] ?? 0) + count;
  }
  return counts;
}

function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
}

/** 0 where there is nothing to divide by. */
function rounded(value: number, decimals: number): number {
  return Number.isFinite(value) ? Number(value.toFixed(decimals)) : 0;
}
