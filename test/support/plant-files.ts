import { parsePlant } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { brokerProtocol } from "./broker.ts";

const utf8 = new TextEncoder();

/** A folder as the parser sees it, from objects, texts and bytes. */
export function plantFiles(files: Readonly<Record<string, unknown>>): Map<string, Uint8Array> {
  return new Map(
    Object.entries(files).map(([path, content]) => {
      if (content instanceof Uint8Array) return [path, content];
      return [path, utf8.encode(typeof content === "string" ? content : JSON.stringify(content))];
    }),
  );
}

/** A factory with one line of two pumps, as plant.json and its types; parts of it are replaced for a test. */
export function pumpPlant(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const pump = (id: string, x: number): object => ({
    id,
    level: "device",
    type: "pump",
    name: { zh: `泵 ${id}`, en: `Pump ${id}` },
    place: { positionM: [x, 0, 0] },
  });
  return {
    format: 1,
    id: "works",
    name: { zh: "泵站", en: "Pump works" },
    level: "factory",
    topic: "works",
    origin: "plant",
    feeds: [
      {
        id: "main",
        url: "mqtt://127.0.0.1:1883",
        protocol: brokerProtocol,
        subscribe: ["works/#"],
        staleAfterMs: 5000,
      },
    ],
    assets: [
      {
        id: "line-1",
        level: "line",
        name: { zh: "一线", en: "Line 1" },
        assets: [pump("pump-1", 0), pump("pump-2", 4)],
      },
    ],
    ...changes,
  };
}

export const pumpType = {
  format: 1,
  id: "pump",
  name: { zh: "泵", en: "Pump" },
  footprintM: [2, 2, 2],
  signals: [
    {
      id: "state",
      type: "enum",
      values: ["stopped", "idle", "execute", "aborted"],
      name: { zh: "状态", en: "State" },
      visibility: "public",
      from: { topic: "{topic}", path: "/state", time: "/ts" },
    },
    {
      id: "speed",
      type: "number",
      unit: "rpm",
      name: { zh: "转速", en: "Speed" },
      from: { topic: "{topic}", path: "/process/speed", time: "/ts", scale: 60, quality: "/q" },
    },
    {
      id: "batch",
      type: "text",
      name: { zh: "批次", en: "Batch" },
      from: { topic: "{topic}", path: "/batch", time: "/ts" },
    },
    { id: "alarm", type: "boolean", name: { zh: "报警", en: "Alarm" }, from: { topic: "{topic}/alarm" } },
    { id: "flow", type: "number", unit: "L/min", name: { zh: "流量", en: "Flow" }, from: { topic: "{topic}/flow" } },
  ],
  role: { state: "state" },
} as const;

/** The parsed pump works. */
export function parsedPumpPlant(changes: Readonly<Record<string, unknown>> = {}, type: object = pumpType): Plant {
  const { plant, issues } = parsePlant(plantFiles({ "plant.json": pumpPlant(changes), "types/pump.json": type }));
  if (plant === undefined) throw new Error(`the test's plant is wrong: ${JSON.stringify(issues)}`);
  return plant;
}
