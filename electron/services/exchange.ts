import type { MadeFile } from "../../twin/bridge/contract.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { PlantFiles } from "../../twin/plant/parse-plant.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { RecordingReference } from "../../twin/recording/recording-reference.ts";
import type { Source } from "./source.ts";

/** An exchange file that was opened, by its id, or why it cannot be. */
export type OpenedRecording = { readonly recording: string } | { readonly error: LocalizedText };

/** A file that carries all that a scenario needs to play. */
export interface PortableFile {
  readonly file: MadeFile;
  readonly reference: RecordingReference;
}

/** Files that go to and come from other people. */
export interface Exchange {
  /** An exchange file that is open here. */
  source(recording: string): Source | undefined;
  /** The models of its plant, by file name. */
  models(recording: string): ReadonlyMap<string, Uint8Array<ArrayBuffer>> | undefined;
  /** What came with its plant, by name: see `companionFile`. */
  companions(recording: string): PlantFiles | undefined;
  /** The same of an exchange file that is open here, by its source. */
  companionsOf(source: Source): PlantFiles | undefined;
  /** What tells it from every other file. */
  reference(recording: string): RecordingReference | undefined;
  /** The same by the file's SHA-256, of one that was opened, received or made here. */
  referenceOf(sha256: string): RecordingReference | undefined;
  /** Where an exchange file lies that was opened, received or made here, by its SHA-256; it may have been changed since. */
  pathOf(sha256: string): string | undefined;
  /** Opens an exchange file of this machine; says so where its disk cannot be read. */
  open(path: string): Promise<OpenedRecording>;
  /** Takes in an exchange file that a screen sends, and opens it. */
  receive(content: AsyncIterable<Uint8Array>, name: string): Promise<OpenedRecording>;
  saveClip(source: Source, range: TimeRange, author: string, note: string): Promise<MadeFile>;
  /**
   * The same with what goes with the plant.
   *
   * @param companions by name: see `companionFile`
   */
  savePortable(
    source: Source,
    range: TimeRange,
    author: string,
    note: string,
    companions: PlantFiles,
  ): Promise<PortableFile>;
  exportSamples(source: Source, range: TimeRange, asset: string, format: "csv" | "parquet"): Promise<MadeFile>;
  /** Makes a file for screens to fetch; it is removed like those that are made here otherwise. */
  make(name: string, content: Uint8Array): Promise<{ readonly file: MadeFile; readonly path: string }>;
  /** A file that was made here, by the id in its address. */
  madeFile(id: string): { readonly path: string; readonly name: string } | undefined;
  /** Closes the files and removes those that were made. */
  stop(): Promise<void>;
}
