import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import { type Evidence, hashEvidence } from "../../../twin/scenario/evidence.ts";
import type { KeptEvidence } from "../../../twin/scenario/kept-evidence.ts";
import { parseKeptEvidence } from "../../../twin/scenario/parse-kept-evidence.ts";
import { nodeCodec } from "../exchange/node-codec.ts";
import { writeWholeFile } from "../exchange/write-whole-file.ts";
import { openContentFolder } from "./open-content-folder.ts";
import { listJsonFiles, readIfThere } from "./read-if-there.ts";
import { readPngSize } from "./read-png-size.ts";

/** Evidence to keep, with what is there of it besides. */
export interface NewEvidence {
  readonly evidence: Evidence;
  readonly scenario: { readonly title: LocalizedText; readonly file: Uint8Array };
  /** In PNG form. */
  readonly picture?: Uint8Array | undefined;
  readonly recording?: RecordingReference | undefined;
}

/** Evidence that a host keeps of one plant. */
export interface EvidenceFolder {
  /**
   * Keeps evidence. What is kept already stays as it was; a picture or a recording that it lacked is added to it.
   *
   * @throws RangeError where the picture is none in PNG form, or is too large
   */
  keep(evidence: NewEvidence): Promise<KeptEvidence>;
  /**
   * Says on which recording kept evidence rests from now on.
   *
   * @throws Error where it is not there, or was changed
   */
  rest(sha256: string, recording: RecordingReference): Promise<KeptEvidence>;
  /** @returns undefined where it is not there, or was changed */
  read(sha256: string): Promise<KeptEvidence | undefined>;
  picture(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The file of a scenario as it was when evidence was measured for it. */
  scenario(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** All that is kept, the oldest first, and what is wrong with the rest. */
  list(): Promise<{ readonly kept: readonly KeptEvidence[]; readonly issues: readonly PlantIssue[] }>;
}

/**
 * Opens the evidence in a folder, which is made when something is kept.
 *
 * @param clockUs UTC microseconds
 */
export function openEvidence(folder: string, clockUs: () => number): EvidenceFolder {
  const pictures = openContentFolder(join(folder, "pictures"), ".png");
  const scenarios = openContentFolder(join(folder, "scenarios"), ".json");
  /** One after the other: the same evidence may come from two screens at once. */
  let keeping: Promise<unknown> = Promise.resolve();

  const read = async (sha256: string): Promise<KeptEvidence | undefined> => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
    const bytes = await readIfThere(join(folder, `${sha256}.json`));
    return bytes === undefined ? undefined : parseKeptEvidence(bytes, `${sha256}.json`, nodeCodec).kept;
  };
  const keep = async ({ evidence, scenario, picture, recording }: NewEvidence): Promise<KeptEvidence> => {
    if (picture !== undefined && readPngSize(picture) === undefined) throw new RangeError("not a picture in PNG form");
    const sha256 = hashEvidence([evidence], nodeCodec);
    const before = await read(sha256);
    // What it names is there before it is.
    const pictureSha256 = picture === undefined ? undefined : await pictures.put(picture);
    const scenarioSha256 = await scenarios.put(scenario.file);
    const taken =
      picture === undefined || pictureSha256 === undefined
        ? null
        : { sha256: pictureSha256, sizeBytes: picture.byteLength };
    const kept: KeptEvidence = {
      format: 1,
      sha256,
      evidence,
      scenario: before?.scenario ?? { title: scenario.title, sha256: scenarioSha256 },
      keptUs: before?.keptUs ?? clockUs(),
      picture: before?.picture ?? taken,
      recording: before?.recording ?? recording ?? null,
    };
    return await write(kept);
  };
  const write = async (kept: KeptEvidence): Promise<KeptEvidence> => {
    await mkdir(folder, { recursive: true });
    const text = new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`);
    await writeWholeFile(join(folder, `${kept.sha256}.json`), (sink) => sink.write(text));
    return kept;
  };
  const inTurn = (work: () => Promise<KeptEvidence>): Promise<KeptEvidence> => {
    const result = keeping.then(work);
    keeping = result.catch(() => undefined);
    return result;
  };

  return {
    keep: (evidence) => inTurn(() => keep(evidence)),
    rest: (sha256, recording) =>
      inTurn(async () => {
        const kept = await read(sha256);
        if (kept === undefined) throw new Error(`no evidence ${sha256} is kept`);
        return await write({ ...kept, recording });
      }),
    read,
    picture: pictures.get,
    scenario: scenarios.get,
    async list() {
      const kept: KeptEvidence[] = [];
      const issues: PlantIssue[] = [];
      for (const name of await listJsonFiles(folder)) {
        const bytes = await readIfThere(join(folder, name));
        if (bytes === undefined) continue;
        const parsed = parseKeptEvidence(bytes, name, nodeCodec);
        issues.push(...parsed.issues);
        if (parsed.kept !== undefined) kept.push(parsed.kept);
      }
      return { kept: kept.sort((a, b) => a.keptUs - b.keptUs), issues };
    },
  };
}
