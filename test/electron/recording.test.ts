import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSigningKey } from "../../electron/services/exchange/open-signing-key.ts";
import { saveClip } from "../../electron/services/exchange/save-clip.ts";
import { root } from "../architecture/read-imports.ts";
import { cncRowsPath, readCncRows } from "../support/cnc-data.ts";
import { pumpClip } from "../support/pump-clip.ts";
import { type FinishedProgram, runNode } from "../support/run-node.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function recording(folder: string, ...args: readonly string[]): Promise<FinishedProgram> {
  return runNode([join(root, "electron/recording.ts"), ...args], folder);
}

describe("npm run recording", () => {
  it("says what a recording is and whether it was changed", async () => {
    const folder = await temporaryFolder();
    const signer = await openSigningKey(folder);
    const saved = await saveClip(pumpClip(60, { note: "第三班" }), folder, signer);
    const info = await recording(folder, "info", saved.name);
    expect(info).toMatchObject({ status: 0, stderr: "" });
    for (const said of [
      "泵站 Pump works (works)",
      "作者 author: 王工",
      "备注 note: 第三班",
      "Vitrine 0.1.0",
      "时段 range: 2026-05-28T20:26:40.000Z – 2026-05-28T20:27:40.000Z",
      "封印 seal: 完好 intact",
      `签名 signature: 有效 valid, Ed25519 ${signer.publicKey}`,
      `SHA-256: ${saved.sha256}`,
    ]) {
      expect(info.stdout).toContain(said);
    }
    const content = await readFile(saved.path);
    content[content.length - 3000] = (content[content.length - 3000] ?? 0) ^ 4;
    await writeFile(saved.path, content);
    const verified = await recording(folder, "verify", saved.name);
    expect(verified.status).toBe(1);
    expect(verified.stdout).toContain("封印 seal: 已被改动 changed");
  });

  it("refuses in both languages what it cannot read", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "notes.txt"), "time,value\n");
    const { status, stderr } = await recording(folder, "info", "notes.txt");
    expect(status).toBe(1);
    expect(stderr).toBe("✗ notes.txt: this is not an MCAP file\n  notes.txt：这不是 MCAP 文件\n");
    expect((await recording(folder, "info", "missing.mcap")).stderr).toContain("无法读取");
  });

  it("imports a table and exports it again", async () => {
    const folder = await temporaryFolder();
    const plant = join(root, "models/cnc-cell");
    const where = ["--plant", plant, "--topic", "cnc/mill-1", "--out", "mill.mcap"];
    const when = ["--start", "2018-06-01T08:00:00Z", "--rate-hz", "10"];
    const made = await recording(folder, "import-csv", cncRowsPath(), ...where, ...when, "--author", "张工");
    expect(made).toMatchObject({ status: 0, stderr: "" });
    expect(made.stdout).toContain(`✓ mill.mcap: ${readCncRows().rows.length} 行 rows`);
    const exported = await recording(folder, "export", "mill.mcap", "--format", "csv", "--out", "mill.csv");
    expect(exported).toMatchObject({ status: 0, stderr: "" });
    const csv = await readFile(join(folder, "mill.csv"), "utf8");
    expect(csv).toContain("2018-06-01T08:00:00.000000Z,2018-06-01T08:00:00.000000Z,line-1/mill-1,");
    const wrong = await recording(
      folder,
      "export",
      "mill.mcap",
      "--format",
      "csv",
      "--out",
      "x.csv",
      "--asset",
      "line-7",
    );
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('nothing has the path "line-7"');
  });
});
