import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { partsPerDevice } from "../../models/kit/stress/stress-type.ts";
import { writeStressPlant } from "../../models/kit/stress/write-stress-plant.ts";
import { readGlb } from "../../twin/plant/read-glb.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vitrine-stress-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("has as many devices, parts and signals as asked, and no fault", async () => {
  await writeStressPlant(folder, { devices: 450, signals: 4500, seed: 3 });
  const { plant, issues, models } = await loadPlantFolder(folder);
  expect(issues).toEqual([]);
  expect(plant?.assets.filter(({ level }) => level === "device")).toHaveLength(450);
  expect(plant?.signals).toHaveLength(4500);
  for (const bytes of models.values()) {
    const read = readGlb(bytes);
    expect("model" in read ? read.model.nodeNames : []).toHaveLength(partsPerDevice);
  }
});

it("is the same for the same seed", async () => {
  const options = { devices: 30, signals: 90, seed: 7 };
  await writeStressPlant(join(folder, "a"), options);
  await writeStressPlant(join(folder, "b"), options);
  for (const name of ["plant.json", "types/machine-1.json", "machine-1.glb"]) {
    expect(await readFile(join(folder, "a", name))).toEqual(await readFile(join(folder, "b", name)));
  }
});
