import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { exportSamples } from "../../../../electron/services/exchange/export-samples.ts";
import { type ImportOptions, type ImportReport, importCsv } from "../../../../electron/services/exchange/import-csv.ts";
import { type OpenClip, openClip } from "../../../../electron/services/exchange/open-clip.ts";
import { saveClip } from "../../../../electron/services/exchange/save-clip.ts";
import { loadPlantFolder } from "../../../../electron/services/plant-folder.ts";
import { decodeBatch } from "../../../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../../../twin/telemetry/sample-columns.ts";
import { root } from "../../../architecture/read-imports.ts";
import { cncRowsPath, readCncRows } from "../../../support/cnc-data.ts";
import { memoryHistory } from "../../../support/memory-history.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import { pumpClip, pumpFiles, pumpRows, pumpStartUs } from "../../../support/pump-clip.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const plant = parsedPumpPlant();
const rows = pumpRows(plant, 20);
const range = { fromUs: pumpStartUs, toUs: pumpStartUs + 20e6 };
const options = { plant, range, recorded: memoryHistory(plant, rows, [range]), software: "Vitrine 0.1.0" };

async function exported(asset: string, format: "csv" | "parquet", recorded = options.recorded): Promise<string> {
  const made = await exportSamples({ ...options, recorded, asset, format }, await temporaryFolder());
  if ("problem" in made) throw new Error(made.problem.en);
  return made.path;
}

