import { NativeSelect } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import { nameOfSignal } from "../../session/describe-names.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { AssetChoice } from "./asset-choice.tsx";
import classes from "./author-panel.module.css";

interface SignalChoiceProps {
  readonly live: LiveValues;
  /** Name of the signal that is chosen; empty, or an expression of another kind, where none is. */
  readonly of: string;
  /** Path of the asset to begin with, where no signal is chosen. */
  readonly asset: string;
  readonly onPick: (signal: string) => void;
}

/** A signal: first the asset, then one of its own. */
export function SignalChoice({ live, of, asset, onPick }: SignalChoiceProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const slash = of.lastIndexOf("/");
  const named = of.slice(0, slash);
  const [path, setPath] = useState(live.plant.assetByPath.has(named) ? named : asset);
  const signals = (live.plant.signalsOf[live.plant.assetByPath.get(path) ?? -1] ?? []).filter(
    (signal) => definitionOf(live.plant, signal)?.type !== "text",
  );
  const names = signals.map((signal) => nameOfSignal(live.plant, signal));
  return (
    <div className={classes.two}>
      <AssetChoice live={live} value={path} onChange={setPath} />
      <NativeSelect
        size="xs"
        label={t("author.signal")}
        value={names.includes(of) ? of : ""}
        onChange={(event) => event.currentTarget.value !== "" && onPick(event.currentTarget.value)}
        data={[
          { value: "", label: t(signals.length === 0 ? "author.signal-none" : "author.signal-pick") },
          ...signals.map((signal, rank) => ({
            value: names[rank] ?? "",
            label: definitionOf(live.plant, signal)?.name[language] ?? "",
          })),
        ]}
      />
    </div>
  );
}
