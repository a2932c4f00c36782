import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { validateBytes } from "gltf-validator";
import { describe, expect, it } from "vitest";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { type MadeModel, makeModel } from "../../models/kit/make-model.ts";
import { farShareAtMost, modelsByPlant } from "../../models/kit/models-by-plant.ts";
import { maxModelBytes } from "../../twin/plant/check-model.ts";
import { root } from "../architecture/read-imports.ts";

const plants = Object.entries(modelsByPlant);

const made = new Map<string, Promise<MadeModel>>();

/** Building and reading all models of a park takes seconds, and many of them where others work beside it. */
const allModelsMs = 90_000;

/** Each model is built once for all tests. */
function modelOf(name: string, build: Parameters<typeof makeModel>[1]): Promise<MadeModel> {
  const known = made.get(name) ?? makeModel(name, build);
  made.set(name, known);
  return known;
}

describe.each(plants)("the plant %s", (plant, builders) => {
  const folder = join(root, "models", plant);

  it("has no errors and no warnings", async () => {
    const { plant: parsed, issues, simulation } = await loadPlantFolder(folder);
    expect(issues).toEqual([]);
    expect(parsed).toBeDefined();
    expect(simulation !== undefined).toBe(parsed?.origin === "simulated");
  });

  it("has the models that the kit makes, byte for byte, and no others", { timeout: allModelsMs }, async () => {
    const files = (await readdir(folder)).filter((name) => name.endsWith(".glb")).sort();
    expect(files).toEqual(
      Object.keys(builders)
        .map((name) => `${name}.glb`)
        .sort(),
    );
    for (const [name, { build }] of Object.entries(builders)) {
      const { bytes } = await modelOf(name, build);
      expect(Buffer.compare(bytes, await readFile(join(folder, `${name}.glb`))), name).toBe(0);
    }
  });

  it("has models that Khronos' validator finds no error in, near and far within their budgets", {
    timeout: allModelsMs,
  }, async () => {
    let sizeBytes = 0;
    for (const [name, { build, budget }] of Object.entries(builders)) {
      const { bytes, triangles, farTriangles } = await modelOf(name, build);
      const { issues } = await validateBytes(bytes);
      expect(
        issues.messages.filter(({ severity }) => severity === 0),
        name,
      ).toEqual([]);
      expect(triangles, name).toBeLessThanOrEqual(budget);
      expect(farTriangles, name).toBeGreaterThan(0);
      expect(farTriangles, name).toBeLessThanOrEqual(triangles * farShareAtMost);
      sizeBytes += bytes.length;
    }
    expect(sizeBytes).toBeLessThanOrEqual(maxModelBytes);
  });

  it("feeds every signal of every device, where it is simulated", async () => {
    const { plant: parsed, simulation } = await loadPlantFolder(folder);
    if (simulation === undefined) return;
    const unfed = parsed?.signals.filter(({ asset, definition }) => {
      const typeId = parsed.assets[asset]?.type?.id ?? "";
      const isFedByAnother = definition.from !== undefined && !definition.from.topic.startsWith("{topic}");
      return !isFedByAnother && simulation.behaviours[typeId]?.[definition.id] === undefined;
    });
    // A factory's output is what its last line says.
    expect(unfed?.map(({ definition }) => definition.id).filter((id) => id !== "output")).toEqual([]);
  });

  it("names whatever a machine can stand for, where it says why", async () => {
    const { plant: parsed, simulation } = await loadPlantFolder(folder);
    const unnamed = parsed?.assets.flatMap(({ type }) =>
      (type?.signals ?? []).flatMap((signal) => {
        if (type === undefined || simulation?.behaviours[type.id]?.[signal.id]?.kind !== "cause") return [];
        if (signal.type !== "text") return [`${type.id}/${signal.id} is no text`];
        const { failures = [], upkeep = [], setupS = 0 } = simulation.machines[type.id] ?? {};
        const causes = [...failures, ...upkeep, ...(setupS > 0 ? [{ id: "changeover" }] : [])];
        return causes.flatMap(({ id }) => (Object.hasOwn(signal.valueNames, id) ? [] : [`${type.id}: ${id}`]));
      }),
    );
    expect(unnamed).toEqual([]);
  });

  it("moves at least one part of every device type with a signal", async () => {
    const { plant: parsed } = await loadPlantFolder(folder);
    const types = new Set(
      parsed?.assets.flatMap(({ level, type }) => (level === "device" && type !== undefined ? [type] : [])),
    );
    expect(types.size).toBeGreaterThan(0);
    for (const type of types) {
      const moved = type.motion.filter(({ signal }) => type.signals.some(({ id }) => id === signal));
      expect(moved.length, type.id).toBeGreaterThan(0);
    }
  });
});
