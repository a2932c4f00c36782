import { Button, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TermRange } from "../../../twin/scenario/scenario-schema.ts";
import { draftOf } from "../../session/authoring.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { NumberField } from "../number-field.tsx";
import classes from "./author-panel.module.css";
import { useDraftIssue } from "./use-draft-issue.ts";

interface RangeChoiceProps {
  readonly label: string;
  readonly over: TermRange;
  /** Place of the step. */
  readonly place: number;
  /** Where the range stands in the draft. */
  readonly at: string;
  readonly onChange: (over: TermRange, field?: string) => void;
}

/** The range of recorded time that something is measured over: up to the step, since another one, or a fixed one. */
export function RangeChoice({ label, over, place, at, onChange }: RangeChoiceProps): ReactNode {
  const { t } = useTranslation();
  const draft = useSessionState((state) => state.authoring && draftOf(state.authoring));
  const picked = useSessionState((state) => state.range);
  const issues = [
    useDraftIssue(at, false),
    useDraftIssue(`${at}.toS`, false),
    useDraftIssue(`${at}.fromStep`, false),
    useDraftIssue(`${at}.toStep`, false),
  ];
  const earlier = draft?.scenario.steps.slice(0, place) ?? [];
  const kind = over.lastS !== undefined ? "last" : over.fromStep !== undefined ? `since ${over.fromStep}` : "fixed";
  const choose = (next: string): void => {
    if (next === "last") onChange({ lastS: 60 });
    else if (next === "fixed") onChange({ fromS: 0, toS: draft?.scenario.play.toS ?? 60 });
    else onChange({ fromStep: next.slice("since ".length) });
  };
  const seconds = (us: number): number => Math.max(0, Math.round((us - (draft?.range.fromUs ?? 0)) / 1e5) / 10);
  return (
    <div className={classes.range}>
      <NativeSelect
        size="xs"
        label={label}
        value={kind}
        error={issues.find((issue) => issue !== undefined)}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...earlier.map(({ id }, rank) => ({
            value: `since ${id}`,
            label: t("author.since-step", { number: rank + 1 }),
          })),
          ...(over.fromStep === undefined || earlier.some(({ id }) => id === over.fromStep)
            ? []
            : [{ value: kind, label: over.fromStep }]),
          { value: "last", label: t("author.last-seconds") },
          { value: "fixed", label: t("author.fixed-range") },
        ]}
      />
      {over.lastS !== undefined && (
        <NumberField
          size="xs"
          aria-label={t("author.last-seconds")}
          suffix=" s"
          min={0}
          value={over.lastS}
          onChange={(value) => value !== undefined && onChange({ lastS: value }, "last")}
        />
      )}
      {kind === "fixed" && (
        <div className={classes.row}>
          <NumberField
            size="xs"
            aria-label={t("author.range-from", { label })}
            suffix=" s"
            min={0}
            value={over.fromS ?? 0}
            onChange={(value) => value !== undefined && onChange({ ...over, fromS: value }, "from")}
          />
          <span aria-hidden="true">–</span>
          <NumberField
            size="xs"
            aria-label={t("author.range-to", { label })}
            suffix=" s"
            min={0}
            value={over.toS ?? 0}
            onChange={(value) => value !== undefined && onChange({ ...over, toS: value }, "to")}
          />
          <Button
            size="compact-xs"
            variant="default"
            disabled={picked === undefined}
            onClick={() =>
              picked !== undefined && onChange({ fromS: seconds(picked.fromUs), toS: seconds(picked.toUs) })
            }
          >
            {t("author.take-picked")}
          </Button>
        </div>
      )}
    </div>
  );
}
