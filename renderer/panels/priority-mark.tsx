import type { ReactNode } from "react";
import type { AlarmPriority } from "../../twin/alarms/standing-alarm.ts";
import classes from "./priority-mark.module.css";

const shapes: Readonly<Record<AlarmPriority, string>> = {
  critical: "M5 0 10 5 5 10 0 5Z",
  high: "M5 .8 10 9.4H0Z",
  medium: "M.9 .9h8.2v8.2H.9Z",
  low: "M5 .6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8Z",
};

/** A priority as its shape and colour. */
export function PriorityMark({ priority }: { priority: AlarmPriority }): ReactNode {
  return (
    <svg
      className={classes.mark}
      data-priority={priority}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
    >
      <path d={shapes[priority]} />
    </svg>
  );
}
