import type { ReactNode } from "react";
import { alarmPriorities } from "../../twin/alarms/standing-alarm.ts";
import type { AlarmCounts } from "../session/alarm-counts.ts";
import classes from "./alarm-count-marks.module.css";
import { PriorityMark } from "./priority-mark.tsx";

/** How many alarms of each priority, in little room; priorities without any are left out. */
export function AlarmCountMarks({ counts }: { counts: AlarmCounts }): ReactNode {
  return (
    <span className={classes.counts}>
      {alarmPriorities
        .filter((priority) => counts[priority] > 0)
        .map((priority) => (
          <span key={priority} className={classes.count}>
            <PriorityMark priority={priority} />
            {counts[priority]}
          </span>
        ))}
    </span>
  );
}
