import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openAssessments } from "../../electron/services/assessment/open-assessments.ts";
import { type EvidenceFolder, openEvidence } from "../../electron/services/assessment/open-evidence.ts";
import { nodeCodec } from "../../electron/services/exchange/node-codec.ts";
import { openClip } from "../../electron/services/exchange/open-clip.ts";
import { openSigningKey } from "../../electron/services/exchange/open-signing-key.ts";
import { recordingReferenceOf } from "../../electron/services/exchange/recording-reference-of.ts";
import { saveClip } from "../../electron/services/exchange/save-clip.ts";
import type { OpenedRecordingData } from "../../electron/services/report/gather-manifest.ts";
import { type MadeReport, makeReport } from "../../electron/services/report/make-report.ts";
import { hashPlant } from "../../twin/recording/hash-plant.ts";
import type { RecordingReference } from "../../twin/recording/recording-reference.ts";
import { assessmentSchema } from "../../twin/scenario/assessment.ts";
import {
  criteria,
  loadedPacks,
  type Played,
  plant,
  plantFiles,
  playedOf,
  scenarioFiles,
  scenarios,
} from "./park-scenarios.ts";
import { noisyPng } from "./png.ts";

export interface ParkReport {
  readonly report: MadeReport;
  /** Paths of the recordings that it rests on. */
  readonly recordings: readonly string[];
}

const createdUs = Date.UTC(2026, 5, 20) * 1000;

/** An assessment of the park by two people, with the evidence of all of its scenarios, as a report. */
export async function makeParkReport(folder: string): Promise<ParkReport> {
  const evidence = openEvidence(join(folder, "evidence"), () => createdUs);
  const assessments = openAssessments(join(folder, "assessments"), () => criteria);
  const assessors = [
    { id: "chen", name: "陈工" },
    { id: "zhou", name: "周工" },
  ];
  const packs = loadedPacks.packs.map(({ id }) => id);
  const empty = { format: 1, id: "park", title: "示范园区 2026 年自评估", plant: plant.id, packs, assessors };
  await assessments.create(assessmentSchema.parse(empty));

  const recordings: string[] = [];
  const opened = new Map<string, OpenedRecordingData>();
  const closing: (() => Promise<void>)[] = [];
  for (const { scenario, file } of scenarios) {
    const played = await playedOf(scenario.id);
    const clip = await openClip(await saveRecording(played, folder, recordings.length));
    if ("problem" in clip || clip.plant.plant === undefined) throw new Error("the recording cannot be opened");
    closing.push(() => clip.recorded.close());
    const reference = await recordingReferenceOf(clip);
    opened.set(reference.sha256, { plant: clip.plant.plant, recorded: clip.recorded });
    recordings.push(join(folder, String(recordings.length), reference.name));
    await keepAll(played, scenarioFiles.get(file) ?? new Uint8Array(0), reference, evidence);
    await assessments.attach("park", scenario, played.evidence);
  }
  await judgeAll(assessments);

  const assessment = (await assessments.read("park"))?.assessment;
  if (assessment === undefined) throw new Error("the assessment cannot be read");
  const report = await makeReport({
    assessment,
    packs: loadedPacks.packs.map((pack) => ({ pack, file: loadedPacks.files.get(pack.id) ?? new Uint8Array(0) })),
    plant: { id: plant.id, name: plant.name, sha256: hashPlant(plantFiles, nodeCodec) },
    recordings: opened,
    evidence,
    timeZone: plant.calendar.timeZone,
    author: "陈工",
    software: "Vitrine test",
    createdUs,
    signer: await openSigningKey(folder),
  });
  for (const close of closing) await close();
  return { report, recordings };
}

/** Each in a folder of its own: two may begin at the same moment, which names them. */
async function saveRecording({ recording, scenario }: Played, folder: string, place: number): Promise<string> {
  const into = join(folder, String(place));
  await mkdir(into);
  const content = {
    recorded: recording.history,
    plant,
    plantFiles,
    range: recording.range,
    marks: [],
    software: "Vitrine test",
    author: "陈工",
    note: scenario.title.zh,
    createdUs,
  };
  return (await saveClip(content, into, undefined)).path;
}

/** Pictures are of noise, which no compression makes smaller: the worst that a report gets. */
async function keepAll(
  { scenario, evidence: found }: Played,
  file: Uint8Array,
  recording: RecordingReference,
  evidence: EvidenceFolder,
): Promise<void> {
  const steps = new Map<string, Uint8Array>();
  for (const one of found) {
    const picture = steps.get(one.step) ?? noisyPng(1280, 720, recording.fromUs + steps.size);
    steps.set(one.step, picture);
    await evidence.keep({ evidence: one, scenario: { title: scenario.title, file }, picture, recording });
  }
}

async function judgeAll(assessments: ReturnType<typeof openAssessments>): Promise<void> {
  const items = (await assessments.read("park"))?.assessment?.items ?? {};
  const judgements = ["met", "largely-met", "partly-met"] as const;
  for (const [place, criterion] of Object.keys(items).entries()) {
    for (const who of ["chen", "zhou"]) {
      const judgement = judgements[place % 3] ?? "met";
      await assessments.change("park", { kind: "judge", criterion, judgement: { who, atUs: createdUs, judgement } });
    }
    const text = "现场核对：点位、时段和结果与系统一致，后续应补充供应商侧的数据。";
    const finding = { id: `f${place}`, who: "zhou", atUs: createdUs, text, kind: "suggestion" as const };
    await assessments.change("park", { kind: "finding", criterion, finding });
  }
}
