import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import type { Assessment } from "../../../twin/scenario/assessment.ts";
import { type OpenClip, openClip } from "../exchange/open-clip.ts";
import type { Exchange } from "../exchange.ts";
import type { OpenedRecordingData } from "../report/gather-manifest.ts";
import type { EvidenceFolder } from "./open-evidence.ts";

/** Recordings that an assessment rests on and that are at hand. */
export interface OpenedRecordings {
  /** By SHA-256. */
  readonly recordings: ReadonlyMap<string, OpenedRecordingData>;
  readonly paths: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens the recordings that evidence of an assessment rests on: those that were opened, received or made here, and
 * those that were simulated for scenarios.
 *
 * @param simulatedFolder where the latter lie
 */
export async function openRecordings(
  { items }: Assessment,
  evidence: Pick<EvidenceFolder, "read">,
  exchange: Pick<Exchange, "pathOf">,
  simulatedFolder: string,
): Promise<OpenedRecordings> {
  const clips: OpenClip[] = [];
  const recordings = new Map<string, OpenedRecordingData>();
  const paths: string[] = [];
  const sought = new Set<string>();
  for (const attached of Object.values(items).flatMap((item) => item.evidence)) {
    const reference = attached.from === "hand" ? undefined : (await evidence.read(attached.sha256))?.recording;
    if (reference === undefined || reference === null || sought.has(reference.sha256)) continue;
    sought.add(reference.sha256);
    const path = exchange.pathOf(reference.sha256) ?? simulatedPath(reference, simulatedFolder);
    const clip = existsSync(path) ? await openClip(path) : undefined;
    if (clip === undefined || "problem" in clip) continue;
    clips.push(clip);
    const { plant } = clip.plant;
    if (clip.view().sha256 !== reference.sha256 || plant === undefined) continue;
    recordings.set(reference.sha256, { plant, recorded: clip.recorded });
    paths.push(path);
  }
  return {
    recordings,
    paths,
    async close() {
      for (const { recorded } of clips) await recorded.close();
    },
  };
}

/** A reference's name is for people: it names a file of this folder, or none. */
function simulatedPath({ name }: RecordingReference, folder: string): string {
  return join(folder, basename(name));
}
