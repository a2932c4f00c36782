import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import { parsePlant } from "../../../twin/plant/parse-plant.ts";
import type { ByteSource } from "../../../twin/recording/byte-source.ts";
import { type ExchangeFile, openExchangeFile } from "../../../twin/recording/open-exchange-file.ts";
import { walkRecords } from "../../../twin/recording/walk-records.ts";
import { writeClip } from "../../../twin/recording/write-clip.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { appendSample, clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { memoryFile, memorySource } from "../../support/memory-file.ts";
import { plantFiles, pumpPlant } from "../../support/plant-files.ts";
import { pumpClip, pumpStartUs } from "../../support/pump-clip.ts";

const signals = 2000;
const seconds = 1800;
const range = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 };

/** One machine with many signals that all change every second, by noise that no compression makes small. */
async function noisyClip(): Promise<Uint8Array<ArrayBuffer>> {
  const type = {
    format: 1,
    id: "pump",
    name: { zh: "泵", en: "Pump" },
    footprintM: [2, 2, 2],
    signals: Array.from({ length: signals }, (_, place) => ({
      id: `s${place}`,
      type: "number",
      name: { zh: "值", en: "Value" },
      from: { topic: "{topic}", path: `/${place}` },
    })),
  };
  const [line] = (pumpPlant() as { assets: { assets: object[] }[] }).assets;
  const assets = [{ ...line, assets: line?.assets.slice(0, 1) }];
  const files = plantFiles({ "plant.json": pumpPlant({ assets }), "types/pump.json": type });
  const { plant } = parsePlant(files);
  if (plant === undefined) throw new Error("the test's plant is wrong");
  const columns = createSampleColumns(signals);
  const file = memoryFile();
  const recorded = {
    ranges: () => Promise.resolve([range]),
    stateAt: () => Promise.resolve({ batches: [], alarms: [] }),
    journal: () => Promise.resolve([]),
    async *samples() {
      for (let second = 0; second < seconds; second++) {
        clearSamples(columns);
        for (let signal = 0; signal < signals; signal++) {
          appendSample(columns, signal, sampleTimeUs(second, signal), Math.random(), 0, 0);
        }
        yield* encodeBatches(columns);
      }
    },
  };
  await writeClip(pumpClip(1, { plant, plantFiles: files, recorded, range, marks: [] }), file, nodeCodec, undefined);
  return file.bytes();
}

/** A second's samples come one after the other. */
function sampleTimeUs(second: number, signal: number): number {
  return range.fromUs + second * 1e6 + 7 + signal * 400;
}

/** When the last sample of each signal came, at a moment. */
function lastTimesUs(timeUs: number): number[] {
  const second = Math.floor((timeUs - range.fromUs) / 1e6);
  return Array.from({ length: signals }, (_, signal) => {
    const latestUs = sampleTimeUs(second, signal);
    return latestUs <= timeUs ? latestUs : sampleTimeUs(second - 1, signal);
  });
}

async function opened(source: ByteSource): Promise<ExchangeFile> {
  const file = await openExchangeFile({ source, codec: nodeCodec });
  if ("problem" in file) throw new Error(file.problem.en);
  return file;
}

describe("a large file", () => {
  it("is read only where it is looked at, and kept only in part", async () => {
    const source = memorySource(await noisyClip());
    const { recorded } = await opened(source);
    expect(source.sizeBytes).toBeGreaterThan(25_000_000);
    expect(source.readBytes).toBeLessThan(source.sizeBytes / 50);

    const read = async (act: () => Promise<unknown>): Promise<number> => {
      const before = source.readBytes;
      await act();
      return source.readBytes - before;
    };
    const middleUs = range.fromUs + (seconds / 2) * 1e6;
    // A keyframe and what came since: as a rule one chunk, two where it begins in the one before.
    expect(await read(() => recorded.stateAt(middleUs))).toBeLessThan(3_000_000);
    expect(await read(() => recorded.changes(middleUs, middleUs + 33_333))).toBeLessThan(1_500_000);
    expect(await read(() => recorded.journal(range))).toBe(0);
    const columns = createSampleColumns(signals);
    for (const { startUs } of (await walkRecords(source)).chunks.slice(1)) {
      // A chunk may begin with a message of which some samples came before the time at which it begins.
      const timeUs = startUs - 300_000;
      const { batches } = await recorded.stateAt(timeUs);
      expect(batches.map((batch) => decodeBatch(batch, columns))).toEqual([true]);
      expect([...columns.timeUs.subarray(0, columns.count)]).toEqual(lastTimesUs(timeUs));
    }
    await recorded.trend(0, range, 500);
    // The chunks unpacked are more than are kept: the last are there, the first have to be read again.
    expect(await read(() => recorded.stateAt(range.toUs))).toBe(0);
    expect(await read(() => recorded.stateAt(range.fromUs + 2e6))).toBeGreaterThan(0);
    expect(await read(() => recorded.trend(0, range, 500))).toBe(0);
  });

  it("of 20 GB that has no index is walked through without being read", async () => {
    const file = memoryFile();
    await writeClip(pumpClip(120), file, nodeCodec, undefined);
    const bytes = file.bytes();
    const { chunks, dataEnd } = await walkRecords(memorySource(bytes));
    const source = withHole(bytes.subarray(0, dataEnd), chunks[2]?.offset ?? 0, 20_000_000_000);
    const { recorded, damage } = await opened(source);
    expect(source.sizeBytes).toBeGreaterThan(20_000_000_000);
    expect(source.readBytes).toBeLessThan(300_000);
    expect(damage()).toHaveLength(2);
    const [only] = await recorded.ranges();
    expect(only?.toUs).toBeGreaterThan(pumpStartUs + 119e6);
    expect((await recorded.stateAt(pumpStartUs + 100e6)).batches).toHaveLength(1);
  });
});

/** Bytes with an attachment of zeros in their midst that is larger than any memory. */
function withHole(bytes: Uint8Array, at: number, holeBytes: number): ByteSource & { readBytes: number } {
  const name = new TextEncoder().encode("film.mp4");
  const head = new Uint8Array(9 + 16 + 4 + name.length);
  const view = new DataView(head.buffer);
  head[0] = 9;
  view.setBigUint64(1, BigInt(holeBytes - 9), true);
  view.setUint32(25, name.length, true);
  head.set(name, 29);
  const source = {
    sizeBytes: bytes.length + holeBytes,
    readBytes: 0,
    read(offset: number, length: number): Promise<Uint8Array> {
      const size = Math.max(0, Math.min(length, source.sizeBytes - offset));
      if (size > 100_000_000) throw new RangeError(`${size} bytes are read at once`);
      source.readBytes += size;
      const piece = new Uint8Array(size);
      const put = (part: Uint8Array, start: number): void => {
        const from = Math.max(start, offset);
        const to = Math.min(start + part.length, offset + size);
        if (from < to) piece.set(part.subarray(from - start, to - start), from - offset);
      };
      put(bytes.subarray(0, at), 0);
      put(head, at);
      put(bytes.subarray(at), at + holeBytes);
      return Promise.resolve(piece);
    },
  };
  return source;
}
