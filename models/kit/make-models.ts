import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { deviceTypeSchema } from "../../twin/plant/device-type-schema.ts";
import { plantSchema } from "../../twin/plant/plant-schema.ts";
import { simulationSchema } from "../../twin/simulation/simulation-schema.ts";
import { makeModel } from "./make-model.ts";
import { modelsByPlant } from "./models-by-plant.ts";

/** `npm run models`: writes every plant's GLBs and the JSON Schemas of the files that people write. */
const models = fileURLToPath(new URL("..", import.meta.url));

for (const [plant, builders] of Object.entries(modelsByPlant)) {
  for (const [name, { build }] of Object.entries(builders)) {
    const { bytes, triangles, farTriangles } = await makeModel(name, build);
    await write(join(models, plant, `${name}.glb`), bytes);
    console.log(
      `${plant}/${name}.glb  ${triangles} triangles near, ${farTriangles} far, ${(bytes.length / 1000).toFixed(0)} kB`,
    );
  }
}
for (const [name, schema] of Object.entries({
  plant: plantSchema,
  type: deviceTypeSchema,
  simulation: simulationSchema,
})) {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  await write(join(models, "schema", `${name}.schema.json`), `${JSON.stringify(json, null, 2)}\n`);
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
