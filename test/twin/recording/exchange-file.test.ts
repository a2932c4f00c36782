import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { McapIndexedReader } from "@mcap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import type { RecordedHistory } from "../../../twin/playback/recorded-history.ts";
import { type ExchangeFile, openExchangeFile } from "../../../twin/recording/open-exchange-file.ts";
import { writeClip } from "../../../twin/recording/write-clip.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { applySamples, createSignalTable, type SignalTable } from "../../../twin/telemetry/signal-table.ts";
import { memoryFile, memorySource } from "../../support/memory-file.ts";
import { memoryHistory, rowReceived, tableAt, textSignalsOf } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpAlarm, pumpClip, pumpEntries, pumpMark, pumpRows, pumpStartUs } from "../../support/pump-clip.ts";
import { type Row, rowsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const isText = textSignalsOf(plant);
const texts = new Set([...isText.keys()].filter((signal) => isText[signal] === 1));
const seconds = 60;
const rows = pumpRows(plant, seconds);
const bytes = await clipBytes();

async function clipBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const file = memoryFile();
  await writeClip(pumpClip(seconds), file, nodeCodec, undefined);
  return file.bytes();
}

async function opened(content: Uint8Array): Promise<ExchangeFile> {
  const file = await openExchangeFile({ source: memorySource(content), codec: nodeCodec });
  if ("problem" in file) throw new Error(file.problem.en);
  return file;
}

function decoded(batches: readonly Uint8Array[]): Row[] {
  return batches.flatMap((batch) => {
    const columns = createSampleColumns(8);
    expect(decodeBatch(batch, columns)).toBe(true);
    return rowsOf(columns, texts);
  });
}

function applied(table: SignalTable, batches: readonly Uint8Array[]): SignalTable {
  const columns = createSampleColumns(8);
  for (const batch of batches) {
    expect(decodeBatch(batch, columns)).toBe(true);
    applySamples(table, columns, isText);
  }
  return table;
}

/** What a table shows, without how it came to it. */
function shown({ timeUs, value, quality, lagUs, text }: SignalTable): object {
  return { timeUs, value, quality, lagUs, text };
}

async function samplesOf(recorded: RecordedHistory, fromUs: number, toUs: number): Promise<Row[]> {
  const batches: Uint8Array[] = [];
  for await (const batch of recorded.samples({ fromUs, toUs })) batches.push(batch);
  return decoded(batches);
}

