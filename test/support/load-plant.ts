import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokerProtocol } from "./broker.ts";

/** A plant folder made for load: many devices with many numbers each. */
export interface LoadPlant {
  readonly folder: string;
  /** The topic of a device. */
  topic(device: number): string;
  dispose(): Promise<void>;
}

/**
 * Each device's payload is an array of its values, `[12.5, 7, …]`.
 *
 * @param path where the value stands in the payload, for devices of one signal
 */
export async function writeLoadPlant(devices: number, signalsEach: number, path?: string): Promise<LoadPlant> {
  const folder = await mkdtemp(join(tmpdir(), "vitrine-load-"));
  await mkdir(join(folder, "types"));
  const name = (text: string): object => ({ zh: text, en: text });
  const signals = Array.from({ length: signalsEach }, (_, place) => ({
    id: `s${place}`,
    type: "number",
    name: name(`s${place}`),
    visibility: "public",
    from: { topic: "{topic}", path: path ?? `/${place}` },
  }));
  await writeFile(
    join(folder, "types/machine.json"),
    JSON.stringify({ format: 1, id: "machine", name: name("machine"), footprintM: [1, 1, 1], signals }),
  );
  const assets = Array.from({ length: devices }, (_, device) => ({
    id: `d${device}`,
    level: "device",
    type: "machine",
    name: name(`d${device}`),
    place: { positionM: [(device % 100) * 2, 0, Math.floor(device / 100) * 2] },
  }));
  await writeFile(
    join(folder, "plant.json"),
    JSON.stringify({
      format: 1,
      id: "load",
      name: name("load"),
      level: "factory",
      topic: "load",
      origin: "plant",
      feeds: [{ id: "main", url: "mqtt://h", protocol: brokerProtocol, subscribe: ["load/#"] }],
      assets,
    }),
  );
  return {
    folder,
    topic: (device) => `load/d${device}`,
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
