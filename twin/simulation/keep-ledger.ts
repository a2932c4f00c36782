import type { MachineState } from "../appearance/machine-state.ts";
import type { Calendar } from "./calendar.ts";
import {
  createHours,
  type DeviceHour,
  type Hours,
  hourLengthUs,
  type Ledger,
  type LineHour,
  newDeviceHour,
  newLineHour,
} from "./ledger.ts";
import type { Line, LineWatch } from "./line-model.ts";
import type { Machine, MachineWatch } from "./machine-model.ts";
import type { PowerMeter } from "./power-meter.ts";

/** Writes the ledger from what happens. */
export interface LedgerKeeper {
  readonly ledger: Ledger;
  readonly machineWatch: MachineWatch;
  readonly lineWatch: LineWatch;
  openDevice(machine: Machine, calendar: Calendar, meter: PowerMeter | undefined): void;
  openLine(line: Line, calendar: Calendar): void;
  /** Brings the ledger up to a moment. */
  upTo(nowUs: number): void;
}

interface DeviceAccount {
  readonly machine: Machine;
  readonly calendar: Calendar;
  readonly meter: PowerMeter | undefined;
  readonly hours: Hours<DeviceHour>;
  /** Up to when it is written. */
  untilUs: number;
  energyKwh: number;
  /** The failure that the machine stands for. */
  failure: string | undefined;
}

interface LineAccount {
  readonly line: Line;
  readonly calendar: Calendar;
  readonly hours: Hours<LineHour>;
  untilUs: number;
  units: number;
}

/** @param keepHours older hours are dropped: a host runs for months */
export function createLedgerKeeper(startUs: number, keepHours: number): LedgerKeeper {
  const devices = new Map<string, DeviceAccount>();
  const lines = new Map<string, LineAccount>();
  const ledger = { devices: new Map<string, DeviceHour[]>(), lines: new Map<string, LineHour[]>() };

  /** Writes a device's time in a state up to a moment. */
  const write = (account: DeviceAccount, state: MachineState, nowUs: number): DeviceHour => {
    let hour = account.hours.at(account.untilUs);
    for (;;) {
      const toUs = Math.min(nowUs, hour.hourUs + hourLengthUs);
      const elapsedUs = toUs - account.untilUs;
      hour.stateUs[state] += elapsedUs;
      if (state === "fault" && account.failure !== undefined) failureOf(hour, account.failure).downUs += elapsedUs;
      account.untilUs = toUs;
      if (toUs < hour.hourUs + hourLengthUs) return hour;
      settleDevice(account, hour, toUs);
      hour = account.hours.at(toUs);
    }
  };
  /** Writes what is only known for an hour as far as it has come: planned time, and energy by the meter. */
  const settleDevice = (account: DeviceAccount, hour: DeviceHour, toUs: number): void => {
    hour.plannedUs = account.calendar.plannedUs(Math.max(startUs, hour.hourUs), toUs);
    if (account.meter === undefined) return;
    const energyKwh = account.meter.energyAt(toUs);
    hour.energyKwh += energyKwh - account.energyKwh;
    account.energyKwh = energyKwh;
  };
  const writeLine = (account: LineAccount, nowUs: number): LineHour => {
    let hour = account.hours.at(account.untilUs);
    for (;;) {
      const toUs = Math.min(nowUs, hour.hourUs + hourLengthUs);
      hour.wipUs += account.units * (toUs - account.untilUs);
      account.untilUs = toUs;
      if (toUs < hour.hourUs + hourLengthUs) return hour;
      settleLine(account, hour, toUs);
      hour = account.hours.at(toUs);
    }
  };
  const settleLine = ({ calendar }: LineAccount, hour: LineHour, toUs: number): void => {
    hour.plannedUs = calendar.plannedUs(Math.max(startUs, hour.hourUs), toUs);
  };
  const lineOf = (line: Line): LineAccount | undefined => lines.get(line.settings.asset);

  return {
    ledger,
    machineWatch: {
      onState(machine, before, _sinceUs, nowUs) {
        const account = devices.get(machine.path);
        if (account === undefined) return;
        write(account, before, nowUs);
        account.meter?.turn(machine.state, nowUs);
        if (machine.state === "fault") account.failure = machine.cause;
      },
      onCount(machine, good, scrap, reworked, nowUs) {
        const account = devices.get(machine.path);
        if (account === undefined) return;
        const hour = write(account, machine.state, nowUs);
        hour.total += good + scrap;
        hour.scrap += scrap;
        hour.reworked += reworked;
      },
      onFailure(machine, failure, nowUs) {
        const id = machine.wear.failures[failure]?.id;
        const account = devices.get(machine.path);
        if (account === undefined || id === undefined) return;
        failureOf(write(account, machine.state, nowUs), id).count++;
      },
    },
    lineWatch: {
      onEntered(line, _unit, nowUs) {
        const account = lineOf(line);
        if (account === undefined) return;
        writeLine(account, nowUs).entered++;
        account.units++;
      },
      onWorked(line, _unit, _machine, _sinceUs, result, nowUs) {
        const account = lineOf(line);
        if (account !== undefined && result === "rework") writeLine(account, nowUs).reworked++;
      },
      onLeft(line, unit, isGood, nowUs) {
        const account = lineOf(line);
        if (account === undefined) return;
        const hour = writeLine(account, nowUs);
        account.units--;
        if (isGood) {
          hour.finished++;
          hour.leadUs += nowUs - unit.enteredUs;
        } else hour.scrapped++;
      },
    },
    openDevice(machine, calendar, meter) {
      const hours = createHours(newDeviceHour, keepHours);
      ledger.devices.set(machine.path, hours.list);
      const account = { machine, calendar, meter, hours, untilUs: startUs, energyKwh: 0, failure: undefined };
      devices.set(machine.path, account);
    },
    openLine(line, calendar) {
      const hours = createHours(newLineHour, keepHours);
      ledger.lines.set(line.settings.asset, hours.list);
      lines.set(line.settings.asset, { line, calendar, hours, untilUs: startUs, units: 0 });
    },
    upTo(nowUs) {
      for (const account of devices.values()) {
        settleDevice(account, write(account, account.machine.state, nowUs), nowUs);
      }
      for (const account of lines.values()) settleLine(account, writeLine(account, nowUs), nowUs);
    },
  };
}

function failureOf({ failures }: DeviceHour, id: string): { count: number; downUs: number } {
  const known = failures.get(id) ?? { count: 0, downUs: 0 };
  failures.set(id, known);
  return known;
}