describe("a clip", () => {
  it("is an MCAP file whose samples decode by its own descriptor", async () => {
    const reader = await McapIndexedReader.Initialize({
      readable: {
        size: () => Promise.resolve(BigInt(bytes.length)),
        read: (offset, size) => Promise.resolve(bytes.slice(Number(offset), Number(offset + size))),
      },
      decompressHandlers: { zstd: (packed, size) => nodeCodec.decompress(packed, Number(size)) },
    });
    expect([...reader.channelsById.values()].map(({ topic }) => topic)).toEqual([
      "samples",
      "keyframes",
      "events",
      "alarms",
    ]);
    const samples = [...reader.channelsById.values()].find(({ topic }) => topic === "samples");
    const schema = reader.schemasById.get(samples?.schemaId ?? 0);
    expect(schema).toMatchObject({ name: "vitrine.SampleBatch", encoding: "protobuf" });
    const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, schema?.data ?? new Uint8Array(0)));
    const type = registry.getMessage("vitrine.SampleBatch");
    if (type === undefined) throw new Error("the descriptor has no SampleBatch");
    const found: object[] = [];
    for await (const message of reader.readMessages({ topics: ["samples"] })) {
      expect(message.logTime - message.publishTime).toBeLessThanOrEqual(1_000_000_000n);
      const batch = JSON.parse(
        JSON.stringify(fromBinary(type, message.data), (_, value) =>
          typeof value === "bigint" ? Number(value) : value,
        ),
      );
      for (const [row, signal] of batch.signal.entries()) {
        found.push({ signal, timeUs: batch.baseTimeUs + batch.offsetUs[row] });
      }
    }
    expect(found).toEqual(rows.map(({ signal, timeUs }) => ({ signal, timeUs })));
  });

  it("gives back every sample, in order and bit for bit", async () => {
    const { recorded, description } = await opened(bytes);
    expect(description).toMatchObject({ plantId: "works", author: "王工", visibility: "internal", origin: "plant" });
    expect(await recorded.ranges()).toEqual([{ fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 }]);
    expect(await samplesOf(recorded, 0, Number.MAX_SAFE_INTEGER)).toEqual(rows);
  });

  it("shows at any moment what was known then", async () => {
    const { recorded } = await opened(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: (seconds + 2) * 1e6 }), async (offsetUs) => {
        const timeUs = pumpStartUs + offsetUs;
        const { batches } = await recorded.stateAt(timeUs);
        const table = applied(createSignalTable(plant.signals.length), batches);
        expect(shown(table)).toEqual(shown(tableAt(plant, rows, timeUs)));
      }),
      { numRuns: 60 },
    );
  });

  it("leads from one moment to a later one by its changes", async () => {
    const { recorded } = await opened(bytes);
    const moment = fc.integer({ min: 0, max: seconds * 1e6 });
    await fc.assert(
      fc.asyncProperty(moment, moment, async (a, b) => {
        const [afterUs, toUs] = [pumpStartUs + Math.min(a, b), pumpStartUs + Math.max(a, b)];
        const { batches } = await recorded.changes(afterUs, toUs);
        expect(shown(applied(tableAt(plant, rows, afterUs), batches))).toEqual(shown(tableAt(plant, rows, toUs)));
      }),
      { numRuns: 60 },
    );
  });

  it("has the alarms, the actions and the marks", async () => {
    const { recorded } = await opened(bytes);
    const at = async (second: number) => (await recorded.stateAt(pumpStartUs + second * 1e6)).alarms;
    expect(await at(11)).toEqual([]);
    expect(await at(12)).toEqual([pumpAlarm]);
    expect(await at(30)).toEqual([pumpAlarm]);
    expect(await at(31)).toEqual([{ ...pumpAlarm, isActive: false }]);
    const whole = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 };
    const kinds = (await recorded.journal(whole)).map(({ kind }) => kind);
    expect(kinds).toEqual(["alarm-raised", "action", "mark", "alarm-cleared"]);
    expect((await recorded.journal(whole))[2]).toMatchObject({ mark: pumpMark });
    expect((await recorded.alarmDensity(whole, 6)).high).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it("draws a signal over time", async () => {
    const { recorded } = await opened(bytes);
    const speed = plant.signals.findIndex(({ definition }) => definition.id === "speed");
    const range = { fromUs: pumpStartUs, toUs: pumpStartUs + 30e6 };
    const own = rows.filter((row) => row.signal === speed && rowReceived(row) <= range.toUs);
    const trend = await recorded.trend(speed, range, 10);
    expect(trend.count.reduce((sum, count) => sum + count, 0)).toBe(own.length);
    expect(Math.max(...trend.max)).toBe(Math.max(...own.map(({ value }) => Number(value))));
    expect(trend.last.at(-1)).toBe(own.at(-1)?.value);
    const batch = plant.signals.findIndex(({ definition }) => definition.id === "batch");
    expect((await recorded.trend(batch, range, 10)).timeUs).toEqual([]);
  });
});

