import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type HistoryReader, openHistoryReader } from "../../electron/services/history/history-reader.ts";
import {
  type HistoryWriter,
  type HistoryWriterOptions,
  openHistoryWriter,
} from "../../electron/services/history/history-writer.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { encodeInOrder } from "../../twin/telemetry/encode-in-order.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../twin/telemetry/signal-table.ts";
import { columnsOf, type Row, rowsOf } from "./samples.ts";

/** Noon of a day, so that hours and minutes are easy to see. */
export const noonUs = Date.UTC(2026, 2, 1, 12) * 1000;

/** A history in a folder of its own, written and read without threads in a time that the test makes. */
export interface TestHistory {
  readonly path: string;
  readonly writer: HistoryWriter;
  readonly reader: HistoryReader;
  /** What a person would have read. */
  readonly words: string[];
  /** Size of the database file, with what is still in its log. */
  fileBytes(): number;
  dispose(): void;
}

export interface TestHistoryOptions extends Partial<HistoryWriterOptions> {
  readonly plant: Plant;
  readonly nowUs?: number;
  /** One that is there already; it is not taken away in the end. */
  readonly folder?: string;
}

export function temporaryFolder(): { readonly folder: string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), "vitrine-history-"));
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

export function openTestHistory({ plant, nowUs = noonUs, folder, ...changes }: TestHistoryOptions): TestHistory {
  const own = folder === undefined ? temporaryFolder() : { folder, dispose: () => undefined };
  const path = join(own.folder, "history.sqlite");
  const words: string[] = [];
  const writer = openHistoryWriter(
    {
      path,
      plant,
      retention: { maxAgeDays: 30, maxSizeBytes: 1e12 },
      freeBytes: () => 1e12,
      reserveBytes: 0,
      onWords: (said) => words.push(said),
      ...changes,
    },
    nowUs,
  );
  const reader = openHistoryReader(path, plant);
  return {
    path,
    writer,
    reader,
    words,
    fileBytes() {
      const db = new DatabaseSync(path);
      const pages = Number(db.prepare("PRAGMA page_count").get()?.["page_count"]);
      const bytes = Number(db.prepare("PRAGMA page_size").get()?.["page_size"]);
      db.close();
      return pages * bytes;
    },
    dispose() {
      reader.close();
      own.dispose();
    },
  };
}

export function isTextOf(plant: Plant): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(plant.signals, ({ definition }) => (definition.type === "text" ? 1 : 0));
}

/** Batches of rows, in their order. */
export function batchesOf(plant: Plant, rows: readonly Row[]): Uint8Array<ArrayBuffer>[] {
  return encodeInOrder(columnsOf(rows), isTextOf(plant));
}

/** The rows of batches, in their order. */
export function rowsOfBatches(plant: Plant, batches: Iterable<Uint8Array>): Row[] {
  const texts = new Set([...isTextOf(plant)].flatMap((isText, signal) => (isText === 1 ? [signal] : [])));
  const samples = createSampleColumns(64);
  return [...batches].flatMap((batch) => {
    if (!decodeBatch(batch, samples)) throw new Error("a batch that cannot be read");
    return rowsOf(samples, texts);
  });
}

/** Applies batches to a table, as a host and a screen do. */
export function applyBatches(plant: Plant, table: SignalTable, batches: Iterable<Uint8Array>): SignalTable {
  const samples = createSampleColumns(64);
  for (const batch of batches) {
    if (!decodeBatch(batch, samples)) throw new Error("a batch that cannot be read");
    applySamples(table, samples, isTextOf(plant));
  }
  return table;
}

/** What a table holds, for comparing: no revisions. */
export function contentOf({ timeUs, value, quality, lagUs, text }: SignalTable): unknown {
  return { timeUs: [...timeUs], value: [...value], quality: [...quality], lagUs: [...lagUs], text: [...text] };
}

export function tableOf(plant: Plant, batches: Iterable<Uint8Array>): SignalTable {
  return applyBatches(plant, createSignalTable(plant.signals.length), batches);
}
