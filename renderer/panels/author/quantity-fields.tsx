import { NativeSelect, SegmentedControl, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type KpiId, kpiIds } from "../../../twin/kpi/kpi-definitions.ts";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";
import { conditionTakes, type MeasureTerm, numberTakes } from "../../../twin/scenario/scenario-schema.ts";
import { pathOf } from "../../session/authoring.ts";
import { isNumberSignal, quantityOfSignal } from "../../session/draft-claim.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import { AssetChoice } from "./asset-choice.tsx";
import classes from "./author-panel.module.css";
import { SignalChoice } from "./signal-choice.tsx";
import { useDraftIssue } from "./use-draft-issue.ts";

interface QuantityFieldsProps {
  readonly live: LiveValues;
  readonly term: MeasureTerm;
  /** Where it stands in the draft. */
  readonly at: string;
  readonly onChange: (quantity: Quantity, field?: string) => void;
}

/** What is measured: signals, and what is taken of them, or a figure. */
export function QuantityFields({ live, term, at, onChange }: QuantityFieldsProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const here = (): string => {
    const { selected, focus } = store.getState();
    return pathOf(live.plant, selected ?? focus);
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t("author.measured")}
        value={term.from}
        onChange={(from) =>
          from !== term.from &&
          onChange(
            from === "kpi" ? { from: "kpi", kpi: "oee", asset: here() } : { from: "signals", of: "", take: "mean" },
          )
        }
        data={[
          { value: "signals", label: t("author.signal") },
          { value: "kpi", label: t("kpi.title") },
        ]}
      />
      {term.from === "kpi" ? (
        <KpiFields live={live} term={term} at={at} onChange={onChange} />
      ) : (
        <SignalFields live={live} term={term} at={at} asset={here()} onChange={onChange} />
      )}
    </>
  );
}

type FieldsOf<From extends MeasureTerm["from"]> = Omit<QuantityFieldsProps, "term"> & {
  readonly term: Extract<MeasureTerm, { from: From }>;
};

function KpiFields({ live, term, at, onChange }: FieldsOf<"kpi">): ReactNode {
  const { t } = useTranslation();
  const { kpi, asset } = term;
  return (
    <div className={classes.two}>
      <AssetChoice
        live={live}
        value={asset}
        error={useDraftIssue(`${at}.asset`, false)}
        onChange={(path) => onChange({ from: "kpi", kpi, asset: path })}
      />
      <NativeSelect
        size="xs"
        label={t("author.kpi")}
        value={kpi}
        onChange={(event) => {
          const next = kpiIds.find((id) => id === event.currentTarget.value) ?? kpi;
          onChange({ from: "kpi", kpi: next, asset });
        }}
        data={kpiIds.map((id: KpiId) => ({ value: id, label: t(`kpi.name.${id}`) }))}
      />
    </div>
  );
}

function SignalFields({ live, term, at, asset, onChange }: FieldsOf<"signals"> & { asset: string }): ReactNode {
  const { t } = useTranslation();
  const { of, take } = term;
  const isNumber = isNumberSignal(live.plant, of);
  const takes = isNumber === undefined ? [...numberTakes, ...conditionTakes] : isNumber ? numberTakes : conditionTakes;
  const ofIssue = useDraftIssue(`${at}.of`, of === "");
  const takeIssue = useDraftIssue(`${at}.take`, false);
  return (
    <>
      <SignalChoice
        live={live}
        of={of}
        asset={asset}
        onPick={(signal) => onChange(quantityOfSignal(live.plant, signal))}
      />
      <div className={classes.wide}>
        <Textarea
          size="xs"
          label={t("author.expression")}
          value={of}
          autosize
          maxLength={2000}
          error={ofIssue}
          spellCheck={false}
          classNames={{ input: classes.code ?? "" }}
          onChange={(event) => onChange({ from: "signals", of: event.currentTarget.value, take }, "of")}
        />
        <NativeSelect
          size="xs"
          label={t("author.take")}
          value={take}
          error={takeIssue}
          onChange={(event) => {
            const next = takes.find((each) => each === event.currentTarget.value) ?? take;
            onChange({ from: "signals", of, take: next });
          }}
          data={takes.map((each) => ({ value: each, label: t(`author.takes.${each}`) }))}
        />
      </div>
    </>
  );
}
