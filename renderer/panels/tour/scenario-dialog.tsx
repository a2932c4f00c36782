import { Button, Progress, SegmentedControl } from "@mantine/core";
import { IconPlayerPlayFilled } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult, ScenarioEntry } from "../../../twin/bridge/contract.ts";
import { formatSpan } from "../../session/format.ts";
import { formatShare } from "../../session/kpi-view.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { NewScenarioButton, ScenarioEntryButtons } from "../author/scenario-entry.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./scenario-dialog.module.css";

type Ground = ScenarioEntry["over"][number];

/** What can be played here: what each shows, which typical scenario it belongs to, how long it is, what it claims. */
export function ScenarioDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="scenarios" title={t("scenario.title")} size={820}>
      <ScenarioList />
    </ScreenDialog>
  );
}

function ScenarioList(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [answer, setAnswer] = useState<Answer<RequestResult<"list-scenarios">>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = turn >= 0;
    void session.listScenarios().then((each) => isWanted && setAnswer(each));
    return () => {
      isWanted = false;
    };
  }, [session, turn]);
  const result = answer?.problem === undefined ? answer?.result : undefined;
  return (
    <div className={classes.page}>
      <NewScenarioButton />
      <ProblemNote problem={answer?.problem} />
      {result?.scenarios.length === 0 && <p className={classes.hint}>{t("scenario.none")}</p>}
      <ul className={classes.list}>
        {result?.scenarios.map((scenario) => (
          <ScenarioCard key={scenario.id} scenario={scenario} onDeleted={() => setTurn((before) => before + 1)} />
        ))}
      </ul>
      {result !== undefined && result.issues.length > 0 && (
        <section className={classes.issues}>
          <p>{t("scenario.unusable")}</p>
          <ul>
            {result.issues.map(({ file, place, text }) => (
              <li key={`${file} ${place} ${text.en}`}>
                {file}
                {place === "" ? "" : ` ${place}`}
                {t("scenario.colon")}
                {text[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ScenarioCard({ scenario, onDeleted }: { scenario: ScenarioEntry; onDeleted: () => void }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { id, title, summary, criteria, lengthS, steps, claims, issues } = scenario;
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
          <summary>{t("scenario.issues", { number: issues.length })}</summary>
          <ul>
            {issues.map(({ place, text }) => (
              <li key={`${place} ${text.en}`}>
                {place}
                {t("scenario.colon")}
                {text[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.foot}>
        <ScenarioEntryButtons scenario={scenario} onDeleted={onDeleted} />
        <span>{t("scenario.facts", { length: formatSpan(Math.round(lengthS) * 1e6), steps, claims })}</span>
        <PlayScenario scenario={scenario} />
      </div>
    </li>
  );
}

/** Over what it is to play, what stands against that, and the button. */
function PlayScenario({ scenario }: { scenario: ScenarioEntry }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const mayControl = useSessionState((state) => state.mayControl);
  const preparing = useSessionState((state) => state.preparing);
  const range = useSessionState((state) => state.range);
  const isFile = useSessionState((state) => state.source?.kind === "file" && state.tour === undefined);
  const [over, setOver] = useState<Ground>(isFile ? "recorded" : (scenario.over[0] ?? "recorded"));
  const { result, problem, isBusy, run } = useRequest<RequestResult<"start-tour">>();
  const warnings = result?.isStarted === false ? result.warnings : [];
  const start = (allTheSame: boolean): void => {
    const picked = over === "recorded" && range !== undefined ? { range } : {};
    void run(() => session.startTour({ scenario: scenario.id, over, allTheSame, ...picked }));
  };
  if (!mayControl) return null;
  const isPreparing = preparing?.scenario === scenario.id;
  return (
    <div className={classes.play}>
      <div className={classes.buttons}>
        {scenario.over.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t("scenario.over-label")}
            value={over}
            onChange={(value) => setOver(scenario.over.find((each) => each === value) ?? "recorded")}
            data={scenario.over.map((each) => ({ value: each, label: t(`scenario.over.${each}`) }))}
          />
        )}
        <Button
          size="sm"
          leftSection={<IconPlayerPlayFilled size={15} />}
          loading={isBusy}
          disabled={preparing !== null}
          onClick={() => start(warnings.length > 0)}
        >
          {t(warnings.length > 0 ? "scenario.all-the-same" : "scenario.start")}
        </Button>
      </div>
      {isPreparing && (
        <div className={classes.progress} role="status">
          <span>{t("scenario.preparing", { share: formatShare(preparing.share, language) })}</span>
          <Progress value={preparing.share * 100} aria-label={t("scenario.title")} />
        </div>
      )}
      {!isPreparing && over === "simulation" && !scenario.isRecordingMade && (
        <small>{t("scenario.will-simulate")}</small>
      )}
      {!isPreparing && over === "live" && <small>{t("scenario.live-hint")}</small>}
      {!isPreparing && over === "recorded" && (
        <small>
          {scenario.madeOver !== undefined && range === undefined
            ? t("author.over-made")
            : t(range === undefined || isFile ? "scenario.needs" : "scenario.picked", {
                span: formatSpan(scenario.needsS * 1e6),
              })}
        </small>
      )}
      {warnings.length > 0 && (
        <ul className={classes.warnings} role="alert">
          {warnings.map((warning) => (
            <li key={warning.en}>{warning[language]}</li>
          ))}
        </ul>
      )}
      <ProblemNote problem={problem} />
    </div>
  );
}
