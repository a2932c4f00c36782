import type { ReactNode } from "react";
import classes from "./fault-count.module.css";
import { StateMark } from "./state-mark.tsx";

/** How many devices report a fault; nothing where none does. */
export function FaultCount({ count }: { count: number }): ReactNode {
  if (count === 0) return null;
  return (
    <span className={classes.faults}>
      <StateMark state="fault" freshness="fresh" />
      {count}
    </span>
  );
}
