import { Button, UnstyledButton } from "@mantine/core";
import { IconFocus2, IconHistory } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceDocument, Service } from "../../twin/plant/device-type-schema.ts";
import { type PlantIndex, typeOf } from "../../twin/plant/plant-index.ts";
import { type ServiceGroup, servicesBelow } from "../session/asset-services.ts";
import { summarizeAsset } from "../session/asset-summary.ts";
import { readDevice } from "../session/device-reading.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset } from "../session/session-store.ts";
import { AssetAlarms } from "./asset-alarms.tsx";
import classes from "./detail-panel.module.css";
import { DocumentRow } from "./document-row.tsx";
import { FaultCount } from "./fault-count.tsx";
import { KpiCards } from "./kpis/kpi-cards.tsx";
import { ServiceRow } from "./service-row.tsx";
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

/** One row: what is wrong, the figures, a heading, a signal, an asset below, … All of them scroll together. */
type Row =
  | { readonly kind: "alarms" | "kpis" }
  | { readonly kind: "heading"; readonly text: "signals" | "below" | "documents" | Service }
  | { readonly kind: "service"; readonly group: ServiceGroup }
  | { readonly kind: "document"; readonly document: DeviceDocument }
  | { readonly kind: "signal"; readonly place: number }
  | { readonly kind: "child"; readonly place: number };

const rowHeights = { alarms: 0, kpis: 260, heading: 34, signal: 53, child: 36, service: 36, document: 36 } as const;

function AssetDetail({ live, asset }: { live: LiveValues; asset: number }): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<number>();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => listRows(live, asset), [live, asset]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (rank) => rowHeights[rows[rank]?.kind ?? "signal"],
    overscan: 8,
  });
  const drawRow = (row: Row): ReactNode => {
    switch (row.kind) {
      case "alarms":
        return <AssetAlarms live={live} asset={asset} />;
      case "kpis":
        return <KpiCards live={live} asset={asset} />;
      case "heading":
        return <h3 className={classes.section}>{t(`detail.${row.text}`)}</h3>;
      case "child":
        return <ChildRow live={live} asset={row.place} />;
      case "service":
        return <ServiceRow live={live} group={row.group} />;
      case "document":
        return <DocumentRow document={row.document} />;
      case "signal": {
        const { place } = row;
        const isOpened = opened === place;
        const toggle = (): void => setOpened(isOpened ? undefined : place);
        return <SignalRow live={live} signal={place} isOpened={isOpened} onToggle={toggle} />;
      }
    }
  };
  return (
    <>
      <Heading live={live} asset={asset} />
      <section ref={scroller} className={classes.scroll} aria-label={t("detail.title")}>
        <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index];
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes.row}
                style={{ top: start }}
              >
                {row === undefined ? null : drawRow(row)}
              </div>
            );
          })}
        </div>
        {rows.length === leading.length && <p className={classes.nothing}>{t("detail.no-signals")}</p>}
      </section>
    </>
  );
}

const leading: readonly Row[] = [{ kind: "alarms" }, { kind: "kpis" }];

function listRows({ plant }: LiveValues, asset: number): Row[] {
  const signals = plant.signalsOf[asset] ?? [];
  const children = plant.childrenOf[asset] ?? [];
  const documents = typeOf(plant, asset)?.documents ?? [];
  return [
    ...leading,
    ...(signals.length > 0 ? [{ kind: "heading", text: "signals" } as const] : []),
    ...signals.map((place): Row => ({ kind: "signal", place })),
    ...(children.length > 0 ? [{ kind: "heading", text: "below" } as const] : []),
    ...children.map((place): Row => ({ kind: "child", place })),
    ...listServices(plant, asset),
    ...(documents.length > 0 ? [{ kind: "heading", text: "documents" } as const] : []),
    ...documents.map((document): Row => ({ kind: "document", document })),
  ];
}

/** Services of a whole; at a line or a single device they are among what is below it already. */
function listServices(plant: PlantIndex, asset: number): Row[] {
  const level = plant.view.assets[asset]?.level;
  if (level !== "park" && level !== "factory" && level !== "workshop") return [];
  const groups = servicesBelow(plant, asset);
  return groups.flatMap((group, place): Row[] => [
    ...(group.service === groups[place - 1]?.service ? [] : [{ kind: "heading", text: group.service } as const]),
    { kind: "service", group },
  ]);
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
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconHistory size={15} />}
          onClick={() =>
            store.setState({ dialog: "alarms", alarmView: { page: "history", search: view?.name[language] ?? "" } })
          }
        >
          {t("alarm.history")}
        </Button>
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
  const hasState = typeOf(live.plant, asset)?.role.state !== undefined;
  const reading = readDevice(live, asset);
  const { name, figure, unit, freshness, faults } = summarizeAsset(live, asset, language);
  return (
    <UnstyledButton className={classes.child} onClick={() => focusAsset(store, asset)}>
      <span className={classes.childName}>{name}</span>
      <FaultCount count={faults} />
      {!hasState && figure !== "" && (
        <span className={classes.childFigure} data-freshness={freshness}>
          {figure}
          {unit !== "%" && " "}
          <small>{unit}</small>
        </span>
      )}
      {hasState && (
        <span className={classes.childState}>
          {reading.freshness === "fresh" ? t(`state.${reading.state}`) : t(`freshness.${reading.freshness}`)}
          <StateMark {...reading} />
        </span>
      )}
    </UnstyledButton>
  );
}
