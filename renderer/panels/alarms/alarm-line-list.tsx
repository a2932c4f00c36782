import { Checkbox } from "@mantine/core";
import { memo, type ReactNode, useCallback, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { lineState } from "../../session/alarm-csv.ts";
import { type AlarmLine, nameFirst } from "../../session/alarm-lines.ts";
import { formatClock, formatDay } from "../../session/format.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { focusAsset } from "../../session/session-store.ts";
import { PriorityMark } from "../priority-mark.tsx";
import { ScrollRegion } from "../scroll-region.tsx";
import { useCutTitle } from "../use-cut-title.ts";
import { useFixedRows } from "../use-fixed-rows.ts";
import { useKeptPlace } from "../use-kept-place.ts";
import { useKeptSlots } from "../use-kept-slots.ts";
import classes from "./alarm-list.module.css";

interface AlarmLineListProps {
  readonly lines: readonly AlarmLine[];
  /** Keys of the lines that are chosen; undefined where none can be. */
  readonly chosen?: ReadonlySet<string> | undefined;
  readonly onChoose?: (chosen: ReadonlySet<string>) => void;
}

const lineHeight = 34;
const headHeight = 32;

/** Alarms as a table of any length: only the lines in sight are there. */
export function AlarmLineList({ lines, chosen, onChoose }: AlarmLineListProps): ReactNode {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const { from, to } = useFixedRows(scroller, lines.length, lineHeight);
  useKeptPlace(scroller, lines, lineHeight);
  const shown = lines.slice(from, to);
  const slots = useKeptSlots(shown.map(({ key }) => key));
  const tellCut = useCutTitle();
  const isAll = chosen !== undefined && chosen.size > 0 && lines.every(({ key }) => chosen.has(key));
  const latest = useRef({ chosen, onChoose });
  latest.current = { chosen, onChoose };
  // The same function for every drawing, so that rows which did not change are not drawn again.
  const toggle = useCallback((key: string): void => {
    const next = new Set(latest.current.chosen);
    if (!next.delete(key)) next.add(key);
    latest.current.onChoose?.(next);
  }, []);
  return (
    <ScrollRegion ref={scroller} label={t("alarm.list")}>
      <table
        className={classes.table}
        aria-rowcount={lines.length + 1}
        style={{ height: lines.length * lineHeight + headHeight }}
      >
        <thead>
          <tr className={classes.head} data-choose={chosen !== undefined}>
            {chosen !== undefined && (
              <th>
                <Checkbox
                  size="xs"
                  aria-label={t("alarm.select-all")}
                  checked={isAll}
                  indeterminate={!isAll && chosen.size > 0}
                  onChange={() => onChoose?.(new Set(isAll ? [] : lines.map(({ key }) => key)))}
                />
              </th>
            )}
            {(["time", "where", "what", "value", "state", "note"] as const).map((column) => (
              <th key={column} className={column === "value" ? classes.value : undefined}>
                {t(`alarm.column.${column}`)}
              </th>
            ))}
            <th>{t("alarm.column.go")}</th>
          </tr>
        </thead>
        <tbody onPointerMove={tellCut}>
          {shown.map((line, place) => (
            <AlarmRow
              key={slots[place]}
              line={line}
              rank={from + place + 2}
              top={(from + place) * lineHeight}
              isChosen={chosen?.has(line.key)}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p className={classes.hint}>{t("alarm.nothing")}</p>}
    </ScrollRegion>
  );
}

interface AlarmRowProps {
  readonly line: AlarmLine;
  /** Its row in the whole table, the heading counted. */
  readonly rank: number;
  readonly top: number;
  /** Undefined where lines cannot be chosen. */
  readonly isChosen: boolean | undefined;
  readonly onToggle: (key: string) => void;
}

const AlarmRow = memo(function AlarmRow({ line, rank, top, isChosen, onToggle }: AlarmRowProps): ReactNode {
  const { t } = useTranslation();
  const [name, above] = nameFirst(line.where);
  const row = useRef<HTMLTableRowElement>(null);
  const shownKey = useRef(line.key);
  // An element that becomes another alarm's is not what keys meant any more.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    const isFocused = focused instanceof HTMLElement && row.current?.contains(focused) === true;
    if (isFocused && shownKey.current !== line.key) focused.blur();
    shownKey.current = line.key;
  }, [line.key]);
  return (
    <tr
      ref={row}
      aria-rowindex={rank}
      className={classes.line}
      style={{ top }}
      data-choose={isChosen !== undefined}
      data-unacknowledged={line.isUnacknowledged}
    >
      {isChosen !== undefined && (
        <td>
          <input
            type="checkbox"
            aria-label={t("alarm.select", { message: `${line.where} ${line.what}` })}
            checked={isChosen}
            onChange={() => onToggle(line.key)}
          />
        </td>
      )}
      <td className={classes.time}>
        <PriorityMark priority={line.priority} />
        {formatDay(line.timeUs)} {formatClock(line.timeUs)}
      </td>
      <td>
        {name} <small>{above}</small>
      </td>
      <td>
        {line.isFirstOut && <em className={classes.first}>{t("alarm.first-out")}</em>}
        {line.what}
      </td>
      <td className={classes.value}>{line.value}</td>
      <td>{lineState(line, t)}</td>
      <td>{line.note}</td>
      <td className={classes.ways}>
        <LineWays line={line} />
      </td>
    </tr>
  );
});

/** Tabler's focus-2 and history as one path each: a row's elements are most of what scrolling costs. */
const locateIcon = "M12 12h.01M5 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0M12 3v2M3 12h2M12 19v2M19 12h2";
const historyIcon = "M12 8v4l2 2M3.05 11a9 9 0 1 1 .5 4m-.5 5v-5h5";

function RowIcon({ path }: { path: string }): ReactNode {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** The ways from an alarm to its machine, and to the minute before it. */
function LineWays({ line }: { line: AlarmLine }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  const { asset } = line;
  if (asset === undefined) return null;
  const go = (): void => {
    focusAsset(store, asset);
    store.setState({ dialog: undefined });
  };
  return (
    <>
      <button type="button" aria-label={t("alarm.locate-named", { name: line.where })} onClick={go}>
        <RowIcon path={locateIcon} />
      </button>
      {mayControl && (
        <button
          type="button"
          aria-label={t("alarm.minute-before-of", { message: line.what })}
          onClick={() => {
            session.seek(line.timeUs - 60e6);
            go();
          }}
        >
          <RowIcon path={historyIcon} />
        </button>
      )}
    </>
  );
}
