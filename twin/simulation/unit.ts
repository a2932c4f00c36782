/** One product unit: it is in one place at a time. */
export interface Unit {
  /** Counts the units of its line, from 1. */
  readonly id: number;
  /** Place in the line's products. */
  readonly product: number;
  readonly enteredUs: number;
  /** How often it has been through all stages. */
  pass: number;
}

/** What became of a unit at a machine. */
export type UnitResult = "good" | "scrap" | "rework";
