import type { Plant } from "../plant/plant.ts";
import type { ExchangeCodec } from "../recording/exchange-codec.ts";
import type { RecordingDescription } from "../recording/recording-description.ts";
import type { RecordingReference } from "../recording/recording-reference.ts";
import type { Evidence, MeasuredTerm } from "../scenario/evidence.ts";
import type { ReadHistory } from "../scenario/walk-expression.ts";
import { evidenceName } from "./check-manifest.ts";
import { inventorySignals } from "./inventory-signals.ts";
import { recomputeEvidence } from "./recompute-evidence.ts";
import type { ReportManifest } from "./report-manifest.ts";
import type { ReportProblem } from "./report-problem.ts";

/** A recording that somebody holds against a report. */
export interface CheckedRecording {
  /** The file's name now. */
  readonly name: string;
  readonly sha256: string;
  readonly seal: "intact" | "changed" | "unsealed";
  readonly description: Pick<RecordingDescription, "plantSha256" | "createdUs" | "ranges">;
  readonly plant: Plant;
  readonly recorded: ReadHistory;
}

/**
 * Computes again what a report says was measured on a recording, and names what differs. A recording that is none of
 * the report's is taken for the one that it was most likely made from, so that what was changed in it is named too.
 *
 * @param matched SHA-256, in the report, of the recordings that others were taken for; this one's is added
 * @throws Error where the history gives a batch that cannot be read
 */
export async function checkRecording(
  recording: CheckedRecording,
  manifest: ReportManifest,
  matched: Set<string>,
  codec: ExchangeCodec,
): Promise<{ readonly recomputed: number; readonly problems: readonly ReportProblem[] }> {
  const { name, sha256, seal, description, plant, recorded } = recording;
  const problems: ReportProblem[] = [];
  const say = (what: ReportProblem["what"], of: string, zh: string, en: string): void =>
    void problems.push({ what, name: of, text: { zh, en } });
  if (seal === "changed") say("recording", name, "文件在保存后被改动", "the file was changed after it was saved");
  const reference = referenceOf(recording, manifest.recordings, matched);
  if (reference === undefined) {
    say("recording", name, "报告中没有该数据记录", "the report does not rest on this recording");
    return { recomputed: 0, problems };
  }
  matched.add(reference.sha256);
  if (reference.sha256 !== sha256) {
    const [zh, en] = [
      `不是报告中的数据记录 ${reference.name}：校验值应为 ${reference.sha256}，实为 ${sha256}`,
      `this is not ${reference.name} as the report has it: its SHA-256 should be ${reference.sha256} and is ${sha256}`,
    ];
    say("recording", name, zh, en);
  }
  if (reference.plantSha256 !== description.plantSha256) {
    say("recording", name, "其中的工厂描述与报告所依据的不同", "the plant in it is not the one of the report");
  }

  const listed = manifest.signals.filter((each) => each.recording === reference.sha256);
  const names = listed.map((signal) => signal.name);
  const found = await inventorySignals(recorded, plant, reference, names, reference.sha256, codec);
  for (const signal of listed) {
    const now = found.find((each) => each.name === signal.name);
    if (now?.sha256 === signal.sha256) continue;
    const [before, after] = [signal.samples, now?.samples ?? 0];
    const [zh, en] =
      before === after
        ? ["采样与报告所依据的不同", "its samples are not those that the report rests on"]
        : [`采样数应为 ${before}，实为 ${after}`, `it should have ${before} samples and has ${after}`];
    say("signal", signal.name, zh, en);
  }

  const claims = manifest.evidence.filter((each) => each.recording === reference.sha256);
  for (const { evidence } of claims) {
    const again = await recomputeEvidence(evidence, plant, recorded);
    if (again === undefined) {
      say("evidence", evidenceName(evidence), "无法重新计算", "it cannot be computed again");
      continue;
    }
    const differences = differencesOf(evidence, again);
    if (differences.length === 0) continue;
    const list = differences.join("; ");
    say("evidence", evidenceName(evidence), `与重新计算的结果不同：${list}`, `computed again it differs: ${list}`);
  }
  return { recomputed: claims.length, problems };
}

/** The report's own entry of a recording, or of the one that it was most likely made from. */
function referenceOf(
  { name, sha256, description }: CheckedRecording,
  recordings: readonly RecordingReference[],
  matched: ReadonlySet<string>,
): RecordingReference | undefined {
  const left = recordings.filter((each) => !matched.has(each.sha256));
  const [fromUs, toUs] = [description.ranges[0]?.fromUs, description.ranges.at(-1)?.toUs];
  return (
    recordings.find((each) => each.sha256 === sha256) ??
    left.find((each) => each.createdUs === description.createdUs && each.fromUs === fromUs && each.toUs === toUs) ??
    left.find((each) => each.fromUs === fromUs && each.toUs === toUs) ??
    left.find((each) => each.name === name)
  );
}

/** What is not the same, as `value 12 → 13`: first what the report says. */
function differencesOf(said: Evidence, again: Evidence): string[] {
  const differences: string[] = [];
  const compare = (what: string, before: unknown, after: unknown): void => {
    const [one, other] = [JSON.stringify(before), JSON.stringify(after)];
    if (one !== other) differences.push(`${what} ${one} → ${other}`);
  };
  for (const key of ["value", "verdict", "missing", "origin", "signals"] as const) compare(key, said[key], again[key]);
  const fields: readonly (keyof MeasuredTerm)[] = ["value", "why", "missing"];
  for (const [name, term] of Object.entries(said.terms)) {
    for (const field of fields) compare(`terms.${name}.${field}`, term[field], again.terms[name]?.[field]);
  }
  return differences;
}
