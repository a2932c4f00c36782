import type { LocalizedText } from "../plant/localized-text.ts";

/** A record of the file by its name: an attachment or metadata. */
export interface NamedRecord {
  readonly name: string;
  readonly offset: number;
  /** With the record's head. */
  readonly length: number;
}

/** A chunk: where it lies, and what is known of it without reading it. */
export interface ChunkPlace {
  readonly offset: number;
  readonly length: number;
  /** Log times of its first and last message, UTC microseconds. */
  readonly startUs: number;
  readonly endUs: number;
  /** Ids of the channels that have messages in it. */
  readonly channels: ReadonlySet<number>;
}

/** What is in an MCAP file and where, in the order of the file. */
export interface McapIndex {
  readonly chunks: readonly ChunkPlace[];
  readonly attachments: readonly NamedRecord[];
  readonly metadata: readonly NamedRecord[];
  /** Topics by channel id, as far as known. */
  readonly topics: ReadonlyMap<number, string>;
  /** Whether the file has its own index; otherwise this one was made by walking through it. */
  readonly isComplete: boolean;
  /** Where the section of data ends: what lies between here and the beginning was sealed. */
  readonly dataEnd: number;
  /** What could not be read. */
  readonly damage: readonly LocalizedText[];
}
