import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import { type Companions, documentFolder } from "./companions.ts";
import { type AssessmentDesk, type AssessmentDeskOptions, openAssessmentDesk } from "./open-assessment-desk.ts";

/** What came with a recording, as it came. */
export interface CompanionFiles {
  readonly read: Companions;
  /** By name, see `companionFile`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly reference: RecordingReference | undefined;
}

/**
 * Opens the assessments and the evidence that came with a recording beside those that this host keeps of the plant:
 * what is here already stays as it is.
 */
export async function openCompanionDesk(
  { read, files, reference }: CompanionFiles,
  options: Omit<AssessmentDeskOptions, "packs" | "scenarios" | "plantSha256">,
): Promise<AssessmentDesk> {
  const packFiles = new Map<string, Uint8Array>();
  for (const { id } of read.packs) {
    const file = files.get(`criteria/${id}.json`);
    if (file !== undefined) packFiles.set(id, file);
  }
  const packs = { packs: read.packs, files: packFiles, issues: [] };
  const scenarios = new Map([...files].filter(([name]) => name.startsWith("scenarios/")));
  const desk = openAssessmentDesk({
    ...options,
    plantSha256: reference?.plantSha256 ?? "",
    packs: () => packs,
    scenarios: () => scenarios,
  });
  for (const { evidence, scenario, picture, recording } of read.kept) {
    const file = files.get(`evidence/scenarios/${scenario.sha256}.json`);
    if (file === undefined) continue;
    await desk.evidence.keep({
      evidence,
      scenario: { title: scenario.title, file },
      picture: picture === null ? undefined : files.get(`evidence/pictures/${picture.sha256}.png`),
      // What the file itself is the recording of, it cannot name.
      recording: recording ?? reference,
    });
  }
  for (const [name, content] of files) {
    if (name.startsWith(documentFolder)) await desk.assessments.documents.put(content);
  }
  for (const assessment of read.assessments) await desk.assessments.create(assessment);
  return desk;
}
