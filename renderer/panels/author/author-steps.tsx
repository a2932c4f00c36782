import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { freeId } from "../../../twin/scenario/scenario-draft.ts";
import type { ScenarioStep } from "../../../twin/scenario/scenario-schema.ts";
import { changeAuthoring, draftOf, edit, faultySteps } from "../../session/authoring.ts";
import { formatCountdown } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { IconButton } from "../icon-button.tsx";
import classes from "./author-panel.module.css";
import { StepForm } from "./step-form.tsx";

/** The steps in their order; the one that is open with all that it is made of. */
export function AuthorSteps({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const steps = useSessionState((state) => state.authoring && draftOf(state.authoring).scenario.steps);
  const open = useSessionState((state) => state.authoring?.step);
  const issues = useSessionState((state) => state.authoring?.issues);
  const isStrict = useSessionState((state) => state.authoring?.isStrict === true);
  const faulty = faultySteps(isStrict ? (issues ?? []) : []);
  if (steps === undefined) return null;
  if (steps.length === 0) {
    return (
      <ol className={classes.how}>
        <li>{t("author.how-time")}</li>
        <li>{t("author.how-view")}</li>
        <li>{t("author.how-add")}</li>
      </ol>
    );
  }
  return (
    <ol className={classes.steps}>
      {steps.map((step, place) => (
        <li key={step.id} data-draft-step={step.id} data-open={open === step.id} data-faulty={faulty.has(place)}>
          <StepHead step={step} place={place} count={steps.length} isOpen={open === step.id} />
          {open === step.id && <StepForm live={live} step={step} place={place} />}
        </li>
      ))}
    </ol>
  );
}

interface StepHeadProps {
  readonly step: ScenarioStep;
  readonly place: number;
  readonly count: number;
  readonly isOpen: boolean;
}

function StepHead({ step, place, count, isOpen }: StepHeadProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const other = language === "zh" ? "en" : "zh";
  const { id, at, caption } = step;
  const words = caption[language] || caption[other] || t("author.no-caption");
  const number = place + 1;
  const duplicate = (): void => {
    const { authoring } = store.getState();
    if (authoring === undefined) return;
    const newId = freeId("step", draftOf(authoring).scenario.steps);
    edit(store, { kind: "duplicate-step", id, newId });
    changeAuthoring(store, () => ({ step: newId }));
  };
  return (
    <div className={classes.head}>
      <UnstyledButton
        className={classes.headText}
        aria-expanded={isOpen}
        onClick={() => changeAuthoring(store, () => ({ step: isOpen ? undefined : id }))}
      >
        <strong>{number}</strong>
        <time>{at.offsetS === undefined ? t("author.on-condition") : formatCountdown(at.offsetS * 1e6)}</time>
        <span>{words}</span>
      </UnstyledButton>
      <IconButton
        size={28}
        label={t("author.step-up", { number })}
        isDisabled={place === 0}
        icon={<IconArrowUp size={15} stroke={1.6} />}
        onClick={() => edit(store, { kind: "move-step", id, by: -1 })}
      />
      <IconButton
        size={28}
        label={t("author.step-down", { number })}
        isDisabled={place === count - 1}
        icon={<IconArrowDown size={15} stroke={1.6} />}
        onClick={() => edit(store, { kind: "move-step", id, by: 1 })}
      />
      <IconButton
        size={28}
        label={t("author.step-duplicate", { number })}
        icon={<IconCopy size={15} stroke={1.6} />}
        onClick={duplicate}
      />
      <IconButton
        size={28}
        label={t("author.step-delete", { number })}
        icon={<IconTrash size={15} stroke={1.6} />}
        onClick={() => edit(store, { kind: "remove-step", id })}
      />
    </div>
  );
}
