import { parsePlant } from "../../twin/plant/parse-plant.ts";
import type { Plant } from "../../twin/plant/plant.ts";
import { brokerProtocol } from "./broker.ts";
import { plantFiles } from "./plant-files.ts";

/** A plant of many numbers and little else: devices with `signalsEach` numbers. */
export function numbersPlant(devices: number, signalsEach: number): Plant {
  const name = (text: string): object => ({ zh: text, en: text });
  const signals = Array.from({ length: signalsEach }, (_, place) => ({
    id: `s${place}`,
    type: "number",
    name: name(`s${place}`),
    from: { topic: "{topic}", path: `/${place}` },
  }));
  const assets = Array.from({ length: devices }, (_, device) => ({
    id: `d${device}`,
    level: "device",
    type: "machine",
    name: name(`d${device}`),
    place: { positionM: [(device % 100) * 2, 0, Math.floor(device / 100) * 2] },
  }));
  const { plant, issues } = parsePlant(
    plantFiles({
      "plant.json": {
        format: 1,
        id: "numbers",
        name: name("numbers"),
        level: "factory",
        topic: "numbers",
        origin: "simulated",
        feeds: [{ id: "main", url: "mqtt://h", protocol: brokerProtocol, subscribe: ["numbers/#"] }],
        assets,
      },
      "types/machine.json": { format: 1, id: "machine", name: name("machine"), footprintM: [1, 1, 1], signals },
    }),
  );
  if (plant === undefined) throw new Error(`the plant is wrong: ${JSON.stringify(issues)}`);
  return plant;
}
