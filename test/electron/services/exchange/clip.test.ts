import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type OpenClip, openClip } from "../../../../electron/services/exchange/open-clip.ts";
import { openSigningKey } from "../../../../electron/services/exchange/open-signing-key.ts";
import { saveClip } from "../../../../electron/services/exchange/save-clip.ts";
import type { TimeRange } from "../../../../twin/playback/recorded-history.ts";
import { glb } from "../../../support/glb.ts";
import { batchesOf, noonUs, openTestHistory } from "../../../support/history.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "../../../support/plant-files.ts";
import { pumpClip, pumpStartUs } from "../../../support/pump-clip.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

async function opened(path: string): Promise<OpenClip> {
  const clip = await openClip(path);
  if ("problem" in clip) throw new Error(clip.problem.en);
  return clip;
}

describe("a saved clip", () => {
  it("is named after plant and time, and is what its digest says", async () => {
    const folder = await temporaryFolder();
    const saved = await saveClip(pumpClip(), folder, undefined);
    expect(saved.name).toBe("works-20260528T202640Z.mcap");
    const content = await readFile(saved.path);
    expect(saved.sizeBytes).toBe(content.length);
    expect(saved.sha256).toBe(createHash("sha256").update(content).digest("hex"));
    expect(await readdir(folder)).toEqual([saved.name]);
  });

  it("opens with plant, models and what a screen is told", async () => {
    const folder = await temporaryFolder();
    const files = plantFiles({
      "plant.json": pumpPlant(),
      "types/pump.json": { ...pumpType, model: "pump.glb" },
      "pump.glb": glb(["rotor"]),
    });
    const signer = await openSigningKey(join(folder, "data"));
    const saved = await saveClip(pumpClip(20, { plantFiles: files, note: "第三班" }), folder, signer);
    const clip = await opened(saved.path);
    expect(clip.plant.issues).toEqual([]);
    expect([...clip.models]).toEqual([["pump.glb", glb(["rotor"])]]);
    expect(clip.description.note).toBe("第三班");
    expect(clip.view()).toEqual({
      name: saved.name,
      software: "Vitrine 0.1.0",
      author: "王工",
      createdUs: pumpStartUs + 3620e6,
      sha256: saved.sha256,
      seal: "intact",
      signature: { isValid: true, publicKey: signer.publicKey },
      damage: [],
      gone: [],
    });
    await clip.recorded.close();
  });

  it("leads over a stop of the recorder to what was known after it", async () => {
    const plant = parsedPumpPlant();
    const secondUs = 1_000_000;
    const kept = await temporaryFolder();
    const speedAt = (atS: number): Uint8Array<ArrayBuffer>[] =>
      batchesOf(plant, [{ signal: 1, timeUs: noonUs + atS * secondUs, value: atS, quality: 0, lagUs: 0 }]);
    const first = openTestHistory({ plant, folder: kept });
    for (const batch of speedAt(5)) first.writer.append(batch, noonUs + 5 * secondUs);
    first.writer.close(noonUs + 10 * secondUs);
    first.reader.close();
    const { writer, reader } = openTestHistory({ plant, folder: kept, nowUs: noonUs + 20 * secondUs });
    writer.close(noonUs + 30 * secondUs);
    const recorded = {
      ranges: async () => reader.ranges(),
      stateAt: async (timeUs: number) => reader.stateAt(timeUs),
      journal: async () => [],
      async *samples(range: TimeRange) {
        yield* reader.samples(range);
      },
    };
    const range = { fromUs: noonUs, toUs: noonUs + 30 * secondUs };
    const saved = await saveClip({ ...pumpClip(30), recorded, range, marks: [] }, kept, undefined);
    reader.close();
    const clip = await opened(saved.path);
    const state = await clip.recorded.stateAt(noonUs + 25 * secondUs);
    const changes = await clip.recorded.changes(noonUs + 9 * secondUs, noonUs + 25 * secondUs);
    await clip.recorded.close();
    expect(state.batches).toEqual([]);
    expect(changes).toEqual({ batches: [], entries: [], isWhole: true });
  });

  it("shows under an edited plant what is left of it", async () => {
    const folder = await temporaryFolder();
    const saved = await saveClip(pumpClip(20), folder, undefined);
    const edited = parsedPumpPlant({ assets: [{ ...lineOf("pump-2"), id: "line-1" }] });
    const clip = await openClip(saved.path, edited);
    if ("problem" in clip) throw new Error(clip.problem.en);
    expect(clip.view().gone).toContain("line-1/pump-1/speed");
    expect(clip.view().gone).toHaveLength(5);
    expect(clip.recorded.mismatch.unknown).toEqual([]);
    const other = parsedPumpPlant({ id: "mill", assets: [{ ...lineOf("press-9"), id: "line-9" }] });
    expect(await openClip(saved.path, other)).toEqual({
      problem: {
        zh: "该记录来自工厂 “works”，与 “mill” 没有相同的点位",
        en: 'this was recorded in the plant "works", which has no signal in common with "mill"',
      },
    });
    await clip.recorded.close();
  });

  it("is known to be changed by one byte", async () => {
    const folder = await temporaryFolder();
    const saved = await saveClip(pumpClip(), folder, await openSigningKey(folder));
    const content = await readFile(saved.path);
    const at = Math.floor(content.length / 2);
    content[at] = (content[at] ?? 0) ^ 1;
    await writeFile(saved.path, content);
    const clip = await opened(saved.path);
    expect(clip.view()).toMatchObject({ seal: "changed", signature: { isValid: false } });
    expect(clip.view().damage).toHaveLength(1);
    await clip.recorded.close();
  });

  it("has a signature that only its own key makes valid", async () => {
    const folder = await temporaryFolder();
    const own = await openSigningKey(folder);
    const { privateKey } = generateKeyPairSync("ed25519");
    const forged = {
      publicKey: own.publicKey,
      sign: (digest: Uint8Array) => sign(null, digest, privateKey).toString("base64"),
    };
    const clip = await opened((await saveClip(pumpClip(), folder, forged)).path);
    expect(clip.view()).toMatchObject({
      seal: "intact",
      signature: { isValid: false, publicKey: own.publicKey },
    });
    await clip.recorded.close();
  });

  it("of a cut file still opens, without the model that was lost", async () => {
    const folder = await temporaryFolder();
    const files = plantFiles({
      "plant.json": pumpPlant(),
      "types/pump.json": { ...pumpType, model: "pump.glb" },
      "pump.glb": glb(Array.from({ length: 3000 }, (_, place) => `part-${place}`)),
    });
    const saved = await saveClip(pumpClip(100, { plantFiles: files }), folder, undefined);
    const content = await readFile(saved.path);
    await writeFile(saved.path, content.subarray(0, content.length - 30_000));
    const clip = await opened(saved.path);
    expect(clip.view().seal).toBe("unsealed");
    expect(clip.plant.issues).toMatchObject([{ severity: "warning", file: "types/pump.json", place: "model" }]);
    expect(clip.models.size).toBe(0);
    expect(await clip.recorded.ranges()).toHaveLength(1);
    await clip.recorded.close();
  });
});

describe("the host's key", () => {
  it("is made once and is the host's alone", async () => {
    const folder = join(await temporaryFolder(), "data");
    await mkdir(folder);
    const first = await openSigningKey(folder);
    expect((await openSigningKey(folder)).publicKey).toBe(first.publicKey);
    expect(Buffer.from(first.publicKey, "base64")).toHaveLength(32);
    expect((await stat(join(folder, "signing-key.pem"))).mode & 0o777).toBe(0o600);
  });
});

function lineOf(pump: string): object {
  const [line] = (pumpPlant() as { assets: { assets: { id: string }[] }[] }).assets;
  const [first] = line?.assets ?? [];
  return { ...line, assets: [{ ...first, id: pump }] };
}
