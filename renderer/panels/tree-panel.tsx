import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { chainTo } from "../../twin/plant/plant-index.ts";
import { countAlarms } from "../session/alarm-counts.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset, goDown } from "../session/session-store.ts";
import { AlarmSummary } from "./alarm-summary.tsx";
import classes from "./tree-panel.module.css";
import { TreeRowView } from "./tree-row-view.tsx";
import { listTreeRows, searchAssets, type TreeRow } from "./tree-rows.ts";

/** The plant as a tree, with a search. */
export function TreePanel(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const [search, setSearch] = useState("");
  if (live === undefined) return null;
  return (
    <aside className={classes.panel} aria-label={t("tree.title")}>
      <TextInput
        className={classes.search}
        data-search
        variant="filled"
        placeholder={t("tree.search")}
        aria-label={t("tree.search")}
        leftSection={<IconSearch size={15} stroke={1.8} />}
        rightSection={
          search === "" ? null : <CloseButton size="sm" aria-label={t("tree.clear")} onClick={() => setSearch("")} />
        }
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          // While Chinese is written, Esc belongs to the words that are not chosen yet.
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          setSearch("");
          event.currentTarget.blur();
        }}
      />
      <Tree live={live} search={search} />
      <AlarmSummary />
    </aside>
  );
}

const rowHeight = 32;

function Tree({ live, search }: { live: LiveValues; search: string }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const marked = useSessionState((state) => state.selected ?? state.focus);
  const alarms = useSessionState((state) => state.alarms);
  const alarmCounts = useMemo(() => countAlarms(live.plant, alarms), [live, alarms]);
  const [openAssets, setOpenAssets] = useState<ReadonlySet<number>>(() => new Set([0]));
  const [cursor, setCursor] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);

  // Whatever is shown in the scene can be seen in the tree.
  useEffect(() => {
    const above = chainTo(live.plant, marked).slice(0, -1);
    setOpenAssets((open) => (above.every((asset) => open.has(asset)) ? open : new Set([...open, ...above])));
    setCursor(marked);
  }, [live, marked]);

  const rows = useMemo(
    () => (search.trim() === "" ? listTreeRows(live.plant, openAssets) : searchAssets(live.plant, search)),
    [live, openAssets, search],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const cursorRank = rows.findIndex((row) => row.asset === cursor);
  useEffect(() => {
    if (cursorRank >= 0) virtualizer.scrollToIndex(cursorRank);
  }, [cursorRank, virtualizer]);

  const setOpen = (asset: number, isOpen: boolean): void => {
    setOpenAssets((open) => {
      const next = new Set(open);
      if (isOpen) next.add(asset);
      else next.delete(asset);
      return next;
    });
  };
  const choose = (asset: number): void => {
    setCursor(asset);
    focusAsset(store, asset);
  };
  const onClick = ({ target }: MouseEvent): void => {
    const row = rowAt(target, rows);
    if (row === undefined) return;
    if (isChevron(target)) setOpen(row.asset, row.isOpen !== true);
    else choose(row.asset);
  };
  const onDoubleClick = ({ target }: MouseEvent): void => {
    const row = rowAt(target, rows);
    if (row !== undefined && !isChevron(target)) goDown(store, row.asset);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveOf(event.key, rows, cursorRank, live);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.open !== undefined) setOpen(cursor, move.open);
    else if (move.enter === true) goDown(store, cursor);
    else if (move.to !== undefined) choose(move.to);
  };

  const shown = virtualizer.getVirtualItems();
  const isCursorShown = shown.some(({ index }) => index === cursorRank);
  if (rows.length === 0) return <p className={classes.nothing}>{t("tree.nothing")}</p>;
  return (
    <div
      ref={scroller}
      className={classes.tree}
      role="tree"
      tabIndex={0}
      aria-label={t("tree.title")}
      aria-activedescendant={isCursorShown ? `tree-${cursor}` : undefined}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onKeyDown={onKeyDown}
      // Rows come and go as one scrolls: the focus stays with the tree, which names the active one.
      onFocus={({ target, currentTarget }) => target !== currentTarget && currentTarget.focus({ preventScroll: true })}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <TreeRowView
              key={row.asset}
              live={live}
              row={row}
              top={start}
              alarms={alarmCounts.get(row.asset)}
              isMarked={row.asset === marked}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The row that something is part of. */
function rowAt(target: EventTarget, rows: readonly TreeRow[]): TreeRow | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return rows.find(({ asset }) => String(asset) === element?.dataset["row"]);
}

function isChevron(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[data-open]") !== null;
}

/** What a key does in the tree (the tree pattern of the ARIA Authoring Practices). */
function moveOf(
  key: string,
  rows: readonly TreeRow[],
  rank: number,
  live: LiveValues,
): { to?: number | undefined; open?: boolean; enter?: boolean } | undefined {
  const row = rows[rank];
  switch (key) {
    case "ArrowDown":
      return { to: rows[rank + 1]?.asset };
    case "ArrowUp":
      return { to: rows[rank - 1]?.asset };
    case "Home":
      return { to: rows[0]?.asset };
    case "End":
      return { to: rows.at(-1)?.asset };
    case "ArrowRight":
      return row?.isOpen === false ? { open: true } : { to: rows[rank + 1]?.asset };
    case "ArrowLeft": {
      if (row?.isOpen === true) return { open: false };
      const parent = live.plant.view.assets[row?.asset ?? 0]?.parent ?? -1;
      return { to: parent < 0 ? undefined : parent };
    }
    case "Enter":
      return { enter: true };
    default:
      return undefined;
  }
}
