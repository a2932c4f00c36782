import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { McapWriter } from "@mcap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import { describeRecording } from "../../../twin/recording/describe-recording.ts";
import { type OpenedExchangeFile, openExchangeFile } from "../../../twin/recording/open-exchange-file.ts";
import { describeAsMetadata } from "../../../twin/recording/recording-description.ts";
import { startExchangeFile } from "../../../twin/recording/start-exchange-file.ts";
import { startMcapFile } from "../../../twin/recording/start-mcap-file.ts";
import { verifyExchangeFile } from "../../../twin/recording/verify-exchange-file.ts";
import { walkRecords } from "../../../twin/recording/walk-records.ts";
import { writeClip } from "../../../twin/recording/write-clip.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { memoryFile, memorySource } from "../../support/memory-file.ts";
import { memoryHistory, textSignalsOf } from "../../support/memory-history.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { pumpClip, pumpFiles, pumpRows, pumpStartUs } from "../../support/pump-clip.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

const plant = parsedPumpPlant();
const isText = textSignalsOf(plant);
const texts = new Set([...isText.keys()].filter((signal) => isText[signal] === 1));
const seconds = 150;
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = {
  publicKey: Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("base64"),
  sign: (digest: Uint8Array) => sign(null, digest, privateKey).toString("base64"),
};
const rows = pumpRows(plant, seconds);
const bytes = await clipBytes();
const written = new Set(rows.map((row) => JSON.stringify(row)));

async function clipBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const file = memoryFile();
  await writeClip(pumpClip(seconds), file, nodeCodec, signer);
  return file.bytes();
}

function open(content: Uint8Array): Promise<OpenedExchangeFile> {
  return openExchangeFile({ source: memorySource(content), codec: nodeCodec });
}

/** Asks a file for everything it can be asked for; what it says must have been written. */
async function readAll(opened: OpenedExchangeFile): Promise<Row[]> {
  if ("problem" in opened) {
    expect(opened.problem.zh).not.toBe("");
    return [];
  }
  const { recorded } = opened;
  const whole = { fromUs: 0, toUs: 4_000_000_000_000_000 };
  const found: Row[] = [];
  const take = (batch: Uint8Array): void => {
    const columns = createSampleColumns(8);
    if (decodeBatch(batch, columns)) found.push(...rowsOf(columns, texts));
  };
  for await (const batch of recorded.samples(whole)) take(batch);
  for (const second of [0, 15, 99]) {
    for (const batch of (await recorded.stateAt(pumpStartUs + second * 1e6)).batches) take(batch);
  }
  await recorded.changes(pumpStartUs, pumpStartUs + 20e6);
  await recorded.journal(whole);
  await recorded.trend(1, { fromUs: pumpStartUs, toUs: pumpStartUs + 30e6 }, 10);
  await recorded.ranges();
  expect(found.filter((row) => !written.has(JSON.stringify(row)))).toEqual([]);
  return found;
}

function flipped(content: Uint8Array, place: number, bit: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(content);
  copy[place] = (copy[place] ?? 0) ^ (1 << bit);
  return copy;
}

describe("a file that is cut", () => {
  it("at 60 % opens with what is left and says what is missing", async () => {
    const opened = await open(bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    if ("problem" in opened) throw new Error(opened.problem.en);
    const [range] = await opened.recorded.ranges();
    expect(opened.damage().map(({ en }) => en)).toEqual([
      "the file has no index that can be read; it was made anew",
      expect.stringMatching(/^the file breaks off at byte \d+; \d+ bytes after it cannot be read$/),
    ]);
    expect(range?.fromUs).toBe(pumpStartUs);
    expect(range?.toUs).toBeLessThan(pumpStartUs + seconds * 1e6);
    expect((await readAll(opened)).length).toBeGreaterThan(50);
  });

  it("anywhere never throws and never makes up a sample", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        const content = bytes.subarray(0, length);
        await readAll(await open(content));
        expect((await verifyExchangeFile(memorySource(content), nodeCodec)).seal).not.toBe("intact");
      }),
      { numRuns: 100 },
    );
  });
});

describe("a file whose bits flipped", () => {
  it("never throws, never makes up a sample, and is known to be changed", async () => {
    const place = fc.integer({ min: 8, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat(7), async (at, bit) => {
        const content = flipped(bytes, at, bit);
        const opened = await open(content);
        await readAll(opened);
        if (!("problem" in opened)) await opened.findDamage();
        expect((await verifyExchangeFile(memorySource(content), nodeCodec)).seal).toBe("changed");
      }),
      { numRuns: 150 },
    );
  });

  it("names the chunk that is damaged, with its time, and leaves it out of the ranges", async () => {
    const { chunks } = await walkRecords(memorySource(bytes));
    const chunk = chunks[2];
    if (chunk === undefined) throw new Error("the clip has too few chunks");
    const opened = await open(flipped(bytes, chunk.offset + chunk.length - 20, 3));
    if ("problem" in opened) throw new Error(opened.problem.en);
    await opened.findDamage();
    expect(opened.damage().map(({ en }) => en)).toEqual([
      expect.stringMatching(
        new RegExp(`^the chunk at byte ${chunk.offset} is damaged; data of 20\\d\\d-.* are missing$`),
      ),
    ]);
    const ranges = await opened.recorded.ranges();
    expect(ranges).toEqual([
      { fromUs: pumpStartUs, toUs: chunk.startUs - 1 },
      { fromUs: chunk.endUs + 1, toUs: pumpStartUs + seconds * 1e6 },
    ]);
  });
});

