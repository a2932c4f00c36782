import { Button, ScrollArea, UnstyledButton } from "@mantine/core";
import { IconFocus2 } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { typeOf } from "../../twin/plant/plant-index.ts";
import { readDevice } from "../session/device-reading.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset } from "../session/session-store.ts";
import classes from "./detail-panel.module.css";
import { SignalRow } from "./signal-row.tsx";
import { StateMark } from "./state-mark.tsx";

/** Everything about what is selected, or about the view as a whole where nothing is. */
export function DetailPanel(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  const asset = useSessionState((state) => state.selected ?? state.focus);
  return (
    <aside className={classes.panel} aria-label={t("detail.title")}>
      {live === undefined ? null : <AssetDetail key={asset} live={live} asset={asset} />}
    </aside>
  );
}

function AssetDetail({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  const { t } = useTranslation();
  const signals = live.plant.signalsOf[asset] ?? [];
  const children = live.plant.childrenOf[asset] ?? [];
  const [opened, setOpened] = useState<number>();
  return (
    <>
      <Heading live={live} asset={asset} />
      <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }}>
        {signals.length > 0 && <h3 className={classes.section}>{t("detail.signals")}</h3>}
        {signals.map((signal) => (
          <SignalRow
            key={signal}
            live={live}
            signal={signal}
            isOpened={opened === signal}
            onToggle={() => setOpened(opened === signal ? undefined : signal)}
          />
        ))}
        {children.length > 0 && <h3 className={classes.section}>{t("detail.below")}</h3>}
        {children.map((child) => (
          <ChildRow key={child} live={live} asset={child} />
        ))}
        {signals.length === 0 && children.length === 0 && <p className={classes.nothing}>{t("detail.no-signals")}</p>}
      </ScrollArea>
    </>
  );
}

function Heading({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const focus = useSessionState((state) => state.focus);
  const view = live.plant.view.assets[asset];
  const type = typeOf(live.plant, asset);
  const reading = readDevice(live, asset);
  const hasState = type?.role.state !== undefined;
  return (
    <div className={classes.heading}>
      <div className={classes.title}>
        <h2>{view?.name[language]}</h2>
        <span>{view?.level === "device" ? type?.name[language] : t(`level.${view?.level ?? "device"}`)}</span>
      </div>
      <div className={classes.chips}>
        {hasState && (
          <span className={classes.chip} data-state={reading.state}>
            <StateMark {...reading} />
            {t(`state.${reading.state}`)}
          </span>
        )}
        {reading.freshness !== "fresh" && (
          <span className={classes.freshness} data-freshness={reading.freshness}>
            {t(`freshness.${reading.freshness}`)}
          </span>
        )}
        {focus !== asset && (
          <Button
            size="compact-sm"
            ml="auto"
            leftSection={<IconFocus2 size={15} />}
            onClick={() => focusAsset(store, asset)}
          >
            {t("detail.locate")}
          </Button>
        )}
      </div>
    </div>
  );
}

function ChildRow({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const view = live.plant.view.assets[asset];
  const hasState = typeOf(live.plant, asset)?.role.state !== undefined;
  const reading = readDevice(live, asset);
  return (
    <UnstyledButton className={classes.child} onClick={() => focusAsset(store, asset)}>
      <span>{view?.name[language]}</span>
      {hasState && (
        <span className={classes.childState}>
          {reading.freshness === "fresh" ? t(`state.${reading.state}`) : t(`freshness.${reading.freshness}`)}
          <StateMark {...reading} />
        </span>
      )}
    </UnstyledButton>
  );
}
