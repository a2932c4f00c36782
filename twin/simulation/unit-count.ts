import type { LineSettings } from "./line-schema.ts";
import type { Unit } from "./unit.ts";

/** The units of a line: those that came, those that left, and which product is next. */
export interface UnitCount {
  readonly product: number;
  readonly entered: number;
  readonly finished: number;
  readonly scrapped: number;
  /** Whether so many units more may be on the line. */
  mayEnter(units: number): boolean;
  enter(nowUs: number): Unit;
  leave(isGood: boolean): void;
  changeProduct(): void;
}

export function createUnitCount({ products, wip = Number.POSITIVE_INFINITY }: LineSettings): UnitCount {
  let lotLeft = products[0]?.lotUnits ?? 1;
  const count = {
    product: 0,
    entered: 0,
    finished: 0,
    scrapped: 0,
    mayEnter: (units: number) => count.entered - count.finished - count.scrapped + units <= wip,
    enter(nowUs: number): Unit {
      if (lotLeft === 0) count.changeProduct();
      lotLeft--;
      return { id: ++count.entered, product: count.product, enteredUs: nowUs, pass: 0 };
    },
    leave(isGood: boolean) {
      if (isGood) count.finished++;
      else count.scrapped++;
    },
    changeProduct() {
      count.product = (count.product + 1) % products.length;
      lotLeft = products[count.product]?.lotUnits ?? 1;
    },
  };
  return count;
}
