import type { MadeFile } from "../../twin/bridge/contract.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { TimeRange } from "../../twin/playback/recorded-history.ts";
import type { Source } from "./source.ts";

/** An exchange file that was opened, by its id, or why it cannot be. */
export type OpenedRecording = { readonly recording: string } | { readonly error: LocalizedText };

/** Files that go to and come from other people. */
export interface Exchange {
  /** An exchange file that is open here. */
  source(recording: string): Source | undefined;
  /** The models of its plant, by file name. */
  models(recording: string): ReadonlyMap<string, Uint8Array<ArrayBuffer>> | undefined;
  /** Opens an exchange file of this machine. */
  open(path: string): Promise<OpenedRecording>;
  /** Takes in an exchange file that a screen sends, and opens it. */
  receive(content: AsyncIterable<Uint8Array>, name: string): Promise<OpenedRecording>;
  saveClip(source: Source, range: TimeRange, author: string, note: string): Promise<MadeFile>;
  exportSamples(source: Source, range: TimeRange, asset: string, format: "csv" | "parquet"): Promise<MadeFile>;
  /** A file that was made here, by the id in its address. */
  madeFile(id: string): { readonly path: string; readonly name: string } | undefined;
  /** Closes the files and removes those that were made. */
  stop(): Promise<void>;
}
