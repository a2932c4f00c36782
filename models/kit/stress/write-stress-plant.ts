import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeGlb } from "../write-glb.ts";
import { createStressType, type StressType } from "./stress-type.ts";

/** A plant made to find the limits: as many devices and signals as asked. The same seed gives the same plant. */
export interface StressPlantOptions {
  readonly devices: number;
  /** Of all devices together; every device gets an equal whole number of them. */
  readonly signals: number;
  readonly seed: number;
}

const kinds = 8;
const devicesPerLine = 20;
const linesPerFactory = 20;

/** Metres between machines of a line, between lines, and between factories. */
const pitchM = 6;
const lineM = 8;
const factoryM = { width: devicesPerLine * pitchM + 20, depth: linesPerFactory * lineM + 20 };

/** Writes a stress plant as a plant folder. */
export async function writeStressPlant(folder: string, { devices, signals, seed }: StressPlantOptions): Promise<void> {
  const each = Math.max(1, Math.floor(signals / devices));
  const types = Array.from({ length: kinds }, (_, place) => createStressType(seed, place, each));
  await mkdir(join(folder, "types"), { recursive: true });
  for (const { id, file, model } of types) {
    await writeFile(join(folder, `types/${id}.json`), JSON.stringify(file));
    await writeFile(join(folder, `${id}.glb`), await writeGlb(id, model, new Map()));
  }
  await writeFile(join(folder, "plant.json"), JSON.stringify(plantFile(devices, types)));
}

function plantFile(devices: number, types: readonly StressType[]): object {
  const lines = Array.from({ length: Math.ceil(devices / devicesPerLine) }, (_, line) => lineOf(line, devices, types));
  const count = Math.ceil(lines.length / linesPerFactory);
  const columns = Math.ceil(Math.sqrt(count));
  const factories = Array.from({ length: count }, (_, place) => ({
    ...asset(`f${place + 1}`, "factory", [
      ((place % columns) - (columns - 1) / 2) * factoryM.width,
      (Math.floor(place / columns) - (columns - 1) / 2) * factoryM.depth,
    ]),
    assets: lines.slice(place * linesPerFactory, (place + 1) * linesPerFactory),
  }));
  return {
    format: 1,
    id: "stress",
    name: { zh: "压力测试", en: "Stress plant" },
    topic: "stress",
    origin: "simulated",
    feeds: [{ id: "main", url: "mqtt://127.0.0.1:1883", subscribe: ["stress/#"] }],
    assets: factories,
  };
}

function lineOf(line: number, devices: number, types: readonly StressType[]): object {
  const rank = line % linesPerFactory;
  const first = line * devicesPerLine;
  const count = Math.min(devicesPerLine, devices - first);
  return {
    ...asset(`l${rank + 1}`, "line", [0, (rank - (linesPerFactory - 1) / 2) * lineM]),
    assets: Array.from({ length: count }, (_, place) => ({
      ...asset(`d${place + 1}`, "device", [(place - (devicesPerLine - 1) / 2) * pitchM, 0]),
      type: types[(first + place) % types.length]?.id,
    })),
  };
}

function asset(id: string, level: string, [x, z]: readonly [number, number]): object {
  return { id, level, name: { zh: id, en: id }, place: { positionM: [x, 0, z] } };
}
