import { SegmentedControl } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPaperclip } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { statusWords } from "../../../twin/report/report-words.ts";
import type { GroupNode } from "../../../twin/scenario/assessment-tree.ts";
import { useSessionState } from "../../session/session-context.tsx";
import classes from "./assessment.module.css";
import { type CriterionRow, criterionFilters, criterionRows } from "./criterion-rows.ts";
import { StatusSign } from "./status-sign.tsx";

interface CriterionTreeProps {
  readonly tree: readonly GroupNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string) => void;
}

const rowHeightPx = 36;

/** The criteria as a tree: where each stands, and how many are still open below each group. */
export function CriterionTree({ tree, chosen, onChoose }: CriterionTreeProps): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<(typeof criterionFilters)[number]>("all");
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => criterionRows(tree, filter, closed), [tree, filter, closed]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
  });
  const active = cursor ?? chosen;
  const rank = rows.findIndex(({ key }) => key === active);
  const toggle = (key: string, isClosed = !closed.has(key)): void => {
    const next = new Set(closed);
    if (isClosed) next.add(key);
    else next.delete(key);
    setClosed(next);
  };
  const go = (row: CriterionRow | undefined): void => {
    if (row === undefined) return;
    setCursor(row.key);
    if (row.kind === "criterion") onChoose(row.key);
    virtualizer.scrollToIndex(rows.indexOf(row));
  };
  const onClick = ({ target }: MouseEvent): void => {
    const place = target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset.row : undefined;
    const row = rows[Number(place)];
    if (row?.kind === "group") toggle(row.key);
    go(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[rank];
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(rows[rank + 1]),
      ArrowUp: () => go(rows[rank - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowLeft: () => row?.kind === "group" && toggle(row.key, true),
      ArrowRight: () => row?.kind === "group" && toggle(row.key, false),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const shown = virtualizer.getVirtualItems();
  return (
    <div className={classes.treeSide}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("assessment.show")}
        value={filter}
        onChange={(value) => setFilter(criterionFilters.find((each) => each === value) ?? "all")}
        data={criterionFilters.map((each) => ({ value: each, label: t(`assessment.filter.${each}`) }))}
      />
      {rows.length === 0 && <p className={classes.hint}>{t("assessment.nothing")}</p>}
      <div
        ref={scroller}
        className={classes.tree}
        role="tree"
        tabIndex={0}
        aria-label={t("assessment.criteria")}
        aria-activedescendant={shown.some(({ index }) => index === rank) ? `criterion-${rank}` : undefined}
        onClick={onClick}
        onKeyDown={onKeyDown}
        // Rows come and go as one scrolls: the focus stays with the tree, which names the active one.
        onFocus={({ target, currentTarget }) =>
          target !== currentTarget && currentTarget.focus({ preventScroll: true })
        }
      >
        <div style={{ height: virtualizer.getTotalSize(), position: "relative" }} role="none">
          {shown.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <TreeRow
                key={row.key}
                index={index}
                row={row}
                topPx={start}
                isActive={index === rank}
                isChosen={row.key === chosen}
                isClosed={closed.has(row.key)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface TreeRowProps {
  readonly index: number;
  readonly row: CriterionRow;
  readonly topPx: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isClosed: boolean;
}

function TreeRow({ index, row, topPx, isActive, isChosen, isClosed }: TreeRowProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const style = { top: topPx, height: rowHeightPx, paddingLeft: 4 + (row.level - 1) * 14 };
  const title = (row.kind === "group" ? row.group.title : row.criterion.criterion.title)[language];
  return (
    <div
      id={`criterion-${index}`}
      className={classes.row}
      role="treeitem"
      tabIndex={-1}
      aria-level={row.level}
      aria-selected={isChosen}
      aria-expanded={row.kind === "group" ? !isClosed : undefined}
      data-active={isActive}
      data-kind={row.kind}
      data-criterion={row.kind === "criterion" ? row.key : undefined}
      data-row={index}
      style={style}
      title={title}
    >
      {row.kind === "group" ? (
        <>
          {isClosed ? <IconChevronRight size={14} /> : <IconChevronDown size={14} />}
          <span className={classes.rowTitle}>{title}</span>
          {row.group.open > 0 && <small>{t("assessment.below-open", { count: row.group.open })}</small>}
        </>
      ) : (
        <>
          <StatusSign status={row.criterion.status} isOpen={row.criterion.openReason !== undefined} />
          <span className={classes.rowTitle}>{title}</span>
          <span className={classes.srOnly}>{statusWords[row.criterion.status][language]}</span>
          <EvidenceCount evidence={row.criterion.evidence} />
        </>
      )}
    </div>
  );
}

function EvidenceCount({ evidence }: { evidence: Readonly<Record<string, number>> }): ReactNode {
  const count = Object.values(evidence).reduce((sum, each) => sum + each, 0);
  if (count === 0) return null;
  return (
    <small>
      <IconPaperclip size={12} aria-hidden="true" /> {count}
    </small>
  );
}
