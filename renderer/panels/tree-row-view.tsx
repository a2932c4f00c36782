import { IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { AlarmCounts } from "../session/alarm-counts.ts";
import { countFaults, readDevice } from "../session/device-reading.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useSessionState } from "../session/session-context.tsx";
import { AlarmCountMarks } from "./alarm-count-marks.tsx";
import { FaultCount } from "./fault-count.tsx";
import { StateMark } from "./state-mark.tsx";
import classes from "./tree-panel.module.css";
import type { TreeRow } from "./tree-rows.ts";

export interface TreeRowViewProps {
  readonly live: LiveValues;
  readonly row: TreeRow;
  readonly top: number;
  /** Active alarms of it and of all below; undefined where there are none. */
  readonly alarms: AlarmCounts | undefined;
  readonly isMarked: boolean;
}

/** One row: name, and what is to be known of it at a glance. The tree around it takes the pointer and the keyboard. */
export function TreeRowView({ live, row, top, alarms, isMarked }: TreeRowViewProps): ReactNode {
  const language = useSessionState((state) => state.language);
  const asset = live.plant.view.assets[row.asset];
  const isDevice = asset?.level === "device";
  return (
    <div
      id={`tree-${row.asset}`}
      className={classes.row}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={isMarked}
      aria-expanded={row.isOpen}
      tabIndex={-1}
      data-row={row.asset}
      data-depth={row.depth}
      style={{ top, paddingLeft: 14 + row.depth * 15 }}
    >
      {row.isOpen === undefined ? (
        <span className={classes.leaf}>{isDevice && <StateMark {...readDevice(live, row.asset)} />}</span>
      ) : (
        <span className={classes.chevron} data-open={row.isOpen}>
          <IconChevronRight size={14} stroke={1.8} />
        </span>
      )}
      <span className={classes.label}>{asset?.name[language]}</span>
      {alarms === undefined ? (
        <FaultCount count={isDevice ? 0 : countFaults(live, row.asset)} />
      ) : (
        <AlarmCountMarks counts={alarms} />
      )}
    </div>
  );
}
