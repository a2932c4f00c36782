import { Button, Menu, Pill } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { edit, pathOf } from "../../session/authoring.ts";
import { describeAsset, describeSignal } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import classes from "./author-panel.module.css";
import { SignalChoice } from "./signal-choice.tsx";
import { useDraftIssue } from "./use-draft-issue.ts";

type Panel = ScenarioStep["show"][number];

/** As many stand beside the scene. */
const mostPanels = 4;
const mostSignals = 8;

/** What the step opens beside the scene, and what it points at in it. */
export function StepShows({ live, step, place }: { live: LiveValues; step: ScenarioStep; place: number }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const asset = useSessionState((state) => state.selected ?? state.focus);
  const [isPicking, setPicking] = useState(false);
  const { id, show, highlight } = step;
  const path = pathOf(live.plant, asset);
  const name = describeAsset(live.plant, path, language);
  const setShow = (next: readonly Panel[]): void =>
    edit(store, { kind: "change-step", id, changes: { show: [...next] } });
  const setHighlight = (next: readonly string[]): void =>
    edit(store, { kind: "change-step", id, changes: { highlight: [...next] } });
  const addSignal = (signal: string): void => {
    if (trend === undefined) setShow([...show, { panel: "trend", signals: [signal] }]);
    else if (!trend.signals.includes(signal) && trend.signals.length < mostSignals)
      setShow(show.map((panel) => (panel === trend ? { ...trend, signals: [...trend.signals, signal] } : panel)));
    setPicking(false);
  };
  const isFull = show.length >= mostPanels;
  const trend = show.find((panel) => panel.panel === "trend");
  const isTrendFull = trend === undefined ? isFull : trend.signals.length >= mostSignals;
  /** What stands there already is not added once more. */
  const adds = (panel: Panel): { disabled: boolean; onClick: () => void } => ({
    disabled: isFull || show.some((each) => JSON.stringify(each) === JSON.stringify(panel)),
    onClick: () => setShow([...show, panel]),
  });
  return (
    <div className={classes.part}>
      <div className={classes.row}>
        <span className={classes.label}>{t("author.shows")}</span>
        <span className={classes.grow} />
        <Menu position="bottom-end" withInitialFocusPlaceholder={false} transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button size="compact-xs" variant="default" leftSection={<IconPlus size={13} />}>
              {t("author.add-panel")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item {...adds({ panel: "device", asset: path })}>{t("author.panel.device", { name })}</Menu.Item>
            <Menu.Item {...adds({ panel: "figures", asset: path })}>{t("author.panel.figures", { name })}</Menu.Item>
            <Menu.Item disabled={isTrendFull} onClick={() => setPicking(true)}>
              {t("author.panel.trend-pick")}
            </Menu.Item>
            <Menu.Item {...adds({ panel: "alarms" })}>{t("author.panel.alarms")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {isPicking && <SignalChoice live={live} of="" asset={path} onPick={addSignal} />}
      <Issue place={`steps[${place}].show`} />
      <div className={classes.pills}>
        {show.length === 0 && <span className={classes.hint}>{t("author.shows-nothing")}</span>}
        {show.map((panel, rank) => {
          const words = describePanel(panel);
          return (
            <Removable
              key={`${panel.panel} ${words}`}
              words={words}
              onRemove={() => setShow(show.filter((_, each) => each !== rank))}
            />
          );
        })}
      </div>
      <div className={classes.row}>
        <span className={classes.label}>{t("author.highlight")}</span>
        <span className={classes.grow} />
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} />}
          disabled={highlight.includes(path)}
          onClick={() => setHighlight([...highlight, path])}
        >
          {t("author.add-highlight", { name })}
        </Button>
      </div>
      <div className={classes.pills}>
        {highlight.map((each) => (
          <Removable
            key={each}
            words={describeAsset(live.plant, each, language)}
            onRemove={() => setHighlight(highlight.filter((other) => other !== each))}
          />
        ))}
      </div>
    </div>
  );

  function describePanel(panel: Panel): string {
    switch (panel.panel) {
      case "alarms":
        return t("author.panel.alarms");
      case "trend": {
        const names = panel.signals.map((signal) => describeSignal(live.plant, signal, language));
        return t("author.panel.trend", { name: names.join(t("list-comma")) });
      }
      case "device":
        return t("author.panel.device", { name: describeAsset(live.plant, panel.asset, language) });
      case "figures":
        return t("author.panel.figures", { name: describeAsset(live.plant, panel.asset, language) });
    }
  }
}

function Issue({ place }: { place: string }): ReactNode {
  const issue = useDraftIssue(place, false);
  return issue === undefined ? null : <p className={classes.issue}>{issue}</p>;
}

function Removable({ words, onRemove }: { words: string; onRemove: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Pill
      withRemoveButton
      removeButtonProps={{ "aria-label": t("author.remove", { name: words }), "aria-hidden": false, tabIndex: 0 }}
      onRemove={onRemove}
    >
      {words}
    </Pill>
  );
}
