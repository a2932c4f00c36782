import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openAssessments } from "../../electron/services/assessment/open-assessments.ts";
import { openEvidence } from "../../electron/services/assessment/open-evidence.ts";
import { type OpenClip, openClip } from "../../electron/services/exchange/open-clip.ts";
import { openSigningKey } from "../../electron/services/exchange/open-signing-key.ts";
import { recordingReferenceOf } from "../../electron/services/exchange/recording-reference-of.ts";
import { saveClip } from "../../electron/services/exchange/save-clip.ts";
import { type MadeReport, makeReport } from "../../electron/services/report/make-report.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import type { ClipContent } from "../../twin/recording/write-clip.ts";
import { type AssessmentChange, assessmentSchema } from "../../twin/scenario/assessment.ts";
import { collectEvidence } from "../../twin/scenario/collect-evidence.ts";
import type { Evidence } from "../../twin/scenario/evidence.ts";
import { planTour } from "../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { memoryHistory } from "./memory-history.ts";
import { ownCriteria, ownPack } from "./own-pack.ts";
import { png } from "./png.ts";
import { pumpClip, pumpEntries, pumpRows, pumpStartUs } from "./pump-clip.ts";
import { parsedScenario, pumpClaim, pumpScenario } from "./pump-scenario.ts";
import type { Row } from "./samples.ts";

const seconds = 60;
const text = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });

/** A scenario of the pump works with two claims, one of which the recording does not support. */
export const reportScenario = pumpScenario({
  summary: text("两台泵并联供水的一分钟", "A minute of two pumps feeding the works"),
  steps: [
    { id: "begin", at: { offsetS: 0 }, caption: text("开始", "Beginning") },
    {
      id: "middle",
      at: { offsetS: 30 },
      caption: text("中途", "Middle"),
      evidence: [
        pumpClaim({ claim: text("流量平稳 <0.5%>", "The flow is steady & even"), criteria: ["own/monitoring"] }),
      ],
    },
    {
      id: "end",
      at: { offsetS: 50 },
      caption: text("结束", "End"),
      evidence: [
        pumpClaim({
          id: "fast",
          claim: text("转速始终高于 -1000 rpm", "The speed stays above -1000 rpm"),
          measure: {
            formula: "low",
            unit: "rpm",
            terms: { low: { from: "signals", of: "line-1/pump-2/speed", take: "min", over: { fromS: 0, toS: 50 } } },
          },
          expect: { atLeast: -1000, mostMissing: 1 },
        }),
      ],
    },
  ],
});

/** A clip of the pump works, with rows that a test may change. */
export async function savePumpClip(
  folder: string,
  change: (row: Row, place: number, plant: Plant) => Row = (row) => row,
  more: Partial<ClipContent> = {},
): Promise<string> {
  const content = pumpClip(seconds);
  const rows = pumpRows(content.plant, seconds).map((row, place) => change(row, place, content.plant));
  const recorded = memoryHistory(content.plant, rows, [content.range], pumpEntries);
  return (await saveClip({ ...content, recorded, ...more }, folder, await openSigningKey(folder))).path;
}

export async function openedClip(path: string): Promise<OpenClip> {
  const clip = await openClip(path);
  if ("problem" in clip) throw new Error(clip.problem.en);
  return clip;
}

/** What a scenario finds in a clip. */
export async function evidenceIn(clip: OpenClip, scenario: Scenario): Promise<Evidence[]> {
  const { plant } = clip.plant;
  const range = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 };
  if (plant === undefined) throw new Error("the clip has no plant");
  const { plan } = await planTour(scenario, plant, clip.recorded, range);
  if (plan === undefined) throw new Error("the scenario cannot be played");
  const found = scenario.steps.map((_, step) => collectEvidence(scenario, step, plan, plant, clip.recorded));
  return (await Promise.all(found)).flat();
}

export interface PumpReport extends MadeReport {
  readonly publicKey: string;
  readonly recording: string;
  /** Paths of the report's two forms. */
  readonly htmlPath: string;
  readonly wordPath: string;
}

/** An assessment of the pump works by two people, as a report in a folder, with the recording that it rests on. */
export async function makePumpReport(folder: string): Promise<PumpReport> {
  const recording = await savePumpClip(folder);
  const clip = await openedClip(recording);
  const { plant } = clip.plant;
  if (plant === undefined) throw new Error("the clip has no plant");
  const scenario = parsedScenario(reportScenario, plant);
  const reference = await recordingReferenceOf(clip);
  const evidence = openEvidence(join(folder, "evidence"), () => 1_780_000_100_000_000);
  const file = new TextEncoder().encode(JSON.stringify(reportScenario));
  const found = await evidenceIn(clip, scenario);
  for (const [place, one] of found.entries()) {
    const picture = png(320, 180, [40 + place * 60, 90, 120]);
    await evidence.keep({ evidence: one, scenario: { title: scenario.title, file }, picture, recording: reference });
  }

  const assessments = openAssessments(join(folder, "assessments"), () => ownCriteria);
  const assessors = [
    { id: "wang", name: "王工" },
    { id: "li", name: "李工" },
  ];
  const empty = { format: 1, id: "a1", title: "泵站 2026 年自评估", plant: plant.id, packs: [ownPack.id], assessors };
  await assessments.create(assessmentSchema.parse(empty));
  await assessments.attach("a1", scenario, found);
  for (const change of changes) await assessments.change("a1", change);
  const assessment = (await assessments.read("a1"))?.assessment;
  if (assessment === undefined) throw new Error("the assessment cannot be read");

  const signer = await openSigningKey(folder);
  const report = await makeReport({
    assessment,
    packs: [{ pack: ownPack, file: new TextEncoder().encode(JSON.stringify(ownPack)) }],
    plant: { id: plant.id, name: plant.name, sha256: reference.plantSha256 },
    recordings: new Map([[reference.sha256, { plant, recorded: clip.recorded }]]),
    evidence,
    timeZone: "Asia/Shanghai",
    author: "王工",
    software: "Vitrine test",
    createdUs: 1_780_000_200_000_000,
    signer,
  });
  await clip.recorded.close();
  const [htmlPath, wordPath] = [join(folder, "report.html"), join(folder, "report.docx")];
  await writeFile(htmlPath, report.html);
  await writeFile(wordPath, report.word);
  return { ...report, publicKey: signer.publicKey, recording, htmlPath, wordPath };
}

const criterion = "own/monitoring";
const atUs = 1_780_000_150_000_000;

const changes: readonly AssessmentChange[] = [
  { kind: "judge", criterion, judgement: { who: "wang", atUs, judgement: "met" } },
  { kind: "judge", criterion, judgement: { who: "li", atUs, judgement: "largely-met" } },
  { kind: "note", criterion, note: { id: "n1", who: "li", atUs, text: "现场核对过流量计。" } },
  {
    kind: "finding",
    criterion,
    finding: { id: "f1", who: "wang", atUs, text: "建议增加备用泵的振动点位。", kind: "suggestion" },
  },
  {
    kind: "attach",
    criterion: "own/safety",
    evidence: {
      from: "hand",
      id: "h1",
      who: "wang",
      atUs,
      title: "压力容器检验报告",
      file: { name: "检验报告.pdf", sha256: "c".repeat(64) },
    },
  },
];
