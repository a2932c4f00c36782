import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import type { KeptEvidence } from "../../../twin/scenario/kept-evidence.ts";
import type { Exchange, PortableFile } from "../exchange.ts";
import type { Source } from "../source.ts";
import { type CompanionSources, writeCompanions } from "./companions.ts";
import type { EvidenceFolder } from "./open-evidence.ts";

export interface PortableContent extends CompanionSources {
  readonly source: Source;
  readonly range: TimeRange;
  readonly author: string;
  readonly note: string;
}

/**
 * Saves what is needed to play scenarios again, and to check what was measured, as one file: plant, models, the recorded
 * range with its journal, scenarios, criteria, assessments and evidence. Evidence that was measured on what this file
 * holds rests on it from now on: it is the one that people have.
 */
export async function savePortable(
  content: PortableContent,
  exchange: Pick<Exchange, "savePortable">,
  evidence: EvidenceFolder,
): Promise<PortableFile & { readonly kept: readonly KeptEvidence[] }> {
  const { source, range, author, note } = content;
  const isOfThis = (one: KeptEvidence): boolean => isWithin(one, range) && isOfSource(one, source);
  // No file holds its own hash: what rests on this one is said to rest on none in it.
  const carried = content.kept.map((one) => (isOfThis(one) ? { ...one, recording: null } : one));
  const companions = await writeCompanions({ ...content, kept: carried }, evidence);
  const saved = await exchange.savePortable(source, range, author, note, companions);
  const kept: KeptEvidence[] = [];
  for (const one of content.kept) kept.push(isOfThis(one) ? await evidence.rest(one.sha256, saved.reference) : one);
  return { ...saved, kept };
}

/** Whether all that evidence was computed from lies in a range. */
function isWithin({ evidence: { terms } }: KeptEvidence, { fromUs, toUs }: TimeRange): boolean {
  return Object.values(terms).every((term) => term.fromUs >= fromUs && term.toUs <= toUs);
}

/** Whether evidence was measured on what the source has: on a history of which no file was saved, or on this file. */
function isOfSource({ recording }: KeptEvidence, { view }: Source): boolean {
  return recording === null || recording.sha256 === view.file?.sha256;
}
