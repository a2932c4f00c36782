import type { ReactNode } from "react";
import type { MachineState } from "../../twin/appearance/machine-state.ts";
import type { Freshness } from "../../twin/telemetry/freshness.ts";
import { stateShapes } from "../theme/state-shapes.ts";
import classes from "./state-mark.module.css";

/** A machine's state as a shape, so that it can be told without colour. */
export function StateMark({ state, freshness }: { state: MachineState; freshness: Freshness }): ReactNode {
  const { path, isLine } = stateShapes[state];
  return (
    <svg
      className={classes.mark}
      data-state={state}
      data-freshness={freshness}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      <path d={path} className={isLine ? classes.line : undefined} />
    </svg>
  );
}
