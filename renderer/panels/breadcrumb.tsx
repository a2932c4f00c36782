import { Menu, UnstyledButton } from "@mantine/core";
import { Fragment, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { chainTo } from "../../twin/plant/plant-index.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset } from "../session/session-store.ts";
import classes from "./breadcrumb.module.css";
import { foldCrumbs } from "./fold-crumbs.ts";

interface Step {
  readonly asset: number;
  readonly name: string;
}

/** The way from the plant down to where this is; each step leads there. Steps without room are behind a mark. */
export function Breadcrumb(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const plant = useSessionState((state) => state.live?.plant);
  const place = useSessionState((state) => state.selected ?? state.focus);
  const steps = plant === undefined ? [] : chainTo(plant, place);
  const way = steps.map((asset): Step => ({ asset, name: plant?.view.assets[asset]?.name[language] ?? "" }));
  const { nav, folded } = useFolded();
  return (
    <nav ref={nav} className={classes.crumbs} aria-label={t("top.breadcrumb")}>
      {way.map(({ asset, name }, rank) => (
        <Fragment key={asset}>
          {rank === folded[0] && (
            <FoldedSteps steps={way.filter((_, each) => folded.includes(each))} isFirst={rank === 0} />
          )}
          <span className={classes.step} data-step data-folded={folded.includes(rank)}>
            {rank > 0 && <span className={classes.slash}>/</span>}
            <UnstyledButton
              className={classes.crumb}
              title={name}
              aria-current={asset === place ? "location" : undefined}
              onClick={() => focusAsset(store, asset)}
            >
              {name}
            </UnstyledButton>
          </span>
        </Fragment>
      ))}
    </nav>
  );
}

function FoldedSteps({ steps, isFirst }: { steps: readonly Step[]; isFirst: boolean }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  return (
    <span className={classes.step}>
      {!isFirst && <span className={classes.slash}>/</span>}
      <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className={classes.crumb} aria-label={t("top.levels-above")} title={t("top.levels-above")}>
            …
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {steps.map(({ asset, name }) => (
            <Menu.Item key={asset} onClick={() => focusAsset(store, asset)}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

/** The mark, its slash and its room: wide enough in every font. */
const moreWidthPx = 40;

/** Steps that are folded away stay in the page, unseen, so that their widths are known. */
function useFolded(): { nav: (element: HTMLElement | null) => void; folded: readonly number[] } {
  const element = useRef<HTMLElement | null>(null);
  const [folded, setFolded] = useState<readonly number[]>([]);
  const fit = useCallback((): void => {
    const nav = element.current;
    if (nav === null) return;
    const steps = [...nav.querySelectorAll<HTMLElement>("[data-step]")];
    const next = foldCrumbs(steps.map(wholeWidthPx), nav.clientWidth, moreWidthPx);
    setFolded((before) => (before.join() === next.join() ? before : next));
  }, []);
  const nav = useCallback(
    (found: HTMLElement | null) => {
      element.current = found;
      if (found === null) return;
      const observer = new ResizeObserver(fit);
      observer.observe(found);
      // Until its font is there a name has another width.
      document.fonts.addEventListener("loadingdone", fit);
      return () => {
        observer.disconnect();
        document.fonts.removeEventListener("loadingdone", fit);
      };
    },
    [fit],
  );
  useLayoutEffect(fit);
  return { nav, folded };
}

/** With what is cut of its name. */
function wholeWidthPx(step: HTMLElement): number {
  const name = step.lastElementChild;
  return step.offsetWidth + (name === null ? 0 : name.scrollWidth - name.clientWidth);
}
