import { Progress, SegmentedControl } from "@mantine/core";
import { IconPlayerPlayFilled } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult, ScenarioEntry } from "../../../twin/bridge/contract.ts";
import { type TourGround, tourGrounds } from "../../../twin/scenario/tour-view.ts";
import { formatSpan } from "../../session/format.ts";
import { formatShare } from "../../session/kpi-view.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { KeptDraftsList } from "../author/kept-drafts-list.tsx";
import { NewScenarioButton, ScenarioEntryButtons } from "../author/scenario-entry.tsx";
import { FileIssues } from "../file-issues.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./scenario-dialog.module.css";

/** What can be played here: what each shows, which typical scenario it belongs to, how long it is, what it claims. */
export function ScenarioDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="scenarios" title={t("scenario.title")} size={1120}>
      <ScenarioList />
    </ScreenDialog>
  );
}

function ScenarioList(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  const isFile = useSessionState((state) => state.source?.kind === "file" && state.tour === undefined);
  const [answer, setAnswer] = useState<Answer<RequestResult<"list-scenarios">>>();
  const [chosen, setChosen] = useState<TourGround>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = turn >= 0;
    void session.listScenarios().then((each) => isWanted && setAnswer(each));
    return () => {
      isWanted = false;
    };
  }, [session, turn]);
  const result = answer?.problem === undefined ? answer?.result : undefined;
  const grounds = tourGrounds.filter((each) => result?.scenarios.some(({ over }) => over.includes(each)));
  const over = chosen ?? (isFile ? "recorded" : (grounds[0] ?? "recorded"));
  return (
    <div className={classes.page}>
      <NewScenarioButton />
      <KeptDraftsList />
      <ProblemNote problem={answer?.problem} />
      {result?.scenarios.length === 0 && <p className={classes.hint}>{t("scenario.none")}</p>}
      {grounds.length > 1 && mayControl && (
        <div className={classes.ground}>
          <span className={classes.hint}>{t("scenario.over-label")}</span>
          <SegmentedControl
            size="xs"
            aria-label={t("scenario.over-label")}
            value={over}
            onChange={(value) => setChosen(grounds.find((each) => each === value))}
            data={grounds.map((each) => ({ value: each, label: t(`scenario.over.${each}`) }))}
          />
          <span className={classes.hint}>{t(`scenario.over-hint.${over}`)}</span>
        </div>
      )}
      <ul className={classes.list}>
        {result?.scenarios.map((scenario) => (
          <ScenarioCard
            key={scenario.id}
            scenario={scenario}
            over={over}
            onDeleted={() => setTurn((before) => before + 1)}
          />
        ))}
      </ul>
      {result !== undefined && result.issues.length > 0 && (
        <section className={classes.issues}>
          <p>{t("scenario.unusable")}</p>
          <FileIssues issues={result.issues} />
        </section>
      )}
    </div>
  );
}

interface PlayProps {
  readonly scenario: ScenarioEntry;
  /** What it is to play over. */
  readonly over: TourGround;
  /** Whether it plays over something else than what is chosen: over that it cannot. */
  readonly isOther: boolean;
}

interface CardProps {
  readonly scenario: ScenarioEntry;
  /** What is chosen for all. */
  readonly over: TourGround;
  readonly onDeleted: () => void;
}

function ScenarioCard({ scenario, over: chosen, onDeleted }: CardProps): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const pickedUs = useSessionState((state) => state.range?.fromUs);
  const { id, title, summary, criteria, issues } = scenario;
  const over = scenario.over.includes(chosen) ? chosen : (scenario.over[0] ?? chosen);
  return (
    <li className={classes.card} data-scenario={id}>
      <h3>{title[language]}</h3>
      {summary !== undefined && <p>{summary[language]}</p>}
      <ul className={classes.criteria} aria-label={t("scenario.criteria")}>
        {criteria.map((criterion) => (
          <li key={criterion.id}>{criterion.title[language]}</li>
        ))}
      </ul>
      {issues.length > 0 && (
        <details className={classes.issues}>
          <summary>{t("scenario.issues", { count: issues.length })}</summary>
          <ul>
            {issues.map(({ place, text }) => (
              <li key={`${place} ${text.en}`}>
                <code>{place}</code>
                {t("scenario.colon")}
                {text[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.edit}>
        <ScenarioEntryButtons scenario={scenario} onDeleted={onDeleted} />
      </div>
      {/* What stood against playing it over something else says nothing of this. */}
      <PlayScenario key={`${over} ${pickedUs}`} scenario={scenario} over={over} isOther={over !== chosen} />
    </li>
  );
}

/** How long it is and what it needs, what stands against that, and the button. */
function PlayScenario({ scenario, over, isOther }: PlayProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const preparing = useSessionState((state) => state.preparing);
  const range = useSessionState((state) => state.range);
  const { result, problem, isBusy, run } = useRequest<RequestResult<"start-tour">>();
  const warnings = result?.isStarted === false ? result.warnings : [];
  const start = (allTheSame: boolean): void => {
    const picked = over === "recorded" && range !== undefined ? { range } : {};
    void run(() => session.startTour({ scenario: scenario.id, over, allTheSame, ...picked }));
  };
  const isPreparing = preparing?.scenario === scenario.id;
  const canPlay = scenario.over.includes(over);
  return (
    <div className={classes.foot}>
      {warnings.length > 0 && (
        <ul className={classes.warnings} role="alert">
          {warnings.map((warning) => (
            <li key={warning.en}>{warning[language]}</li>
          ))}
        </ul>
      )}
      <ProblemNote problem={problem} />
      {isPreparing ? (
        <div className={classes.progress} role="status">
          <span>{t("scenario.preparing", { share: formatShare(preparing.share, language) })}</span>
          <Progress value={preparing.share * 100} aria-label={t("scenario.title")} />
        </div>
      ) : (
        <Facts scenario={scenario} over={over} isOther={isOther} />
      )}
      {mayControl && (
        <RequestButton
          className={classes.start}
          size="sm"
          variant={warnings.length > 0 ? "default" : "filled"}
          leftSection={<IconPlayerPlayFilled size={15} />}
          isBusy={isBusy}
          isDisabled={preparing !== null || !canPlay}
          onClick={() => start(warnings.length > 0)}
        >
          {t(warnings.length > 0 ? "scenario.all-the-same" : "scenario.start")}
        </RequestButton>
      )}
    </div>
  );
}

function Facts({ scenario, over, isOther }: PlayProps): ReactNode {
  const { t } = useTranslation();
  const hasPicked = useSessionState((state) => state.range !== undefined && state.source?.kind !== "file");
  const { lengthS, steps, claims, needsS, madeOver } = scenario;
  const need =
    madeOver !== undefined && !hasPicked ? "author.over-made" : hasPicked ? "scenario.picked" : "scenario.needs";
  return (
    <div className={classes.facts}>
      <span>{t("scenario.facts", { length: formatSpan(Math.round(lengthS) * 1e6), steps, claims })}</span>
      {!scenario.over.includes(over) && <span>{t("scenario.not-over")}</span>}
      {isOther && <span>{t("scenario.plays-over", { over: t(`scenario.over.${over}`) })}</span>}
      {over === "recorded" && <span>{t(need, { span: formatSpan(needsS * 1e6) })}</span>}
    </div>
  );
}