describe("a clip of a history with a gap", () => {
  const gap = { fromUs: pumpStartUs + 20e6, toUs: pumpStartUs + 45e6 };
  const ranges = [
    { fromUs: pumpStartUs, toUs: gap.fromUs },
    { fromUs: gap.toUs, toUs: pumpStartUs + seconds * 1e6 },
  ];
  const kept = rows.filter((row) => rowReceived(row) <= gap.fromUs || rowReceived(row) >= gap.toUs);

  it("has the gap, and knows in it what was known before", async () => {
    const file = memoryFile();
    const recorded = memoryHistory(plant, kept, ranges, pumpEntries);
    await writeClip(pumpClip(seconds, { recorded }), file, nodeCodec, undefined);
    const clip = await opened(file.bytes());
    expect(await clip.recorded.ranges()).toEqual(ranges);
    for (const second of [19, 20, 30, 44.9, 45, 45.2, 46, 59]) {
      const timeUs = pumpStartUs + second * 1e6;
      const { batches, alarms } = await clip.recorded.stateAt(timeUs);
      const table = applied(createSignalTable(plant.signals.length), batches);
      expect(shown(table)).toEqual(shown(tableAt(plant, kept, timeUs)));
      expect(alarms).toEqual((await recorded.stateAt(timeUs)).alarms);
    }
  });

  it("begins with what was known before it, and ends where it ends", async () => {
    const file = memoryFile();
    const range = { fromUs: pumpStartUs + 15e6 + 0.25, toUs: pumpStartUs + 50e6 };
    const recorded = memoryHistory(plant, kept, ranges, pumpEntries);
    await writeClip(pumpClip(seconds, { recorded, range }), file, nodeCodec, undefined);
    const clip = await opened(file.bytes());
    expect(await clip.recorded.ranges()).toEqual([
      { fromUs: pumpStartUs + 15e6, toUs: gap.fromUs },
      { fromUs: gap.toUs, toUs: pumpStartUs + 50e6 },
    ]);
    expect(await clip.recorded.stateAt(pumpStartUs + 14e6)).toEqual({ batches: [], alarms: [] });
    const { batches, alarms } = await clip.recorded.stateAt(pumpStartUs + 15e6);
    expect(shown(applied(createSignalTable(plant.signals.length), batches))).toEqual(
      shown(tableAt(plant, kept, pumpStartUs + 15e6)),
    );
    expect(alarms).toEqual([pumpAlarm]);
    const found = await samplesOf(clip.recorded, 0, Number.MAX_SAFE_INTEGER);
    expect(found).toEqual(
      kept.filter((row) => rowReceived(row) >= pumpStartUs + 15e6 && rowReceived(row) <= pumpStartUs + 50e6),
    );
  });

  it("is empty where nothing was recorded", async () => {
    const file = memoryFile();
    const recorded = memoryHistory(plant, kept, ranges, pumpEntries);
    const range = { fromUs: pumpStartUs + 25e6, toUs: pumpStartUs + 30e6 };
    await writeClip(pumpClip(seconds, { recorded, range }), file, nodeCodec, undefined);
    const clip = await opened(file.bytes());
    expect(await clip.recorded.ranges()).toEqual([]);
    expect(clip.damage()).toEqual([]);
    expect(await clip.recorded.stateAt(pumpStartUs + 26e6)).toEqual({ batches: [], alarms: [] });
  });
});

describe("rows of any kind", () => {
  it("come back as they were written, at their times", async () => {
    const arbitrary = fc.array(
      fc.record({
        signal: fc.nat(plant.signals.length - 1),
        stepUs: fc.oneof(fc.constant(0), fc.nat(3_000_000), fc.constant(10_000_000)),
        agoUs: fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: 4e14 })),
        number: fc.double(),
        word: fc.string({ unit: "grapheme" }),
        flags: fc.nat(63),
      }),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.array(fc.nat(120e6), { maxLength: 3 }), async (drawn, moments) => {
        let nowUs = pumpStartUs;
        const written = drawn.map(({ signal, stepUs, agoUs, number, word, flags }): Row => {
          nowUs += stepUs;
          const value = isText[signal] === 1 ? word : number;
          const isReceivedTime = (flags & ((1 << 4) | (1 << 5))) !== 0;
          return { signal, timeUs: isReceivedTime ? nowUs : nowUs - agoUs, value, quality: flags, lagUs: agoUs };
        });
        const range = { fromUs: pumpStartUs, toUs: nowUs };
        const file = memoryFile();
        const recorded = memoryHistory(plant, written, [range]);
        await writeClip(pumpClip(1, { recorded, range, marks: [] }), file, nodeCodec, undefined);
        const clip = await opened(file.bytes());
        expect(clip.damage()).toEqual([]);
        expect(await samplesOf(clip.recorded, 0, Number.MAX_SAFE_INTEGER)).toEqual(written);
        for (const timeUs of [range.fromUs, range.toUs, ...moments.map((each) => pumpStartUs + each)]) {
          const { batches } = await clip.recorded.stateAt(timeUs);
          const table = applied(createSignalTable(plant.signals.length), batches);
          expect(shown(table)).toEqual(shown(tableAt(plant, written, timeUs)));
        }
      }),
      { numRuns: 100 },
    );
  });
});
