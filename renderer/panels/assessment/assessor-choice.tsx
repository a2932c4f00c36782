import { ActionIcon, Popover, Select, TextInput } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentView } from "../../session/assessment-requests.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { RequestButton } from "../request-button.tsx";
import classes from "./assessment.module.css";
import type { OpenAssessment } from "./use-assessment.ts";

interface AssessorChoiceProps {
  readonly open: OpenAssessment;
  readonly view: AssessmentView;
}

/** Who of the assessors works on this screen, and how another joins them. */
export function AssessorChoice({ open, view }: AssessorChoiceProps): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const chosen = useSessionState((state) => state.assessor);
  const { assessors } = view.assessment;
  const isKnown = assessors.some(({ id }) => id === chosen);
  // Whoever opens an assessment of one assessor is that one until somebody says otherwise.
  useEffect(() => {
    if (!isKnown) store.setState({ assessor: assessors.length === 1 ? assessors[0]?.id : undefined });
  }, [store, isKnown, assessors]);
  return (
    <div className={classes.assessor}>
      <Select
        size="xs"
        aria-label={t("assessment.as")}
        placeholder={t("assessment.as")}
        value={isKnown ? (chosen ?? null) : null}
        data={assessors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => store.setState({ assessor: value ?? undefined })}
        allowDeselect={false}
      />
      <AddAssessor open={open} id={view.assessment.id} />
    </div>
  );
}

/** Esc is for what is open on top: the dialog around it hears of it first, and lets it be where this says so. */
const escClosesThisAlone = { "data-mantine-stop-propagation": true };

function AddAssessor({ open, id }: { open: OpenAssessment; id: string }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const [isAsking, setAsking] = useState(false);
  const [name, setName] = useState("");
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await open.run(() => session.editAssessment(id, { kind: "assessor", name })))) return;
    setName("");
    setAsking(false);
  };
  return (
    <Popover opened={isAsking} onChange={setAsking} trapFocus withinPortal={false} position="bottom-end">
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t("assessment.add-assessor")}
          onClick={() => setAsking(!isAsking)}
        >
          <IconUserPlus size={16} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.line} onSubmit={(event) => void add(event)}>
          <TextInput
            size="xs"
            aria-label={t("assessment.assessor-name")}
            placeholder={t("assessment.assessor-name")}
            value={name}
            maxLength={120}
            {...escClosesThisAlone}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RequestButton
            type="submit"
            size="xs"
            isDisabled={name.trim() === ""}
            isBusy={open.isBusy}
            {...escClosesThisAlone}
          >
            {t("assessment.add")}
          </RequestButton>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
