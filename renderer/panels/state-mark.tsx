import type { ReactNode } from "react";
import type { MachineState } from "../../twin/appearance/machine-state.ts";
import type { Freshness } from "../../twin/telemetry/freshness.ts";
import classes from "./state-mark.module.css";

/** A machine's state as a shape, so that it can be told without colour. */
export function StateMark({ state, freshness }: { state: MachineState; freshness: Freshness }): ReactNode {
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
      {shapeOf(state)}
    </svg>
  );
}

function shapeOf(state: MachineState): ReactNode {
  switch (state) {
    case "running":
      return <path d="M1.5 .8 9 5 1.5 9.2Z" />;
    case "idle":
      return <path d="M1.5 1h2.6v8H1.5Zm4.4 0h2.6v8H5.9Z" />;
    case "stopped":
      return <path d="M1.2 1.2h7.6v7.6H1.2Z" />;
    case "starved":
      return <path d="M5 1 1 5l4 4M9 1 5 5l4 4" className={classes.line} />;
    case "blocked":
      return <path d="M1 1l4 4-4 4M9 .6v8.8" className={classes.line} />;
    case "setup":
    case "maintenance":
      return <path d="M5 1a4 4 0 1 0 4 4M5 1v4h4" className={classes.line} />;
    case "fault":
      return <path d="M5 0 10 5 5 10 0 5Z" />;
    case "unknown":
      return <circle cx="5" cy="5" r="3.4" className={classes.line} />;
  }
}