describe("exported samples", () => {
  it("are lines of CSV that Excel reads", async () => {
    const [header, ...lines] = (await readFile(await exported("works", "csv"), "utf8")).split("\r\n");
    expect(header).toBe("\uFEFFtime,received,asset,signal,value,text,unit,quality,origin");
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[0]).toBe(
      "2026-05-28T20:26:40.000007Z,2026-05-28T20:26:40.000007Z,line-1/pump-1,state,0,stopped,,good,plant",
    );
    expect(lines[2]).toBe(
      "2026-05-28T20:26:40.180005Z,2026-05-28T20:26:40.200007Z,line-1/pump-1,batch,,批次 2,,good,plant",
    );
    expect(lines[11]).toBe(
      "2026-05-28T20:26:41.080005Z,2026-05-28T20:26:41.100007Z,line-1/pump-1,speed,-99.99902065507035,,rpm,bad,plant",
    );
  });

  it("are those of an asset and all below it", async () => {
    const csv = await readFile(await exported("line-1/pump-2", "csv"), "utf8");
    const lines = csv.trim().split("\r\n").slice(1);
    expect(lines).toHaveLength(rows.filter(({ signal }) => signal >= 5).length);
    expect(lines.every((line) => line.includes(",line-1/pump-2,"))).toBe(true);
    const nothing = await exportSamples({ ...options, asset: "line-7", format: "csv" }, await temporaryFolder());
    expect(nothing).toHaveProperty("problem.en", 'nothing has the path "line-7"');
  });

  it("quote what CSV asks for and leave no formula", async () => {
    const text = ['=HYPERLINK("x")', 'a "quoted", text\nin lines', "-12.5", "@SUM(1)"];
    const own = text.map((value, place) => ({
      signal: 2,
      timeUs: pumpStartUs + place,
      value,
      quality: 1 << 4,
      lagUs: 0,
    }));
    const csv = await readFile(await exported("works", "csv", memoryHistory(plant, own, [range])), "utf8");
    expect(csv).toContain(`,"'=HYPERLINK(""x"")",`);
    expect(csv).toContain(`,"a ""quoted"", text\nin lines",`);
    expect(csv).toContain(",-12.5,");
    expect(csv).toContain(",'@SUM(1),");
  });

  it("are rows of Parquet", async () => {
    const file = await asyncBufferFromFile(await exported("works", "parquet"));
    const metadata = await parquetMetadataAsync(file);
    expect(metadata.schema.slice(1).map(({ name, type }) => `${name} ${type}`)).toEqual([
      "time_us INT64",
      "received_us INT64",
      "asset BYTE_ARRAY",
      "signal BYTE_ARRAY",
      "value DOUBLE",
      "text BYTE_ARRAY",
      "unit BYTE_ARRAY",
      "quality BYTE_ARRAY",
      "origin BYTE_ARRAY",
    ]);
    expect(metadata.schema[1]?.logical_type).toEqual({ type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MICROS" });
    const read = await parquetReadObjects({ file, parsers: rawTimestamps });
    expect(read).toHaveLength(rows.length);
    for (const [place, row] of rows.entries()) {
      const definition = plant.signals[row.signal]?.definition;
      const isText = definition?.type === "text";
      expect(read[place]).toMatchObject({
        time_us: BigInt(row.timeUs),
        signal: definition?.id,
        value: isText ? null : row.value,
        quality: row.quality === 2 ? "bad" : "good",
      });
      if (isText) expect(read[place]).toHaveProperty("text", row.value);
    }
  });
});

/** Microseconds as they stand in the file; by default they are read as dates, which have milliseconds. */
const rawTimestamps = {
  timestampFromMicroseconds: (us: bigint) => us,
};

async function imported(
  changes: Partial<ImportOptions>,
  csv?: string,
): Promise<{ report: ImportReport; clip: OpenClip }> {
  const folder = await temporaryFolder();
  const csvPath = join(folder, "rows.csv");
  if (csv !== undefined) await writeFile(csvPath, csv);
  const path = join(folder, "rows.mcap");
  const report = await importCsv(
    {
      csvPath,
      plant,
      plantFiles: pumpFiles,
      topic: "works/line-1/pump-1",
      times: { column: "when", unit: "ms" },
      software: "Vitrine 0.1.0",
      author: "张工",
      note: "",
      createdUs: pumpStartUs,
      signer: undefined,
      ...changes,
    },
    path,
  );
  if ("problem" in report) throw new Error(report.problem.en);
  const clip = await openClip(path);
  if ("problem" in clip) throw new Error(clip.problem.en);
  return { report, clip };
}

describe("an imported table", () => {
  it("of a real mill is what its rows say", async () => {
    const folder = join(root, "models/cnc-cell");
    const { plant: mill, files } = await loadPlantFolder(folder);
    if (mill === undefined) throw new Error("models/cnc-cell has errors");
    const { rows: cncRows, isMeasured } = readCncRows();
    const startUs = Date.UTC(2018, 5, 1, 8) * 1000;
    const { report, clip } = await imported({
      csvPath: cncRowsPath(),
      plant: mill,
      plantFiles: files,
      topic: "cnc/mill-1",
      times: { startUs, rateHz: 10 },
    });
    expect(report.rows).toBe(cncRows.length);
    if (isMeasured) expect(report).toMatchObject({ rows: 1055, samples: 33_760 });
    expect(report.notices.revision).toBe(0);
    const lastUs = startUs + (cncRows.length - 1) * 100_000;
    expect(await clip.recorded.ranges()).toEqual([{ fromUs: startUs, toUs: lastUs }]);

    const columns = createSampleColumns(64);
    const place = Math.floor(cncRows.length / 2);
    const { batches } = await clip.recorded.stateAt(startUs + place * 100_000);
    const x = mill.signals.findIndex(({ binding }) => binding.source.path === "/X1_ActualPosition");
    expect(batches).toHaveLength(1);
    expect(decodeBatch(batches[0] ?? new Uint8Array(0), columns)).toBe(true);
    const row = columns.signal.subarray(0, columns.count).indexOf(x);
    expect(columns.value[row]).toBe(cncRows[place]?.["X1_ActualPosition"]);
    expect(columns.timeUs[row]).toBe(startUs + place * 100_000);
    await clip.recorded.close();
  });

  it("counts the rows that cannot be used", async () => {
    const lines = [
      "when,state,batch",
      "1780000000000,idle,A1",
      "1780000001000,nonsense,A2",
      "never,idle,A3",
      "1780000000500,idle,A4",
      "1780000002000,idle",
      "1780000003000,execute,",
    ];
    const { report, clip } = await imported({}, lines.join("\n"));
    expect(report).toMatchObject({ rows: 5, malformedRows: 1, rowsWithoutTime: 1, rowsGoingBack: 1, samples: 4 });
    expect(report.notices.countByKind["enum-out-of-range"]).toBe(1);
    expect(await clip.recorded.ranges()).toEqual([{ fromUs: 1_780_000_000_000_000, toUs: 1_780_000_003_000_000 }]);
    await clip.recorded.close();
  });

  it("needs a topic that a signal comes from", async () => {
    await expect(imported({ topic: "works/other" }, "when\n")).rejects.toThrow(
      'no signal of the plant comes from the topic "works/other"; topics are works/line-1/pump-1',
    );
  });
});

describe("a clip of a clip", () => {
  it("is exported like the history that it came from", async () => {
    const folder = await temporaryFolder();
    const saved = await saveClip(pumpClip(20), folder, undefined);
    const clip = await openClip(saved.path);
    if ("problem" in clip) throw new Error(clip.problem.en);
    const [fromHistory, fromClip] = [await exported("works", "csv"), await exported("works", "csv", clip.recorded)];
    expect(await readFile(fromClip, "utf8")).toBe(await readFile(fromHistory, "utf8"));
    await clip.recorded.close();
  });
});
