import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceGroup } from "../session/asset-services.ts";
import { summarizeAsset } from "../session/asset-summary.ts";
import { isCurrent, readDevice } from "../session/device-reading.ts";
import type { LiveValues } from "../session/live-values.ts";
import { useLiveSample, useSessionState, useSessionStore } from "../session/session-context.tsx";
import { focusAsset } from "../session/session-store.ts";
import classes from "./detail-panel.module.css";
import { FaultCount } from "./fault-count.tsx";

/** Vehicles, stores or supplies of one kind: how many, how many of them work, and of a single one its figure. */
export function ServiceRow({ live, group }: { live: LiveValues; group: ServiceGroup }): ReactNode {
  useLiveSample();
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const type = live.plant.view.types[group.type];
  const [first = 0, ...others] = group.assets;
  const states = group.assets.map((asset) => readDevice(live, asset));
  const current = states.filter(({ freshness }) => isCurrent(freshness));
  const running = current.filter(({ state }) => state === "running").length;
  const faults = current.filter(({ state }) => state === "fault").length;
  const single = others.length === 0 ? summarizeAsset(live, first, language) : undefined;
  return (
    <UnstyledButton className={classes.child} onClick={() => focusAsset(store, first)}>
      <span className={classes.childName}>{single?.name ?? type?.name[language]}</span>
      <FaultCount count={faults} />
      <span className={classes.childFigure} data-freshness={single?.freshness}>
        {single === undefined || single.figure === "" ? (
          t("detail.running-of", { running, count: group.assets.length })
        ) : (
          <>
            {single.figure}
            {single.unit !== "%" && " "}
            <small>{single.unit}</small>
          </>
        )}
      </span>
    </UnstyledButton>
  );
}
