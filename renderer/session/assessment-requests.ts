import type { MadeFile, RequestArgs, RequestName, RequestResult } from "../../twin/bridge/contract.ts";
import type { Answer } from "./session-requests.ts";

type Ask = <Name extends RequestName>(name: Name, args: RequestArgs<Name>) => Promise<Answer<RequestResult<Name>>>;

export type AssessmentView = RequestResult<"open-assessment">;
type Shown = Promise<Answer<AssessmentView>>;

/** What an operator's screen can ask about assessments, evidence and reports. */
export interface AssessmentRequests {
  listAssessments(): Promise<Answer<RequestResult<"list-assessments">>>;
  createAssessment(args: RequestArgs<"create-assessment">): Shown;
  openAssessment(id: string): Shown;
  editAssessment(id: string, edit: RequestArgs<"edit-assessment">["edit"]): Shown;
  listEvidence(): Promise<Answer<RequestResult<"list-evidence">>>;
  attachEvidence(args: RequestArgs<"attach-evidence">): Shown;
  attachTour(id: string): Shown;
  measureByHand(args: RequestArgs<"measure-by-hand">): Shown;
  keepPicture(args: RequestArgs<"keep-picture">): Promise<Answer<null>>;
  evidencePicture(sha256: string): Promise<Answer<string | null>>;
  attachedDocument(args: RequestArgs<"attached-document">): Promise<Answer<MadeFile>>;
  makeReport(args: RequestArgs<"make-report">): Promise<Answer<RequestResult<"make-report">>>;
  savePortable(args: RequestArgs<"save-portable">): Promise<Answer<MadeFile>>;
}

export function createAssessmentRequests(ask: Ask): AssessmentRequests {
  return {
    listAssessments: () => ask("list-assessments", {}),
    createAssessment: (args) => ask("create-assessment", args),
    openAssessment: (id) => ask("open-assessment", { id }),
    editAssessment: (id, edit) => ask("edit-assessment", { id, edit }),
    listEvidence: () => ask("list-evidence", {}),
    attachEvidence: (args) => ask("attach-evidence", args),
    attachTour: (id) => ask("attach-tour", { id }),
    measureByHand: (args) => ask("measure-by-hand", args),
    keepPicture: (args) => ask("keep-picture", args),
    evidencePicture: (sha256) => ask("evidence-picture", { sha256 }),
    attachedDocument: (args) => ask("attached-document", args),
    makeReport: (args) => ask("make-report", args),
    savePortable: (args) => ask("save-portable", args),
  };
}
