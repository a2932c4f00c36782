import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { deviceTypeSchema } from "../../twin/plant/device-type-schema.ts";
import { plantSchema } from "../../twin/plant/plant-schema.ts";
import { criteriaPackSchema } from "../../twin/scenario/criteria-schema.ts";
import { scenarioSchema } from "../../twin/scenario/scenario-schema.ts";
import { simulationSchema } from "../../twin/simulation/simulation-schema.ts";
import { makeModel } from "./make-model.ts";
import { modelsByPlant } from "./models-by-plant.ts";
import { writeStressPlant } from "./stress/write-stress-plant.ts";

interface ModelOptions {
  readonly stress?: number;
  readonly signals?: number;
  readonly seed: number;
  readonly out?: string;
}

const models = fileURLToPath(new URL("..", import.meta.url));

const program = new Command("models")
  .description("Writes every plant's GLBs and the JSON Schemas of the files that people write; or a stress plant.")
  .option("--stress <devices>", "write a plant of so many devices instead, as a folder of its own", wholeNumber)
  .option("--signals <number>", "signals of the stress plant, of all its devices together; ten a device", wholeNumber)
  .option("--seed <number>", "the same seed gives the same stress plant", wholeNumber, 1)
  .option("--out <folder>", "where the stress plant goes");

const { stress: devices, signals, seed, out } = program.parse().opts<ModelOptions>();
if (devices === undefined) await writeModels();
else if (out === undefined) program.error("--stress needs --out: the folder to write");
else {
  await writeStressPlant(out, { devices, signals: signals ?? devices * 10, seed });
  console.log(`${out}: ${devices} devices; npm run serve -- --plant ${out} shows it`);
}

async function writeModels(): Promise<void> {
  for (const [plant, builders] of Object.entries(modelsByPlant)) {
    for (const [name, { build }] of Object.entries(builders)) {
      const { bytes, triangles, farTriangles } = await makeModel(name, build);
      await write(join(models, plant, `${name}.glb`), bytes);
      console.log(
        `${plant}/${name}.glb  ${triangles} triangles near, ${farTriangles} far, ${(bytes.length / 1000).toFixed(0)} kB`,
      );
    }
  }
  const schemas = {
    plant: plantSchema,
    type: deviceTypeSchema,
    simulation: simulationSchema,
    scenario: scenarioSchema,
    "criteria-pack": criteriaPackSchema,
  };
  for (const [name, schema] of Object.entries(schemas)) {
    const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    await write(join(models, "schema", `${name}.schema.json`), `${JSON.stringify(json, null, 2)}\n`);
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("must be a whole number above 0");
  return number;
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
