import { Button } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconPlayerPlayFilled, IconPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { estimateTourS } from "../../../twin/scenario/tour-length.ts";
import {
  type Authoring,
  addStep,
  changeAuthoring,
  draftOf,
  edit,
  faultySteps,
  isUnsaved,
  redo,
  undo,
} from "../../session/authoring.ts";
import { formatSpan } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useLiveSample, useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import type { RequestProblem } from "../../session/session-requests.ts";
import { Fold } from "../fold.tsx";
import { IconButton } from "../icon-button.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import classes from "./author-panel.module.css";
import { AuthorSteps } from "./author-steps.tsx";
import { CriteriaChoice } from "./criteria-choice.tsx";
import { DraftRange, isInside } from "./draft-range.tsx";
import fields from "./fields.module.css";
import { TextPair } from "./text-pair.tsx";
import { useDraftChecks } from "./use-draft-checks.ts";
import { DraftIssuesContext } from "./use-draft-issue.ts";
import { useUndoKeys } from "./use-undo-keys.ts";

/** Where a scenario is made: its stretch of time, its texts, its steps, and what is done with it. */
export function AuthorPanel({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const authoring = useSessionState((state) => state.authoring);
  useDraftChecks();
  useUndoKeys();
  if (authoring === undefined) return null;
  return (
    <aside
      className={`${classes.panel} ${fields.fields}`}
      aria-label={t("author.title")}
      data-authoring={draftOf(authoring).scenario.id}
    >
      <Head authoring={authoring} />
      <DraftIssuesContext value={authoring}>
        <section className={classes.scroll} aria-label={t("author.content")}>
          <DraftRange live={live} />
          <Texts authoring={authoring} />
          <h3 className={classes.section}>{t("tour.steps")}</h3>
          <AuthorSteps live={live} />
        </section>
      </DraftIssuesContext>
      <Foot authoring={authoring} live={live} />
    </aside>
  );
}

function Head({ authoring }: { authoring: Authoring }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const [isLeaving, setLeaving] = useState(false);
  const { past, future } = authoring.edits;
  const leave = (): void => store.setState({ authoring: undefined, isDetailOpen: true, range: undefined });
  return (
    <header className={classes.top}>
      <div className={classes.row}>
        <h2>{t(authoring.saved === undefined ? "author.new" : "author.edit")}</h2>
        <span className={classes.grow} />
        <IconButton
          label={t("author.undo")}
          isDisabled={past.length === 0}
          icon={<IconArrowBackUp size={18} stroke={1.6} />}
          onClick={() => undo(store)}
        />
        <IconButton
          label={t("author.redo")}
          isDisabled={future.length === 0}
          icon={<IconArrowForwardUp size={18} stroke={1.6} />}
          onClick={() => redo(store)}
        />
        <IconButton
          label={t("author.leave")}
          icon={<IconX size={18} stroke={1.6} />}
          onClick={() => (isUnsaved(authoring) ? setLeaving(true) : leave())}
        />
      </div>
      {isLeaving && (
        <div className={classes.leaving} role="alert">
          <p>{t("author.unsaved")}</p>
          <Button size="compact-sm" variant="default" onClick={() => setLeaving(false)}>
            {t("author.stay")}
          </Button>
          <Button size="compact-sm" onClick={leave}>
            {t("author.discard")}
          </Button>
        </div>
      )}
    </header>
  );
}

function Texts({ authoring }: { authoring: Authoring }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const { title, summary, criteria } = draftOf(authoring).scenario;
  return (
    <>
      <TextPair
        label={t("author.name")}
        value={title}
        place="title"
        maxLength={120}
        onChange={(value) =>
          value !== undefined && edit(store, { kind: "scenario", changes: { title: value } }, "title")
        }
      />
      <Fold className={classes.more} summary={t("author.summary")} mustOpen={summary !== undefined}>
        <TextPair
          label={t("author.summary")}
          value={summary}
          place="summary"
          maxLength={600}
          isLong
          isOptional
          onChange={(value) => edit(store, { kind: "scenario", changes: { summary: value } }, "summary")}
        />
      </Fold>
      <CriteriaChoice
        value={criteria}
        onChange={(value) => edit(store, { kind: "scenario", changes: { criteria: value } })}
      />
    </>
  );
}

/** Adding a step, trying the whole, keeping it. */
function Foot({ authoring, live }: { authoring: Authoring; live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const isMovable = useSessionState((state) => state.mayControl);
  const [problem, setProblem] = useState<RequestProblem>();
  const [busy, setBusy] = useState<"save" | "preview">();
  const draft = draftOf(authoring);
  const { scenario, range } = draft;
  const errors = authoring.issues.filter(({ severity }) => severity === "error").length;
  const isSaved = !isUnsaved(authoring) && authoring.saved !== undefined;
  useLiveSample();
  const isInTime = isInside(store.getState());

  /** What was wrong with it is shown where it stands; the first step that has any of it opens. */
  const take = (issues: Authoring["issues"], isDone: boolean): void =>
    changeAuthoring(store, ({ step }) => {
      const [first] = [...faultySteps(issues.filter(({ severity }) => severity === "error"))];
      const open = isDone || first === undefined ? step : scenario.steps[first]?.id;
      return { issues, isStrict: !isDone, step: open };
    });
  const save = async (): Promise<void> => {
    setBusy("save");
    const answer = await session.saveScenario(scenario, range);
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem !== undefined) return;
    take(answer.result.issues, answer.result.isSaved);
    if (answer.result.isSaved) changeAuthoring(store, () => ({ saved: draft }));
  };
  const preview = async (): Promise<void> => {
    setBusy("preview");
    const returnToUs = live.clock.nowUs();
    const answer = await session.previewScenario(scenario, range);
    setBusy(undefined);
    setProblem(answer.problem);
    if (answer.problem !== undefined) return;
    take(answer.result.issues, answer.result.isStarted);
    if (answer.result.isStarted) changeAuthoring(store, () => ({ returnToUs }));
  };
  return (
    <footer className={classes.foot}>
      <ProblemNote problem={problem} />
      {authoring.isStrict && errors > 0 && (
        <p className={classes.issue} role="alert">
          {t("author.errors", { count: errors })}
        </p>
      )}
      {!isInTime && <p className={classes.hint}>{t("author.outside")}</p>}
      <div className={classes.row}>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={!isInTime}
          onClick={() => addStep(store)}
        >
          {t("author.add-step")}
        </Button>
        <span className={classes.grow} />
        <RequestButton
          size="sm"
          variant="default"
          leftSection={<IconPlayerPlayFilled size={14} />}
          isBusy={busy === "preview"}
          isDisabled={scenario.steps.length === 0 || !isMovable}
          onClick={() => void preview()}
        >
          {t("author.preview")}
        </RequestButton>
        <RequestButton
          size="sm"
          isBusy={busy === "save"}
          isDisabled={isSaved || scenario.steps.length === 0}
          onClick={() => void save()}
        >
          {t(isSaved ? "author.saved" : "save")}
        </RequestButton>
      </div>
      <p className={classes.hint} role="status">
        {isSaved
          ? t("author.saved-hint")
          : t("author.facts", {
              steps: scenario.steps.length,
              length: formatSpan(Math.round(estimateTourS(scenario)) * 1e6),
            })}
      </p>
    </footer>
  );
}
