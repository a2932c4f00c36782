import { type BlockSection, blockSections, blockVersion, groupSections, groupSignals } from "./block-format.ts";
import {
  type ByteWriter,
  createByteWriter,
  writeByte,
  writeBytes,
  writeSignedVarint,
  writeVarint,
} from "./byte-writer.ts";
import { encodeNumbers } from "./encode-numbers.ts";
import { createNumberContext, numberScale } from "./number-column.ts";
import type { SignalRows } from "./signal-rows.ts";

const utf8 = new TextEncoder();

const sections = Object.fromEntries(blockSections.map((name) => [name, createByteWriter(1024)])) as Record<
  BlockSection,
  ByteWriter
>;

/**
 * Writes grouped samples as one block, bit for bit. It is meant to be compressed: what repeats is left for that.
 *
 * @param names what to write for each signal, by its place in the samples' list; as it is where undefined
 */
export function encodeBlock(rows: SignalRows, names?: Uint32Array): Uint8Array<ArrayBuffer> {
  for (const name of blockSections) sections[name].length = 0;
  const { signals, columns } = rows;
  for (let place = 0; place < signals.length; place += groupSignals) {
    encodeGroup(rows, place, Math.min(place + groupSignals, signals.length), names);
  }
  writeVarint(sections.texts, columns.texts.length);
  for (const text of columns.texts) writeText(text);
  return assemble(signals.length, columns.count);
}

/** Each group can be read without the others. */
function encodeGroup(
  { signals, starts, columns }: SignalRows,
  first: number,
  end: number,
  names: Uint32Array | undefined,
): void {
  const { index, timeHead, timeBody, lagHead, lagBody, valueHead, valueBody } = sections;
  const before = groupSections.map((name) => sections[name].length);
  const times = createNumberContext();
  const lags = createNumberContext();
  const values = createNumberContext();
  let lastName = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let place = first; place < end; place++) {
    const from = starts[place] ?? 0;
    const to = starts[place + 1] ?? 0;
    const signal = signals[place] ?? 0;
    const name = names === undefined ? signal : (names[signal] ?? 0);
    writeSignedVarint(index, name - lastName);
    writeVarint(index, to - from);
    lastName = name;
    least = Math.min(least, name);
    most = Math.max(most, name);
    encodeNumbers(columns.timeUs, from, to, numberScale.thousands, times, timeHead, timeBody);
    encodeNumbers(columns.lagUs, from, to, numberScale.thousands, lags, lagHead, lagBody);
    encodeNumbers(columns.value, from, to, 0, values, valueHead, valueBody);
    encodeQuality(columns.quality, from, to);
  }
  writeVarint(sections.groups, end - first);
  writeVarint(sections.groups, least);
  writeVarint(sections.groups, most - least);
  groupSections.forEach((name, section) => {
    writeVarint(sections.groups, sections[name].length - (before[section] ?? 0));
  });
}

/** Whether all are alike, then that one; else a byte a row. */
function encodeQuality(quality: Uint8Array, from: number, to: number): void {
  const first = quality[from] ?? 0;
  let row = from;
  while (row < to && quality[row] === first) row++;
  writeByte(sections.qualityHead, row === to ? 0 : 1);
  if (row === to) writeByte(sections.qualityHead, first);
  else writeBytes(sections.qualityBody, quality.subarray(from, to));
}

function writeText(text: string): void {
  const bytes = utf8.encode(text);
  writeVarint(sections.texts, bytes.length);
  writeBytes(sections.texts, bytes);
}

function assemble(signals: number, samples: number): Uint8Array<ArrayBuffer> {
  const block = createByteWriter(64 + blockSections.reduce((sum, name) => sum + sections[name].length, 0));
  writeByte(block, blockVersion);
  writeVarint(block, signals);
  writeVarint(block, samples);
  for (const name of blockSections) writeVarint(block, sections[name].length);
  for (const name of blockSections) writeBytes(block, sections[name].bytes.subarray(0, sections[name].length));
  return block.bytes.subarray(0, block.length);
}
