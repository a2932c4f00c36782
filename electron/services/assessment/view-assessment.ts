import type { RequestResult } from "../../../twin/bridge/contract.ts";
import type { Assessment } from "../../../twin/scenario/assessment.ts";
import { assessmentTree, openCriteria } from "../../../twin/scenario/assessment-tree.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { revisionOf } from "./open-assessments.ts";
import type { EvidenceFolder } from "./open-evidence.ts";

type AssessmentView = RequestResult<"open-assessment">;
type AssessmentList = RequestResult<"list-assessments">;

/** An assessment as screens show it. */
export async function viewAssessment(
  assessment: Assessment,
  packs: readonly CriteriaPack[],
  evidence: Pick<EvidenceFolder, "read">,
): Promise<AssessmentView> {
  const kept: AssessmentView["kept"] = {};
  for (const attached of Object.values(assessment.items).flatMap((item) => item.evidence)) {
    if (attached.from === "hand") continue;
    const found = await evidence.read(attached.sha256);
    kept[attached.sha256] = {
      picture: found?.picture?.sha256 ?? null,
      recording: found?.recording?.name ?? null,
    };
  }
  const own = packs.filter(({ id }) => assessment.packs.includes(id));
  return { assessment, packs: own, revision: revisionOf(assessment), kept };
}

/** An assessment in a list. */
export function summarise(
  assessment: Assessment,
  packs: readonly CriteriaPack[],
): AssessmentList["assessments"][number] {
  const own = packs.filter(({ id }) => assessment.packs.includes(id));
  return {
    id: assessment.id,
    title: assessment.title,
    assessors: assessment.assessors.map(({ name }) => name),
    criteria: indexCriteria(own).size,
    open: openCriteria(assessmentTree(assessment, packs)).length,
    evidence: Object.values(assessment.items).reduce((sum, item) => sum + item.evidence.length, 0),
  };
}

export function summarisePack(pack: CriteriaPack): AssessmentList["packs"][number] {
  return { id: pack.id, title: pack.title, criteria: indexCriteria([pack]).size };
}
