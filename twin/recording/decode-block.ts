import { createSampleColumns, type SampleColumns } from "../telemetry/sample-columns.ts";
import { type BlockSection, blockSections, blockVersion, groupSections } from "./block-format.ts";
import { type ByteReader, createByteReader, readSignedVarint, readVarint, takeBytes } from "./byte-reader.ts";
import { decodeNumbers } from "./decode-numbers.ts";
import { createNumberContext } from "./number-column.ts";
import { noRows, type SignalRows } from "./signal-rows.ts";

type Sections = Readonly<Record<BlockSection, ByteReader>>;

/** Some signals of a block, and where what is written of them begins in each section. */
interface Group {
  readonly signals: readonly number[];
  /** Rows of each signal. */
  readonly counts: readonly number[];
  readonly isWanted: readonly boolean[];
  readonly starts: readonly number[];
}

/** Wanted signals that are looked for in each group's span; more than these are in most groups. */
const maxFew = 8;

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads what encodeBlock wrote.
 *
 * @param wanted the signals to read, all where undefined; the others are passed over
 * @throws RangeError where the bytes are not a whole block
 */
export function decodeBlock(bytes: Uint8Array, wanted?: ReadonlySet<number>): SignalRows {
  if (bytes.length === 0) return noRows;
  const reader = createByteReader(bytes);
  const version = reader.view.getUint8(reader.at++);
  if (version !== blockVersion)
    throw new RangeError(`a block of format ${version}; this program reads ${blockVersion}`);
  const signalCount = readVarint(reader);
  readVarint(reader);
  const lengths = blockSections.map(() => readVarint(reader));
  const sections = Object.fromEntries(
    blockSections.map((name, place) => [name, createByteReader(takeBytes(reader, lengths[place] ?? 0))]),
  ) as Record<BlockSection, ByteReader>;
  const groups = readGroups(sections, signalCount, wanted);
  return readSignals(sections, groups);
}

/** The groups that hold something that is wanted. */
function readGroups(sections: Sections, signalCount: number, wanted: ReadonlySet<number> | undefined): Group[] {
  const { groups: reader, index } = sections;
  const few = wanted !== undefined && wanted.size <= maxFew ? [...wanted] : undefined;
  const groups: Group[] = [];
  const next: number[] = groupSections.map(() => 0);
  for (let read = 0; read < signalCount; ) {
    const size = readVarint(reader);
    if (size === 0) throw new RangeError("an empty group");
    const least = readVarint(reader);
    const most = least + readVarint(reader);
    if (few === undefined || few.some((signal) => signal >= least && signal <= most)) {
      index.at = next[0] ?? 0;
      groups.push(readGroup(index, size, wanted, next.slice()));
    }
    for (let section = 0; section < next.length; section++) {
      next[section] = (next[section] ?? 0) + readVarint(reader);
    }
    read += size;
  }
  return groups;
}

function readGroup(
  index: ByteReader,
  size: number,
  wanted: ReadonlySet<number> | undefined,
  starts: readonly number[],
): Group {
  const signals: number[] = [];
  const counts: number[] = [];
  const isWanted: boolean[] = [];
  let signal = 0;
  for (let place = 0; place < size; place++) {
    signal += readSignedVarint(index);
    signals.push(signal);
    counts.push(readVarint(index));
    isWanted.push(wanted === undefined || wanted.has(signal));
  }
  return { signals, counts, isWanted, starts };
}

function readSignals(sections: Sections, groups: readonly Group[]): SignalRows {
  let wantedSignals = 0;
  let wantedRows = 0;
  for (const { counts, isWanted } of groups) {
    for (let place = 0; place < counts.length; place++) {
      if (isWanted[place] !== true) continue;
      wantedSignals++;
      wantedRows += counts[place] ?? 0;
    }
  }
  const columns = createSampleColumns(wantedRows);
  columns.count = wantedRows;
  const signals = new Uint32Array(wantedSignals);
  const starts = new Uint32Array(wantedSignals + 1);
  let place = 0;
  let at = 0;
  for (const group of groups) {
    readColumns(sections, group, columns, at);
    group.signals.forEach((signal, member) => {
      if (group.isWanted[member] !== true) return;
      const count = group.counts[member] ?? 0;
      columns.signal.fill(signal, at, at + count);
      signals[place] = signal;
      starts[place++] = at;
      at += count;
    });
  }
  starts[place] = at;
  columns.texts = readTexts(sections.texts);
  return { signals, starts, columns };
}

/** Reads a group's rows into the columns from row `first` on. */
function readColumns(sections: Sections, group: Group, columns: SampleColumns, first: number): void {
  groupSections.forEach((name, section) => {
    sections[name].at = group.starts[section] ?? 0;
  });
  const { timeHead, timeBody, lagHead, lagBody, valueHead, valueBody } = sections;
  const times = createNumberContext();
  const lags = createNumberContext();
  const values = createNumberContext();
  let at = first;
  for (let member = 0; member < group.counts.length; member++) {
    const count = group.counts[member] ?? 0;
    const isWanted = group.isWanted[member] === true;
    decodeNumbers(count, times, timeHead, timeBody, isWanted ? columns.timeUs : undefined, at);
    decodeNumbers(count, lags, lagHead, lagBody, isWanted ? columns.lagUs : undefined, at);
    decodeNumbers(count, values, valueHead, valueBody, isWanted ? columns.value : undefined, at);
    readQuality(sections, count, isWanted ? columns.quality : undefined, at);
    if (isWanted) at += count;
  }
}

function readQuality(
  { qualityHead, qualityBody }: Sections,
  count: number,
  into: Uint8Array | undefined,
  at: number,
): void {
  const isMixed = qualityHead.view.getUint8(qualityHead.at++) === 1;
  if (isMixed) {
    const bytes = takeBytes(qualityBody, count);
    into?.set(bytes, at);
    return;
  }
  const quality = qualityHead.view.getUint8(qualityHead.at++);
  into?.fill(quality, at, at + count);
}

function readTexts(reader: ByteReader): string[] {
  const count = readVarint(reader);
  const texts: string[] = [];
  for (let place = 0; place < count; place++) texts.push(utf8.decode(takeBytes(reader, readVarint(reader))));
  return texts;
}
