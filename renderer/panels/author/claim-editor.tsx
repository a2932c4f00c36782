import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Claim, MeasureTerm, ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { draftOf, edit } from "../../session/authoring.ts";
import { formOf, pairFormulas, withForm, withQuantity } from "../../session/draft-claim.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { Fold } from "../fold.tsx";
import { IconButton } from "../icon-button.tsx";
import { NumberField } from "../number-field.tsx";
import classes from "./author-panel.module.css";
import { QuantityFields } from "./quantity-fields.tsx";
import { RangeChoice } from "./range-choice.tsx";
import { TextPair } from "./text-pair.tsx";
import { useDraftIssue } from "./use-draft-issue.ts";

interface ClaimEditorProps {
  readonly live: LiveValues;
  readonly step: ScenarioStep;
  /** The step's place. */
  readonly place: number;
  readonly claim: Claim;
  /** Where the claim stands in the draft. */
  readonly at: string;
}

/** A claim: what it says, how it is measured, and what has to come of it. */
export function ClaimEditor({ live, step, place, claim, at }: ClaimEditorProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const lengthS = useSessionState((state) => state.authoring && draftOf(state.authoring).scenario.play.toS) ?? 0;
  const { id, measure } = claim;
  const form = formOf(claim);
  const change = (changes: Partial<Claim>, field?: string): void =>
    edit(store, { kind: "change-claim", step: step.id, id, changes }, field && `${step.id} ${id} ${field}`);
  const setTerm = (name: string, term: MeasureTerm, field?: string): void =>
    change({ measure: { ...measure, terms: { ...measure.terms, [name]: term } } }, field);
  const terms = Object.entries(measure.terms);
  const [first] = terms;
  return (
    <section className={classes.claim} data-draft-claim={id} aria-label={t("author.claim")}>
      <div className={classes.row}>
        <SegmentedControl
          size="xs"
          aria-label={t("author.claim-form")}
          value={form}
          onChange={(value) =>
            value !== "free" &&
            change({ measure: withForm(live.plant, claim, value === "pair" ? "pair" : "one", lengthS) })
          }
          data={[
            { value: "one", label: t("author.form.one") },
            { value: "pair", label: t("author.form.pair") },
            ...(form === "free" ? [{ value: "free", label: t("author.form.free") }] : []),
          ]}
        />
        <span className={classes.grow} />
        <IconButton
          size={28}
          label={t("author.claim-delete")}
          icon={<IconTrash size={15} stroke={1.6} />}
          onClick={() => edit(store, { kind: "remove-claim", step: step.id, id })}
        />
      </div>
      <TextPair
        label={t("author.claim")}
        value={claim.claim}
        place={`${at}.claim`}
        maxLength={600}
        isLong
        onChange={(value) => value !== undefined && change({ claim: value }, "claim")}
      />
      {form !== "free" && first !== undefined && (
        <QuantityFields
          live={live}
          term={first[1]}
          at={`${at}.measure.terms.${first[0]}`}
          onChange={(quantity, field) => change({ measure: withQuantity(live.plant, claim, quantity) }, field)}
        />
      )}
      {terms.map(([name, term]) => (
        <div key={name} className={classes.term}>
          {form === "free" && (
            <>
              <strong>{name}</strong>
              <QuantityFields
                live={live}
                term={term}
                at={`${at}.measure.terms.${name}`}
                onChange={(quantity, field) =>
                  setTerm(name, { ...quantity, over: term.over }, field && `${name} ${field}`)
                }
              />
            </>
          )}
          <RangeChoice
            label={t(form === "pair" ? (name === "before" ? "author.before" : "author.after") : "author.over")}
            over={term.over}
            place={place}
            at={`${at}.measure.terms.${name}.over`}
            onChange={(over, field) => setTerm(name, { ...term, over }, field && `${name} ${field}`)}
          />
        </div>
      ))}
      {form === "pair" && (
        <NativeSelect
          size="xs"
          label={t("author.difference")}
          value={measure.formula}
          onChange={(event) => {
            const formula = event.currentTarget.value;
            const { unit } = withQuantity(
              live.plant,
              { ...claim, measure: { ...measure, formula } },
              quantityOf(first?.[1]),
            );
            change({ measure: { ...measure, formula, unit } });
          }}
          data={[
            { value: pairFormulas.percent, label: t("author.difference-percent") },
            { value: pairFormulas.difference, label: t("author.difference-plain") },
            ...(Object.values<string>(pairFormulas).includes(measure.formula)
              ? []
              : [{ value: measure.formula, label: measure.formula }]),
          ]}
        />
      )}
      <Expected claim={claim} at={at} onChange={change} />
      <Formula claim={claim} at={at} onChange={change} />
    </section>
  );
}

function quantityOf(term: MeasureTerm | undefined): Parameters<typeof withQuantity>[2] {
  if (term === undefined) throw new Error("a claim without terms has no form");
  const { over: _, ...quantity } = term;
  return quantity;
}

interface PartProps {
  readonly claim: Claim;
  readonly at: string;
  readonly onChange: (changes: Partial<Claim>, field?: string) => void;
}

/** What has to come of it: at least, at most, or between. */
function Expected({ claim, at, onChange }: PartProps): ReactNode {
  const { t } = useTranslation();
  const { expect, measure } = claim;
  const { atLeast, atMost } = expect;
  const suffix = measure.unit === "" ? "" : ` ${measure.unit}`;
  const issue = useDraftIssue(`${at}.expect`, false);
  const set = (limits: { atLeast?: number | undefined; atMost?: number | undefined }, field: string): void => {
    const next = { atLeast, atMost, ...limits };
    onChange(
      {
        expect: {
          mostMissing: expect.mostMissing,
          ...(next.atLeast === undefined ? {} : { atLeast: next.atLeast }),
          ...(next.atMost === undefined ? {} : { atMost: next.atMost }),
        },
      },
      field,
    );
  };
  return (
    <>
      <div className={classes.two}>
        <NumberField
          size="xs"
          label={t("author.at-least")}
          suffix={suffix}
          value={atLeast}
          onChange={(value) => set({ atLeast: value }, "at-least")}
        />
        <NumberField
          size="xs"
          label={t("author.at-most")}
          suffix={suffix}
          value={atMost}
          onChange={(value) => set({ atMost: value }, "at-most")}
        />
      </div>
      {issue !== undefined && <p className={classes.issue}>{t("author.needs-limit")}</p>}
    </>
  );
}

function Formula({ claim: { measure }, at, onChange }: PartProps): ReactNode {
  const { t } = useTranslation();
  const issue = useDraftIssue(`${at}.measure.formula`, measure.formula === "");
  return (
    <Fold
      className={classes.more}
      summary={t("author.formula-more", { formula: measure.formula })}
      mustOpen={issue !== undefined}
    >
      <div className={classes.two}>
        <TextInput
          size="xs"
          label={t("author.formula")}
          value={measure.formula}
          maxLength={2000}
          error={issue}
          spellCheck={false}
          classNames={{ input: classes.code ?? "" }}
          onChange={(event) => onChange({ measure: { ...measure, formula: event.currentTarget.value } }, "formula")}
        />
        <TextInput
          size="xs"
          label={t("author.unit")}
          value={measure.unit}
          maxLength={16}
          onChange={(event) => onChange({ measure: { ...measure, unit: event.currentTarget.value } }, "unit")}
        />
      </div>
    </Fold>
  );
}
