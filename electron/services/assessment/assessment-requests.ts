import { randomBytes } from "node:crypto";
import type { RequestName, RequestResult } from "../../../twin/bridge/contract.ts";
import type { RequestHandlers } from "../../../twin/bridge/host-end.ts";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import { assessmentSchema } from "../../../twin/scenario/assessment.ts";
import { changeOfEdit } from "../../../twin/scenario/assessment-edit.ts";
import type { ChangedAssessment } from "../../../twin/scenario/change-assessment.ts";
import { refusals } from "../refusals.ts";
import type { SharedSession } from "../shared-session.ts";
import type { AssessmentDesk } from "./open-assessment-desk.ts";
import { tourRange } from "./tour-range.ts";
import { summarise, summarisePack, viewAssessment } from "./view-assessment.ts";

/** Requests about assessments, evidence and reports. */
type AssessmentRequest = Extract<
  RequestName,
  | `${string}-assessment`
  | `${string}-assessments`
  | `${string}-evidence`
  | "attach-tour"
  | "measure-by-hand"
  | "keep-picture"
  | "evidence-picture"
  | "attached-document"
  | "make-report"
  | "save-portable"
>;

/**
 * Answers operators' requests about assessments.
 *
 * @param desk @throws Error where this host has none
 * @param session the one that the screen shares
 */
export function createAssessmentRequests(
  desk: () => AssessmentDesk,
  session: () => SharedSession,
  clockUs: () => number,
): Pick<RequestHandlers, AssessmentRequest> {
  const show = async (changed: ChangedAssessment): Promise<RequestResult<"open-assessment">> => {
    if (changed.problem !== undefined) throw new Refusal(changed.problem);
    const { packs, evidence } = desk();
    return viewAssessment(changed.assessment, packs().packs, evidence);
  };

  return {
    "list-assessments": async () => {
      const { packs } = desk().packs();
      const { assessments, issues } = await desk().assessments.list();
      return {
        assessments: assessments.map((each) => summarise(each, packs)),
        packs: packs.map(summarisePack),
        issues: [...issues],
      };
    },
    "create-assessment": async ({ title, packs, assessor }) => {
      const known = new Set(
        desk()
          .packs()
          .packs.map(({ id }) => id),
      );
      const unknown = packs.find((id) => !known.has(id));
      if (unknown !== undefined)
        throw new Refusal({ zh: `没有要求库 “${unknown}”`, en: `there is no criteria pack "${unknown}"` });
      const plant = session().home.plant.id;
      const assessors = [{ id: newId(), name: assessor }];
      const assessment = assessmentSchema.parse({ format: 1, id: newId(), title, plant, packs, assessors });
      return show(await desk().assessments.create(assessment));
    },
    "open-assessment": async ({ id }) => {
      const parsed = await desk().assessments.read(id);
      const problem = parsed?.issues[0]?.text ?? { zh: `没有评估 “${id}”`, en: `there is no assessment "${id}"` };
      return show(parsed?.assessment === undefined ? { problem } : { assessment: parsed.assessment });
    },
    "edit-assessment": async ({ id, edit }) => {
      const { assessments } = desk();
      const file = edit.kind === "seen" ? edit.file : undefined;
      if (file !== undefined && (await assessments.documents.get(file.sha256)) === undefined) {
        throw new Refusal({ zh: `没有文件 ${file.name}`, en: `there is no file ${file.name} here` });
      }
      return show(await assessments.change(id, changeOfEdit(edit, clockUs(), newId())));
    },
    "list-evidence": async () => {
      const { kept } = await desk().evidence.list();
      return kept
        .map(({ sha256, evidence, scenario, keptUs, picture }) => ({
          sha256,
          evidence,
          scenario: scenario.title,
          keptUs,
          hasPicture: picture !== null,
        }))
        .reverse();
    },
    "attach-evidence": async ({ id, criterion, sha256 }) => {
      const kept = await desk().evidence.read(sha256);
      if (kept === undefined)
        throw new Refusal({ zh: "证据不存在或已被改动", en: "this evidence is not there, or was changed" });
      const { evidence } = kept;
      const attached = { from: "scenario", sha256, evidence } as const;
      return show(await desk().assessments.change(id, { kind: "attach", criterion, evidence: attached }));
    },
    "attach-tour": async ({ id }) => {
      const shared = session();
      const { tour } = shared;
      if (tour === undefined) throw refusals.nothingPlays();
      await tour.session.settled();
      desk().tours.look(shared);
      await desk().tours.settled();
      return show(await desk().assessments.attach(id, tour.scenario, tour.session.evidence()));
    },
    "measure-by-hand": async ({ id, measure }) => {
      const { assessments } = desk();
      const who = (await assessments.read(id))?.assessment?.assessors.find((each) => each.id === measure.who)?.name;
      if (who === undefined)
        throw new Refusal({ zh: `没有评估人员 “${measure.who}”`, en: `there is no assessor "${measure.who}"` });
      const { scenario, evidence } = await desk().measure(measure, who, session().time.source);
      return show(await assessments.attach(id, scenario, evidence));
    },
    "keep-picture": ({ tour, step, picture }) => {
      desk().tours.picture(session(), tour, step, new Uint8Array(Buffer.from(picture, "base64")));
      return null;
    },
    "evidence-picture": async ({ sha256 }) => {
      const picture = await desk().evidence.picture(sha256);
      return picture === undefined ? null : Buffer.from(picture).toString("base64");
    },
    "attached-document": ({ id, sha256 }) => desk().documentOf(id, sha256),
    "make-report": async ({ id, author }) => {
      const made = await desk().report(id, author);
      if ("problem" in made) throw new Refusal(made.problem);
      return made;
    },
    "save-portable": ({ range, author, note }) => {
      const { time, tour } = session();
      if (range !== null) return desk().portable(time.source, { range, scenario: undefined }, author, note);
      if (tour === undefined) throw refusals.nothingPlays();
      const content = { range: tourRange(tour, time.source, clockUs()), scenario: tour.scenario };
      return desk().portable(time.source, content, author, note);
    },
  };
}

/** Short, of what ids are made of, and never the same twice. */
function newId(): string {
  return randomBytes(6).toString("hex");
}
