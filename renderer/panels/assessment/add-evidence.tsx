import { Button, SegmentedControl } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../../twin/bridge/contract.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { ProblemNote } from "../problem-note.tsx";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";
import { EvidenceFigures } from "./evidence-list.tsx";
import { MeasureForm } from "./measure-form.tsx";
import { SeenForm } from "./seen-form.tsx";

const ways = ["kept", "measure", "seen"] as const;

type Way = (typeof ways)[number];

/** Three ways to evidence: what tours measured, what a person measures, and what a person saw or has a document of. */
export function AddEvidence({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>();
  return (
    <section aria-label={t("assessment.attach")}>
      {way === undefined ? (
        <Button size="xs" variant="default" onClick={() => setWay("kept")}>
          {t("assessment.attach")}
        </Button>
      ) : (
        <div className={classes.add}>
          <SegmentedControl
            size="xs"
            aria-label={t("assessment.attach")}
            value={way}
            onChange={(value) => setWay(ways.find((each) => each === value) ?? "kept")}
            data={ways.map((each) => ({ value: each, label: t(`assessment.ways.${each}`) }))}
          />
          {way === "kept" && <KeptEvidence work={work} />}
          {way !== "kept" && work.who === undefined && <p className={classes.hint}>{t("assessment.who-first")}</p>}
          {way === "measure" && work.who !== undefined && <MeasureForm work={work} who={work.who} />}
          {way === "seen" && work.who !== undefined && <SeenForm work={work} who={work.who} />}
        </div>
      )}
    </section>
  );
}

/** What the host keeps, the newest first. */
function KeptEvidence({ work: { open, view, criterion, item } }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const [answer, setAnswer] = useState<Answer<RequestResult<"list-evidence">>>();
  useEffect(() => {
    let isWanted = true;
    void session.listEvidence().then((each) => isWanted && setAnswer(each));
    return () => {
      isWanted = false;
    };
  }, [session]);
  if (answer?.problem !== undefined) return <ProblemNote problem={answer.problem} />;
  if (answer?.result.length === 0) return <p className={classes.hint}>{t("assessment.kept-none")}</p>;
  const { id } = view.assessment;
  return (
    <ul className={classes.kept}>
      {answer?.result.map(({ sha256, evidence, scenario }) => {
        const isAttached = item.evidence.some((each) => each.from === "scenario" && each.sha256 === sha256);
        const name = evidence.text[language];
        return (
          <li key={sha256}>
            <div>
              <p>{name}</p>
              <small>{scenario[language]}</small>
              <EvidenceFigures evidence={evidence} />
            </div>
            <Button
              size="compact-xs"
              variant="default"
              disabled={isAttached || open.isBusy}
              aria-label={t("assessment.attach-named", { name })}
              onClick={() => void open.run(() => session.attachEvidence({ id, criterion, sha256 }))}
            >
              {t(isAttached ? "assessment.attached" : "assessment.add")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