describe("a file whose description is damaged", () => {
  const text = new TextEncoder().encode("line-1/pump-1");
  const last = Buffer.from(bytes).lastIndexOf(text);
  const first = Buffer.from(bytes).indexOf(text);

  it("is shown by the other one", async () => {
    for (const place of [first, last]) {
      const opened = await open(flipped(bytes, place + text.length - 1, 1));
      if ("problem" in opened) throw new Error(opened.problem.en);
      expect(opened.description.signals[0]?.asset).toBe("line-1/pump-1");
      expect(opened.damage().map(({ en }) => en)).toEqual(
        place === first ? [] : [expect.stringMatching(/^the description of the file at byte \d+ is damaged$/)],
      );
    }
  });

  it("is refused where both are", async () => {
    const opened = await open(flipped(flipped(bytes, first, 1), last, 1));
    expect(opened).toHaveProperty("problem.en", expect.stringContaining("its metadata vitrine"));
  });
});

describe("a file that is refused", () => {
  it("is no MCAP file", async () => {
    expect(await open(new TextEncoder().encode("time,value\n1,2\n"))).toEqual({
      problem: { zh: "这不是 MCAP 文件", en: "this is not an MCAP file" },
    });
    expect(await open(new Uint8Array(0))).toHaveProperty("problem.en", "this is not an MCAP file");
  });

  it("was made by somebody else", async () => {
    const file = memoryFile();
    let size = 0n;
    const sink = {
      position: () => size,
      write: (piece: Uint8Array) => {
        size += BigInt(piece.length);
        return file.write(piece);
      },
    };
    const writer = new McapWriter({ writable: sink });
    await writer.start();
    await writer.end();
    const opened = await open(file.bytes());
    expect(opened).toHaveProperty("problem.en", expect.stringContaining("Vitrine did not save it"));
    expect(opened).toHaveProperty("problem.zh", expect.stringContaining("不是由三境保存的"));
  });

  it("has a newer format", async () => {
    const texts = describeAsMetadata({ ...descriptionOf([]), software: "Vitrine 9.0.0" }, nodeCodec);
    texts.set("format", "2").delete("sha256");
    const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
    const said = sorted.map(([name, text]) => `${name}\0${text}\0`).join("");
    texts.set("sha256", createHash("sha256").update(said).digest("hex"));
    const file = memoryFile();
    const mcap = await startMcapFile(file, nodeCodec, "Vitrine 9.0.0");
    await mcap.addMetadata("vitrine", texts);
    await mcap.end();
    expect(await open(file.bytes())).toEqual({
      problem: {
        zh: "文件格式版本 2 比本软件支持的新（由 Vitrine 9.0.0 保存），请升级后再打开",
        en: "the file has format version 2, newer than this software reads (saved by Vitrine 9.0.0); update to open it",
      },
    });
  });
});

function descriptionOf(ranges: readonly { fromUs: number; toUs: number }[]) {
  return {
    ...describeRecording(plant, pumpFiles, nodeCodec),
    ranges: [...ranges],
    software: "Vitrine 0.1.0",
    author: "",
    note: "",
    createdUs: pumpStartUs,
  };
}

describe("a time that cannot be", () => {
  it.each([{ stated: true }, { stated: false }])("stretches no range ($stated)", async ({ stated }) => {
    const range = { fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 };
    const odd: Row = { signal: 1, timeUs: 5_000_000, value: 1, quality: 1 << 4, lagUs: 0 };
    const file = memoryFile();
    const writer = await startExchangeFile(file, nodeCodec, descriptionOf([]), pumpFiles, undefined);
    for (const row of [...rows.slice(0, 20), odd, ...rows.slice(20)]) {
      const atUs = row === odd ? 5_000_000 : row.timeUs + (row.quality & (1 << 4) ? 0 : row.lagUs);
      await writer.addSamples(encodeBatches(columnsOf([row])), atUs, atUs);
    }
    await writer.end(stated ? [range] : []);
    const opened = await open(file.bytes());
    if ("problem" in opened) throw new Error(opened.problem.en);
    const ranges = await opened.recorded.ranges();
    expect(ranges).toHaveLength(1);
    expect(ranges[0]?.fromUs).toBeGreaterThanOrEqual(pumpStartUs);
    expect(ranges[0]?.toUs).toBeLessThanOrEqual(range.toUs);
    expect(opened.damage().map(({ en }) => en)).toEqual([
      expect.stringMatching(
        /^1 messages of the chunk at byte \d+ say they were received at unbelievable times \(1970-01-01T00:00:05.000Z\)/,
      ),
    ]);
    const kept: Uint8Array[] = [];
    for await (const batch of opened.recorded.samples({ fromUs: 0, toUs: 10_000_000 })) kept.push(batch);
    expect(kept).toHaveLength(1);
  });
});

describe("a file that is still being written", () => {
  it("opens with what is there", async () => {
    const file = memoryFile();
    const writer = await startExchangeFile(file, nodeCodec, descriptionOf([]), pumpFiles, undefined);
    const history = memoryHistory(plant, rows, [{ fromUs: pumpStartUs, toUs: pumpStartUs + seconds * 1e6 }]);
    for await (const batch of history.samples({ fromUs: 0, toUs: Number.MAX_SAFE_INTEGER })) {
      await writer.addSamples([batch], pumpStartUs + 7, pumpStartUs + 3e6);
    }
    await writer.addEntries([]);
    const opened = await open(file.bytes());
    if ("problem" in opened) throw new Error(opened.problem.en);
    expect(await opened.recorded.ranges()).toEqual([{ fromUs: pumpStartUs + 7, toUs: pumpStartUs + 3e6 }]);
    expect(opened.damage()).toHaveLength(2);
  });
});
