import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import type { LocalizedText } from "../../../twin/plant/localized-text.ts";
import type { PlantFiles } from "../../../twin/plant/parse-plant.ts";
import type { RecordedHistory, TimeRange } from "../../../twin/playback/recorded-history.ts";
import { sha256Hex } from "../../../twin/recording/exchange-codec.ts";
import type { RecordingReference } from "../../../twin/recording/recording-reference.ts";
import type { Exchange, OpenedRecording } from "../exchange.ts";
import { refusals } from "../refusals.ts";
import type { Source } from "../source.ts";
import { exportSamples } from "./export-samples.ts";
import { createFileSource } from "./file-source.ts";
import { nodeCodec } from "./node-codec.ts";
import { type OpenClip, openClip } from "./open-clip.ts";
import { openSigningKey } from "./open-signing-key.ts";
import { plainFileName } from "./plain-file-name.ts";
import { recordingReferenceOf } from "./recording-reference-of.ts";
import { type SavedFile, saveClip } from "./save-clip.ts";

export interface ExchangeOptions {
  /** The host's data folder: its signing key is kept there. */
  readonly dataFolder: string;
  /** Name and version, for those who open a file. */
  readonly software: string;
  readonly clockUs: () => number;
}

interface OpenedFile {
  readonly clip: OpenClip;
  readonly source: Source;
  readonly reference: RecordingReference;
}

/** Files that a host keeps for screens to fetch; the oldest goes when another comes. */
const madeFilesKept = 20;

const unreadablePlant = {
  zh: "文件中的工厂描述有错误，无法显示",
  en: "the plant's description in the file has errors and cannot be shown",
};

const diskFull = {
  zh: "磁盘空间不足，文件未能接收；请清理磁盘后重新发送",
  en: "the disk is full and the file was not taken in; make room and send it again",
};

/** Files to and from other people. What is made and received is kept in a folder of its own until the host stops. */
export async function openExchange({ dataFolder, software, clockUs }: ExchangeOptions): Promise<Exchange> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-files-"));
  const opened = new Map<string, OpenedFile>();
  const made = new Map<string, SavedFile>();
  /** Where exchange files lie, by SHA-256. */
  const paths = new Map<string, string>();
  const references = new Map<string, RecordingReference>();

  /** A file is opened once: who brings the same content again gets what is open. */
  const openOnce = async (path: string): Promise<OpenedRecording & { readonly isKnown?: boolean }> => {
    let clip: Awaited<ReturnType<typeof openClip>> | undefined;
    try {
      clip = await openClip(path);
      if ("problem" in clip) return { error: clip.problem };
      const reference = await recordingReferenceOf(clip);
      const known = [...opened].find(
        ([
          ,
          {
            reference: { sha256 },
          },
        ]) => sha256 === reference.sha256,
      );
      if (known !== undefined) {
        await clip.recorded.close();
        return { recording: known[0], isKnown: true };
      }
      const recording = randomBytes(6).toString("base64url");
      const source = await createFileSource(clip, recording);
      if (source === undefined) {
        await clip.recorded.close();
        return { error: unreadablePlant };
      }
      opened.set(recording, { clip, source, reference });
      paths.set(reference.sha256, path);
      references.set(reference.sha256, reference);
      return { recording };
    } catch (error) {
      if (clip !== undefined && !("problem" in clip)) await clip.recorded.close();
      return { error: unreadable(error) };
    }
  };

  const open = async (path: string): Promise<OpenedRecording> => {
    const { isKnown: _, ...result } = await openOnce(path);
    return result;
  };

  const keep = (file: SavedFile): MadeFile => {
    const id = randomBytes(9).toString("base64url");
    // Half a sign, as a name cut in two may hold, has no place in an address.
    const name = file.name.toWellFormed();
    made.set(id, { ...file, name });
    for (const [oldest, { path }] of made) {
      if (made.size <= madeFilesKept) break;
      made.delete(oldest);
      void rm(path, { force: true });
    }
    const { sizeBytes, sha256 } = file;
    return { url: `files/${id}/${encodeURIComponent(name)}`, name, sizeBytes, sha256 };
  };

  const save = async (
    source: Source,
    range: TimeRange,
    author: string,
    note: string,
    companions: PlantFiles,
  ): Promise<SavedFile> => {
    const { plant, plantFiles } = source;
    const content = { plant, plantFiles, companions, range, author, note, software, createdUs: clockUs() };
    const recorded = recordedOf(source);
    const into = await mkdtemp(join(folder, "out-"));
    return saveClip({ ...content, recorded, marks: source.marks() }, into, await openSigningKey(dataFolder));
  };

  return {
    source: (recording) => opened.get(recording)?.source,
    models: (recording) => opened.get(recording)?.clip.models,
    companions: (recording) => opened.get(recording)?.clip.companions,
    companionsOf: (source) => [...opened.values()].find((each) => each.source === source)?.clip.companions,
    reference: (recording) => opened.get(recording)?.reference,
    referenceOf: (sha256) => references.get(sha256),
    pathOf: (sha256) => paths.get(sha256),
    open,
    async make(name, content) {
      const path = join(await mkdtemp(join(folder, "out-")), plainFileName(name, "file"));
      await writeFile(path, content);
      const file = keep({ path, name, sizeBytes: content.length, sha256: sha256Hex(nodeCodec, content) });
      return { file, path };
    },
    async receive(content, name) {
      const into = await mkdtemp(join(folder, "in-"));
      const path = join(into, plainFileName(name, "recording.mcap"));
      let isKept = false;
      try {
        await pipeline(Readable.from(content), createWriteStream(path));
        const { isKnown = false, ...result } = await openOnce(path);
        isKept = !isKnown && !("error" in result);
        return result;
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        return { error: diskFull };
      } finally {
        // Also of what broke off: nothing of it is left.
        if (!isKept) await rm(into, { recursive: true, force: true });
      }
    },
    async saveClip(source, range, author, note) {
      return keep(await save(source, range, author, note, new Map()));
    },
    async savePortable(source, range, author, note, companions) {
      const saved = await save(source, range, author, note, companions);
      const reference = await readReference(saved.path);
      paths.set(reference.sha256, saved.path);
      references.set(reference.sha256, reference);
      return { file: keep(saved), reference };
    },
    async exportSamples(source, range, asset, format) {
      const into = await mkdtemp(join(folder, "out-"));
      const content = { recorded: recordedOf(source), plant: source.plant, range, asset, format, software };
      const file = await exportSamples(content, into);
      if ("problem" in file) throw new Refusal(file.problem);
      return keep(file);
    },
    madeFile: (id) => made.get(id),
    async stop() {
      for (const { clip } of opened.values()) await clip.recorded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function recordedOf({ recorded }: Source): RecordedHistory {
  if (recorded === undefined) throw refusals.nothingRecorded();
  return recorded;
}

/** The reference of a file that was just saved. */
async function readReference(path: string): Promise<RecordingReference> {
  const clip = await openClip(path);
  if ("problem" in clip) throw new Error(`${path}: ${clip.problem.en}`);
  try {
    return await recordingReferenceOf(clip);
  } finally {
    await clip.recorded.close();
  }
}

/** Why a file cannot be read, or taken in, from this machine's disk. */
function unreadable(error: unknown): LocalizedText {
  const reason = error instanceof Error ? error.message : String(error);
  return { zh: `文件无法读取：${reason}`, en: `the file cannot be read: ${reason}` };
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOSPC";
}
