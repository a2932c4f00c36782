import type { Plant } from "../../../twin/plant/plant.ts";
import type { RecordedHistory } from "../../../twin/playback/recorded-history.ts";
import { sha256Hex } from "../../../twin/recording/exchange-codec.ts";
import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import { inventorySignals, type SignalInventory } from "../../../twin/report/inventory-signals.ts";
import type { ManifestEvidence, ReportManifest } from "../../../twin/report/report-manifest.ts";
import type { Assessment } from "../../../twin/scenario/assessment.ts";
import { canonicalJson } from "../../../twin/scenario/canonical-json.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { documentsOf } from "../../../twin/scenario/documents-of.ts";
import type { KeptEvidence } from "../../../twin/scenario/kept-evidence.ts";
import { nodeCodec } from "../exchange/node-codec.ts";

/** A pack with its file. */
export interface PackFile {
  readonly pack: CriteriaPack;
  readonly file: Uint8Array;
}

/** A recording that is open here. */
export interface OpenedRecordingData {
  readonly plant: Plant;
  readonly recorded: Pick<RecordedHistory, "stateAt" | "samples" | "trend">;
}

/** What a report is made from. */
export interface ReportSources {
  readonly assessment: Assessment;
  readonly packs: readonly PackFile[];
  readonly plant: Pick<Plant, "id" | "name"> & { readonly sha256: string };
  /** What is kept of a piece of evidence. */
  readonly kept: (sha256: string) => Promise<KeptEvidence | undefined>;
  /** Recordings at hand, by SHA-256: of those that are not, no signals are listed. */
  readonly recordings: ReadonlyMap<string, OpenedRecordingData>;
  readonly author: string;
  readonly software: string;
  /** UTC microseconds. */
  readonly createdUs: number;
}

/** Pictures of a report take so many bytes together: as text they are a third longer, and a report is under 20 MB. */
const maxPicturesBytes = 13_000_000;

/** Lists all that an assessment rests on, each thing with its hash. */
export async function gatherManifest(sources: ReportSources): Promise<ReportManifest> {
  const { assessment, plant, author, software, createdUs } = sources;
  const attached = attachedEvidence(assessment);
  const evidence: ManifestEvidence[] = [];
  const scenarios = new Map<string, ReportManifest["scenarios"][number]>();
  const recordings = new Map<string, RecordingReference>();
  const pictures = new Map<string, ReportManifest["pictures"][number]>();
  let shownBytes = 0;
  for (const one of attached) {
    const kept = await sources.kept(one.sha256);
    evidence.push({
      ...one,
      scenario: kept?.scenario.sha256 ?? null,
      picture: kept?.picture?.sha256 ?? null,
      recording: kept?.recording?.sha256 ?? null,
    });
    if (kept === undefined) continue;
    scenarios.set(kept.scenario.sha256, { id: kept.evidence.scenario, ...kept.scenario });
    if (kept.recording !== null) recordings.set(kept.recording.sha256, kept.recording);
    if (kept.picture === null || pictures.has(kept.picture.sha256)) continue;
    const isShown = shownBytes + kept.picture.sizeBytes <= maxPicturesBytes;
    if (isShown) shownBytes += kept.picture.sizeBytes;
    pictures.set(kept.picture.sha256, { ...kept.picture, isShown });
  }
  return {
    format: 1,
    kind: "vitrine-report",
    createdUs,
    software,
    author,
    plant: { id: plant.id, name: plant.name, sha256: plant.sha256 },
    assessment: { id: assessment.id, title: assessment.title, sha256: hashAssessment(assessment) },
    assessors: assessment.assessors,
    packs: sources.packs.map(({ pack: { id, title }, file }) => ({ id, title, sha256: sha256Hex(nodeCodec, file) })),
    scenarios: [...scenarios.values()],
    recordings: [...recordings.values()],
    evidence,
    pictures: [...pictures.values()],
    signals: await inventories(evidence, [...recordings.values()], sources.recordings),
    documents: documentsOf(assessment),
  };
}

/** SHA-256 of an assessment in canonical JSON. */
function hashAssessment(assessment: Assessment): string {
  const json: Parameters<typeof canonicalJson>[0] = JSON.parse(JSON.stringify(assessment));
  return sha256Hex(nodeCodec, new TextEncoder().encode(canonicalJson(json)));
}

/** Each piece of evidence once, in the order of the scenarios and of what happened in them. */
function attachedEvidence(assessment: Assessment): Pick<ManifestEvidence, "sha256" | "evidence" | "criteria">[] {
  const found = new Map<string, Pick<ManifestEvidence, "sha256" | "evidence" | "criteria">>();
  for (const [criterion, item] of Object.entries(assessment.items)) {
    for (const attached of item.evidence) {
      if (attached.from === "hand") continue;
      const { sha256, evidence } = attached;
      const before = found.get(sha256)?.criteria ?? [];
      found.set(sha256, { sha256, evidence, criteria: [...before, criterion] });
    }
  }
  return [...found.values()].sort(
    ({ evidence: a }, { evidence: b }) =>
      a.scenario.localeCompare(b.scenario, "en") || a.atUs - b.atUs || a.claim.localeCompare(b.claim, "en"),
  );
}

async function inventories(
  evidence: readonly ManifestEvidence[],
  references: readonly RecordingReference[],
  opened: ReportSources["recordings"],
): Promise<SignalInventory[]> {
  const all: SignalInventory[] = [];
  for (const reference of references) {
    const recording = opened.get(reference.sha256);
    if (recording === undefined) continue;
    const ofIt = evidence.filter((each) => each.recording === reference.sha256);
    const names = new Set(ofIt.flatMap(({ evidence: { signals } }) => signals));
    const { plant, recorded } = recording;
    all.push(...(await inventorySignals(recorded, plant, reference, [...names], reference.sha256, nodeCodec)));
  }
  return all;
}
