import { UnstyledButton } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chainTo } from "../../twin/plant/plant-index.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset } from "../session/session-store.ts";
import classes from "./breadcrumb.module.css";

/** The way from the plant down to where this is; each step leads there. */
export function Breadcrumb(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const plant = useSessionState((state) => state.live?.plant);
  const place = useSessionState((state) => state.selected ?? state.focus);
  if (plant === undefined) return <nav className={classes.crumbs} />;
  const chain = chainTo(plant, place);
  return (
    <nav className={classes.crumbs} aria-label={t("top.breadcrumb")}>
      {chain.map((asset, rank) => (
        <Fragment key={asset}>
          {rank > 0 && <span className={classes.slash}>/</span>}
          <UnstyledButton
            className={classes.crumb}
            title={plant.view.assets[asset]?.name[language]}
            aria-current={asset === place ? "location" : undefined}
            onClick={() => focusAsset(store, asset)}
          >
            {plant.view.assets[asset]?.name[language]}
          </UnstyledButton>
        </Fragment>
      ))}
    </nav>
  );
}
