import { createSampleColumns } from "../telemetry/sample-columns.ts";
import { type BlockSection, blockSections, blockVersion } from "./block-format.ts";
import { type ByteReader, createByteReader, readSignedVarint, readVarint, takeBytes } from "./byte-reader.ts";
import { decodeNumbers } from "./decode-numbers.ts";
import { createNumberContext } from "./number-column.ts";
import { noRows, type SignalRows } from "./signal-rows.ts";

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads what encodeBlock wrote.
 *
 * @param wanted the signals to read, all where undefined; the others are passed over
 * @throws RangeError where the bytes are not a whole block
 */
export function decodeBlock(bytes: Uint8Array, wanted?: (signal: number) => boolean): SignalRows {
  if (bytes.length === 0) return noRows;
  const reader = createByteReader(bytes);
  const version = reader.view.getUint8(reader.at++);
  if (version !== blockVersion)
    throw new RangeError(`a block of format ${version}; this program reads ${blockVersion}`);
  const signalCount = readVarint(reader);
  const sampleCount = readVarint(reader);
  const lengths = blockSections.map(() => readVarint(reader));
  const sections = Object.fromEntries(
    blockSections.map((name, place) => [name, createByteReader(takeBytes(reader, lengths[place] ?? 0))]),
  ) as Record<BlockSection, ByteReader>;
  return readSignals(sections, signalCount, sampleCount, wanted);
}

function readSignals(
  sections: Record<BlockSection, ByteReader>,
  signalCount: number,
  sampleCount: number,
  wanted: ((signal: number) => boolean) | undefined,
): SignalRows {
  const { index, timeHead, timeBody, lagHead, lagBody, valueHead, valueBody } = sections;
  const times = createNumberContext();
  const lags = createNumberContext();
  const values = createNumberContext();
  const sizes = readIndex(index, signalCount, wanted);
  const columns = createSampleColumns(wanted === undefined ? sampleCount : sizes.wantedRows);
  const signals = new Uint32Array(sizes.wantedSignals);
  const starts = new Uint32Array(sizes.wantedSignals + 1);
  let place = 0;
  let at = 0;
  for (let entry = 0; entry < signalCount && place < signals.length; entry++) {
    const signal = sizes.signals[entry] ?? 0;
    const count = sizes.counts[entry] ?? 0;
    const isWanted = sizes.isWanted[entry] === 1;
    decodeNumbers(count, times, timeHead, timeBody, isWanted ? columns.timeUs : undefined, at);
    decodeNumbers(count, lags, lagHead, lagBody, isWanted ? columns.lagUs : undefined, at);
    decodeNumbers(count, values, valueHead, valueBody, isWanted ? columns.value : undefined, at);
    readQuality(sections, count, isWanted ? columns.quality : undefined, at);
    if (!isWanted) continue;
    columns.signal.fill(signal, at, at + count);
    signals[place] = signal;
    starts[place++] = at;
    at += count;
  }
  starts[place] = at;
  columns.count = at;
  columns.texts = readTexts(sections.texts);
  return { signals, starts, columns };
}

interface Index {
  readonly signals: Uint32Array;
  readonly counts: Uint32Array;
  readonly isWanted: Uint8Array;
  wantedSignals: number;
  wantedRows: number;
}

function readIndex(reader: ByteReader, signalCount: number, wanted: ((signal: number) => boolean) | undefined): Index {
  const index: Index = {
    signals: new Uint32Array(signalCount),
    counts: new Uint32Array(signalCount),
    isWanted: new Uint8Array(signalCount),
    wantedSignals: 0,
    wantedRows: 0,
  };
  let signal = 0;
  for (let entry = 0; entry < signalCount; entry++) {
    signal += readSignedVarint(reader);
    const count = readVarint(reader);
    index.signals[entry] = signal;
    index.counts[entry] = count;
    if (wanted !== undefined && !wanted(signal)) continue;
    index.isWanted[entry] = 1;
    index.wantedSignals++;
    index.wantedRows += count;
  }
  return index;
}

function readQuality(
  { qualityHead, qualityBody }: Record<BlockSection, ByteReader>,
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
