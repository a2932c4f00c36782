import { ActionIcon } from "@mantine/core";
import { IconDownload, IconPhoto, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import { originWords, verdictWords } from "../../../twin/report/report-words.ts";
import { type AttachedEvidence, evidenceKey } from "../../../twin/scenario/assessment.ts";
import type { DocumentFile } from "../../../twin/scenario/document-file.ts";
import type { Evidence } from "../../../twin/scenario/evidence.ts";
import { formatExpected, formatMeasured } from "../../session/evidence-text.ts";
import { formatDateTime } from "../../session/format.ts";
import { formatShare } from "../../session/kpi-view.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { saveMadeFile } from "../save-made-file.ts";
import { useRequest } from "../use-request.ts";
import classes from "./assessment.module.css";
import type { CriterionWork } from "./criterion-detail.tsx";
import list from "./evidence-list.module.css";
import { VerdictSign } from "./verdict-sign.tsx";

/** What speaks for and against a criterion. */
export function EvidenceList({ work }: { work: CriterionWork }): ReactNode {
  const { t } = useTranslation();
  return (
    <section aria-label={t("assessment.evidence")}>
      <h4>{t("assessment.evidence")}</h4>
      {work.item.evidence.length === 0 && <p className={classes.hint}>{t("assessment.no-evidence")}</p>}
      <ul className={classes.plain}>
        {work.item.evidence.map((attached) => (
          <AttachedRow key={evidenceKey(attached)} work={work} attached={attached} />
        ))}
      </ul>
    </section>
  );
}

function AttachedRow({ work, attached }: { work: CriterionWork; attached: AttachedEvidence }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const { open, view, criterion } = work;
  const name = attached.from === "hand" ? attached.title : attached.evidence.text[language];
  const edit = { kind: "detach", criterion, key: evidenceKey(attached) } as const;
  return (
    <li className={list.evidence} data-verdict={attached.from === "hand" ? "by-hand" : attached.evidence.verdict}>
      <div className={list.claim}>
        <p>{name}</p>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t("assessment.detach", { name })}
          onClick={() => void open.run(() => session.editAssessment(view.assessment.id, edit))}
        >
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </div>
      {attached.from === "hand" ? (
        <>
          <small>
            {t(attached.file === undefined ? "assessment.by-hand" : "assessment.document")} ·{" "}
            <Author work={work} who={attached.who} atUs={attached.atUs} />
          </small>
          {attached.file !== undefined && <DocumentButton assessment={view.assessment.id} file={attached.file} />}
        </>
      ) : (
        <>
          <EvidenceFigures evidence={attached.evidence} />
          <Kept kept={view.kept[attached.sha256]} name={name} />
        </>
      )}
    </li>
  );
}

/** Fetches a document as it was attached; nothing here opens it. */
function DocumentButton({ assessment, file }: { assessment: string; file: DocumentFile }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { isBusy, problem, run } = useRequest<MadeFile>();
  const fetchIt = (): Promise<boolean> =>
    run(async () => {
      const answer = await session.attachedDocument({ id: assessment, sha256: file.sha256 });
      if (answer.problem === undefined) saveMadeFile(answer.result);
      return answer;
    });
  return (
    <>
      <RequestButton
        variant="default"
        size="compact-xs"
        leftSection={<IconDownload size={14} />}
        isBusy={isBusy}
        title={`SHA-256 ${file.sha256}`}
        aria-label={t("assessment.document-fetch", { name: file.name })}
        onClick={() => void fetchIt()}
      >
        {file.name}
      </RequestButton>
      <ProblemNote problem={problem} />
    </>
  );
}

/** What was measured, what was expected, and whether the data supports it. */
export function EvidenceFigures({ evidence }: { evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { value, unit, expect, verdict, origin, missing, atUs } = evidence;
  const basis = [originWords[origin][language], formatDateTime(atUs)];
  if (missing >= 0.0005) basis.push(t("kpi.missing-share", { share: formatShare(missing, language) }));
  return (
    <>
      <div className={list.figures}>
        <strong data-value={value ?? ""}>{formatMeasured(value, unit, language)}</strong>
        <span>{t("tour.expected", { limit: formatExpected({ ...expect, unit }, language) })}</span>
        <span className={list.verdict}>
          <VerdictSign verdict={verdict} />
          {verdictWords[verdict][language]}
        </span>
      </div>
      <small>{basis.join(" · ")}</small>
    </>
  );
}

/** The picture that was taken, and the recording that it rests on. */
function Kept({ kept, name }: { kept: CriterionWork["view"]["kept"][string] | undefined; name: string }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { isBusy, problem, result: picture, run } = useRequest<string | null>();
  const sha256 = kept?.picture ?? null;
  const recording = kept?.recording ?? null;
  return (
    <>
      <small>
        {recording === null ? t("assessment.no-recording") : t("assessment.recording", { name: recording })}
      </small>
      {(sha256 === null || picture === null) && <small>{t("assessment.no-picture")}</small>}
      {sha256 !== null && picture === undefined && (
        <RequestButton
          variant="default"
          size="compact-xs"
          leftSection={<IconPhoto size={14} />}
          isBusy={isBusy}
          onClick={() => void run(() => session.evidencePicture(sha256))}
        >
          {t("assessment.picture")}
        </RequestButton>
      )}
      <ProblemNote problem={problem} />
      {typeof picture === "string" && (
        <img
          className={list.picture}
          src={`data:image/png;base64,${picture}`}
          alt={t("assessment.picture-of", { name })}
        />
      )}
    </>
  );
}

/** Who wrote something, and when. */
export function Author({ work, who, atUs }: { work: CriterionWork; who: string; atUs: number }): ReactNode {
  const { t } = useTranslation();
  const name = work.view.assessment.assessors.find(({ id }) => id === who)?.name ?? who;
  return t("assessment.by", { name, time: formatDateTime(atUs) });
}
