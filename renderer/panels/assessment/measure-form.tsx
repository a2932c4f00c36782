import { Autocomplete, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { kpiIds } from "../../../twin/kpi/kpi-definitions.ts";
import { definitionOf } from "../../../twin/plant/plant-index.ts";
import { takeWords } from "../../../twin/report/report-words.ts";
import type { HandMeasure } from "../../../twin/scenario/hand-measure.ts";
import { conditionTakes, numberTakes } from "../../../twin/scenario/scenario-schema.ts";
import { unitTaken } from "../../session/draft-claim.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { SessionState } from "../../session/session-store.ts";
import { AssetChoice } from "../author/asset-choice.tsx";
import { NumberField } from "../number-field.tsx";
import { RequestButton } from "../request-button.tsx";
import { RangeFields, usualRange } from "../time-dialogs/range-fields.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";

const takes = [...numberTakes, ...conditionTakes] as const;
const grounds = ["signals", "kpi"] as const;

type Draft = Omit<HandMeasure, "criterion" | "who" | "measured"> & {
  readonly from: (typeof grounds)[number];
  readonly of: string;
  readonly take: (typeof takes)[number];
  readonly kpi: (typeof kpiIds)[number];
  readonly asset: string;
};

/** Measures a signal or a figure over a range of what this screen shows, and attaches what it comes to. */
export function MeasureForm({ work, who }: { work: CriterionWork; who: string }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(store.getState()));
  const [usual] = useState(() => ({ fromUs: draft.fromUs, toUs: draft.toUs }));
  const [isRange, setIsRange] = useState(true);
  const set = (change: Partial<Draft>): void => setDraft((now) => ({ ...now, ...change }));
  const hasLimit = draft.atLeast !== undefined || draft.atMost !== undefined;
  const isReady = hasLimit && isRange && draft.claim.trim() !== "" && (draft.from === "kpi" || draft.of.trim() !== "");
  const { open, view, criterion } = work;
  const measure = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const asked = { id: view.assessment.id, measure: measureOf(draft, criterion, who) };
    if (await open.run(() => session.measureByHand(asked))) set({ claim: "" });
  };
  return (
    <form className={classes.form} onSubmit={(event) => void measure(event)}>
      <Textarea
        size="xs"
        label={t("assessment.claim")}
        value={draft.claim}
        maxLength={600}
        autosize
        minRows={1}
        onChange={(event) => set({ claim: event.currentTarget.value })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("assessment.of")}
        value={draft.from}
        onChange={(value) => set({ from: grounds.find((each) => each === value) ?? "signals" })}
        data={grounds.map((each) => ({ value: each, label: t(`assessment.from.${each}`) }))}
      />
      {draft.from === "signals" ? <SignalFields draft={draft} set={set} /> : <KpiFields draft={draft} set={set} />}
      <RangeFields
        range={usual}
        onChange={(range) => {
          setIsRange(range !== undefined);
          if (range !== undefined) set(range);
        }}
      />
      <div className={classes.pair}>
        <NumberField
          size="xs"
          label={t("assessment.at-least")}
          value={draft.atLeast}
          hideControls
          onChange={(atLeast) => set({ atLeast })}
        />
        <NumberField
          size="xs"
          label={t("assessment.at-most")}
          value={draft.atMost}
          hideControls
          onChange={(atMost) => set({ atMost })}
        />
      </div>
      {!hasLimit && <p className={classes.hint}>{t("assessment.expected-first")}</p>}
      <div className={classes.buttons}>
        <RequestButton type="submit" size="xs" isDisabled={!isReady} isBusy={open.isBusy}>
          {t("assessment.measure")}
        </RequestButton>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function SignalFields({ draft, set }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const plant = useSessionState((state) => state.live?.plant);
  const [known] = useState(() => numbersHere(store.getState()));
  return (
    <>
      <Autocomplete
        size="xs"
        label={t("assessment.signal")}
        value={draft.of}
        data={known.map(({ name }) => name)}
        maxLength={2000}
        onChange={(of) => {
          const unit = known.find(({ name }) => name === of)?.unit;
          set({ of, ...(unit === undefined ? {} : { unit }) });
        }}
      />
      <div className={classes.pair}>
        <Select
          size="xs"
          label={t("assessment.take")}
          value={draft.take}
          data={takes.map((each) => ({ value: each, label: takeWords[each]?.[language] ?? each }))}
          allowDeselect={false}
          onChange={(value) => {
            const take = takes.find((each) => each === value) ?? "mean";
            const unit = plant === undefined ? undefined : unitTaken(plant, draft.of, take);
            set({ take, ...(unit === undefined ? {} : { unit }) });
          }}
        />
        <TextInput
          size="xs"
          label={t("assessment.unit")}
          value={draft.unit}
          maxLength={16}
          onChange={(event) => set({ unit: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function KpiFields({ draft, set }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  return (
    <div className={classes.pair}>
      {live !== undefined && <AssetChoice live={live} value={draft.asset} onChange={(asset) => set({ asset })} />}
      <Select
        size="xs"
        label={t("assessment.kpi")}
        value={draft.kpi}
        data={kpiIds.map((each) => ({ value: each, label: t(`kpi.name.${each}`) }))}
        allowDeselect={false}
        searchable
        onChange={(value) => set({ kpi: kpiIds.find((each) => each === value) ?? "oee" })}
      />
    </div>
  );
}

/** Numbers of what is selected, by the names that expressions use. */
function numbersHere({ live, selected, focus }: SessionState): { readonly name: string; readonly unit: string }[] {
  const asset = selected ?? focus;
  const path = live?.plant.view.assets[asset]?.path ?? "";
  return (live?.plant.signalsOf[asset] ?? []).flatMap((signal) => {
    const definition = live === undefined ? undefined : definitionOf(live.plant, signal);
    return definition?.type === "number" ? [{ name: `${path}/${definition.id}`, unit: definition.unit }] : [];
  });
}

function firstDraft(state: SessionState): Draft {
  const [first] = numbersHere(state);
  const asset = state.live?.plant.view.assets[state.selected ?? state.focus]?.path ?? "";
  return {
    ...usualRange(state),
    claim: "",
    from: "signals",
    of: first?.name ?? "",
    take: "mean",
    unit: first?.unit ?? "",
    kpi: "oee",
    asset,
  };
}

function measureOf({ from, of, take, kpi, asset, ...rest }: Draft, criterion: string, who: string): HandMeasure {
  const measured = from === "kpi" ? { from, kpi, asset } : { from, of, take };
  return { ...rest, criterion, who, measured };
}
