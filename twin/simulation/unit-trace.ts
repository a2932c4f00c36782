import type { Line } from "./line-model.ts";
import type { Unit, UnitResult } from "./unit.ts";
import { createDayName, unitName } from "./unit-name.ts";

/** What happened to a unit at one machine. */
export interface UnitStep {
  readonly machine: string;
  readonly fromUs: number;
  readonly toUs: number;
  readonly result: UnitResult;
  /** Process values measured when it was done, by signal. */
  readonly measured: Readonly<Record<string, number>>;
}

/** The way of a unit through its line. */
export interface TracedUnit {
  readonly id: string;
  readonly line: string;
  /** Product's id. */
  readonly product: string;
  readonly enteredUs: number;
  readonly steps: UnitStep[];
  /** When it left the line, and how. */
  left: { readonly timeUs: number; readonly isGood: boolean } | undefined;
}

/** Remembers the latest units and what was measured on them. */
export interface UnitTrace {
  /** A unit by its id; undefined where it is not, or no longer, known. */
  find(id: string): TracedUnit | undefined;
  /** Ids of the units that are remembered, the oldest first. */
  ids(): string[];
  worked(line: Line, unit: Unit, step: UnitStep): void;
  left(line: Line, unit: Unit, isGood: boolean, nowUs: number): void;
}

/** @param limit units that are remembered; the oldest are forgotten */
export function createUnitTrace(limit: number): UnitTrace {
  const units = new Map<string, TracedUnit>();
  const day = createDayName();
  const open = (line: Line, unit: Unit): TracedUnit => {
    const id = unitName(line, unit, day);
    const known = units.get(id);
    if (known !== undefined) return known;
    const traced: TracedUnit = {
      id,
      line: line.settings.asset,
      product: line.settings.products[unit.product]?.id ?? "",
      enteredUs: unit.enteredUs,
      steps: [],
      left: undefined,
    };
    units.set(id, traced);
    for (const oldest of units.keys()) {
      if (units.size <= limit) break;
      units.delete(oldest);
    }
    return traced;
  };
  return {
    find: (id) => units.get(id),
    ids: () => [...units.keys()],
    worked: (line, unit, step) => open(line, unit).steps.push(step),
    left(line, unit, isGood, nowUs) {
      open(line, unit).left = { timeUs: nowUs, isGood };
    },
  };
}
