import { IconCheck, IconCircleDashed, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "../../../twin/scenario/evidence.ts";
import { type ClaimLine, formatExpected, formatMeasured } from "../../session/evidence-text.ts";
import { stepShown } from "../../session/follow-tour.ts";
import { noValue } from "../../session/format.ts";
import { formatShare } from "../../session/kpi-view.ts";
import { useSessionState } from "../../session/session-context.tsx";
import classes from "./claim-list.module.css";

/** Claims, what was expected of each, what was measured, and whether the data supports it. */
export function ClaimList({ lines }: { lines: readonly ClaimLine[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className={classes.list} aria-label={t("tour.claims")}>
      {lines.map((line) => (
        <ClaimRow key={`${line.step} ${line.claim.id}`} line={line} />
      ))}
    </ul>
  );
}

function ClaimRow({ line }: { line: ClaimLine }): ReactNode {
  const language = useSessionState((state) => state.language);
  const { claim, evidence } = line;
  const verdict = useVerdict(line);
  const { t } = useTranslation();
  return (
    <li className={classes.claim} data-verdict={verdict} data-claim={claim.id}>
      <p>{claim.claim[language]}</p>
      <div className={classes.figures}>
        <strong data-value={evidence?.value ?? ""}>
          {evidence === undefined ? noValue : formatMeasured(evidence.value, evidence.unit, language)}
        </strong>
        <span>{t("tour.expected", { limit: formatExpected(claim, language) })}</span>
        <span className={classes.verdict}>
          <VerdictSign verdict={verdict} />
          {t(`tour.verdict.${verdict}`)}
        </span>
      </div>
      {evidence !== undefined && <Basis evidence={evidence} />}
    </li>
  );
}

/** All claims of a tour in a line each: what it sets out to show, and how far it is with that. */
export function ClaimSummary({ lines }: { lines: readonly ClaimLine[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className={classes.summary} aria-label={t("tour.claims")}>
      {lines.map((line) => (
        <SummaryRow key={`${line.step} ${line.claim.id}`} line={line} />
      ))}
    </ul>
  );
}

function SummaryRow({ line }: { line: ClaimLine }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const verdict = useVerdict(line);
  const { claim, evidence } = line;
  return (
    <li data-verdict={verdict}>
      <VerdictSign verdict={verdict} />
      <span>{claim.claim[language]}</span>
      <small>
        {evidence !== undefined && `${formatMeasured(evidence.value, evidence.unit, language)} · `}
        {t(`tour.verdict.${verdict}`)}
      </small>
    </li>
  );
}

type Verdict = Evidence["verdict"] | "measuring" | "waiting";

/** Reading what was recorded takes a moment after a step has begun; steps that were jumped over are not measured. */
function useVerdict({ step, evidence }: ClaimLine): Verdict {
  const shown = useSessionState((state) => stepShown(state)?.id);
  return evidence?.verdict ?? (shown === step ? "measuring" : "waiting");
}

/** What the figure rests on, where that limits what it says. */
function Basis({ evidence: { origin, missing } }: { evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const notes = [t(`tour.origin.${origin}`)];
  if (missing >= 0.0005) notes.push(t("kpi.missing-share", { share: formatShare(missing, language) }));
  return <small className={classes.basis}>{notes.join(" · ")}</small>;
}

function VerdictSign({ verdict }: { verdict: Verdict }): ReactNode {
  const props = { size: 15, stroke: 2.4, "aria-hidden": true } as const;
  switch (verdict) {
    case "supported":
      return <IconCheck {...props} />;
    case "not-supported":
      return <IconX {...props} />;
    case "not-enough-data":
      return <IconQuestionMark {...props} />;
    case "measuring":
    case "waiting":
      return <IconCircleDashed {...props} />;
  }
}
