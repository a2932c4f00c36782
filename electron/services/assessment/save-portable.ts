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
 * range with its journal, scenarios, criteria, assessments and evidence. Evidence that was measured on a history of
 * which no file was saved rests on this one from now on: it holds the same data.
 */
export async function savePortable(
  content: PortableContent,
  exchange: Pick<Exchange, "savePortable">,
  evidence: EvidenceFolder,
): Promise<PortableFile & { readonly kept: readonly KeptEvidence[] }> {
  const { source, range, author, note } = content;
  const companions = await writeCompanions(content, evidence);
  const saved = await exchange.savePortable(source, range, author, note, companions);
  const kept: KeptEvidence[] = [];
  for (const one of content.kept) {
    kept.push(isWithin(one, saved.reference) ? await evidence.rest(one.sha256, saved.reference) : one);
  }
  return { ...saved, kept };
}

/** Whether all that evidence was computed from lies in a range. */
function isWithin({ evidence: { terms } }: KeptEvidence, { fromUs, toUs }: TimeRange): boolean {
  return Object.values(terms).every((term) => term.fromUs >= fromUs && term.toUs <= toUs);
}
