import { BoxGeometry, BufferAttribute, Matrix4, Vector3 } from "three";
import { expect, it } from "vitest";
import type { Model } from "../../../renderer/scene/load-model.ts";
import { createMoveParts } from "../../../renderer/scene/move-parts.ts";
import { countListedSlots, createPartCells } from "../../../renderer/scene/part-cells.ts";
import { placePlant } from "../../../renderer/scene/place-plant.ts";
import { createSlotLists } from "../../../renderer/scene/slot-lists.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import type { Motion } from "../../../twin/plant/device-type-schema.ts";
import { signalOf } from "../../../twin/plant/plant-index.ts";
import { type PlantView, viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

/** A slide follows the flow over its two metres; a rotor turns with the speed. */
const motion: readonly Motion[] = [
  { part: "slide", kind: "translate", axis: [1, 0, 0], signal: "flow", from: [0, 100], to: [0, 2] },
  { part: "rotor", kind: "spin", axis: [0, 1, 0], signal: "speed", rpmPerUnit: 1 },
];
const works = viewPlant(parsedPumpPlant(), "operator").plant;
const view: PlantView = { ...works, types: works.types.map((type) => ({ ...type, motion: [...motion] })) };

const part = (name: string): Model["parts"][number] => {
  const geometry = new BoxGeometry(1, 1, 1);
  geometry.setAttribute("role", new BufferAttribute(new Uint8Array(24), 1));
  return { name, parent: -1, position: new Vector3(), surfaces: [{ kind: "clay", geometry }] };
};

/** The first pump of the works, a clock that is set, and where its parts are. */
function movingPump(options: { isStill?: boolean } = {}): {
  report: (id: string, timeS: number, value: number) => void;
  /** Seconds of one frame, at a moment; says whether anything goes on moving. */
  frame: (elapsedS: number, nowS: number) => boolean;
  slideM: () => number;
  /** Radians, between zero and a whole turn. */
  rotorAngle: () => number;
} {
  let nowUs = 0;
  const clock = { nowUs: () => nowUs, speed: () => 1 } as unknown as Parameters<typeof createLiveValues>[1];
  const live = createLiveValues(view, clock);
  const { plant } = live;
  const placed = placePlant(plant, new Map([["pump", { parts: [part("slide"), part("rotor")] }]]));
  const { chunks, types, matrices } = placed;
  const cells = createPartCells(placed, createSlotLists(countListedSlots(placed)));
  const sight = { isHidden: () => false, revision: 0 };
  const move = createMoveParts(live, placed, cells, sight, () => options.isStill === true);
  const pump = plant.assetByPath.get("line-1/pump-1") ?? -1;
  const instance = types[0]?.assets.indexOf(pump) ?? -1;
  const matrixOf = (place: number): Matrix4 =>
    matrices.read(types[0]?.parts[place]?.slots[instance] ?? -1, new Matrix4());
  return {
    report(id, timeS, value) {
      const signal = signalOf(plant, pump, id) ?? -1;
      for (const batch of encodeBatches(columnsOf([{ signal, timeUs: timeS * 1e6, value, quality: 0, lagUs: 0 }])))
        live.apply(batch);
    },
    frame(elapsedS, nowS) {
      nowUs = nowS * 1e6;
      return move(elapsedS, new Float32Array(chunks.length).fill(100));
    },
    slideM: () => new Vector3().setFromMatrixPosition(matrixOf(0)).x - (plant.view.assets[pump]?.place?.x ?? 0),
    rotorAngle() {
      const [x = 0, , z = 0] = matrixOf(1).elements;
      return (Math.atan2(-z, x) + 2 * Math.PI) % (2 * Math.PI);
    },
  };
}

it("a part goes to where its signal puts it, and then nothing moves", () => {
  const { report, frame, slideM } = movingPump();
  report("flow", 1, 0);
  expect(frame(0.016, 1)).toBe(true);
  report("flow", 2, 50);
  frame(0.05, 2);
  expect(slideM()).toBeGreaterThan(0.05);
  expect(slideM()).toBeLessThan(0.9);
  for (let n = 0; n < 100; n++) frame(0.05, 2);
  expect(slideM()).toBeCloseTo(1, 6);
  expect(frame(0.05, 2)).toBe(false);
});

it("comes to rest at the last value although that is stale by then", () => {
  const { report, frame, slideM } = movingPump();
  report("flow", 1, 0);
  frame(0.016, 1);
  report("flow", 2, 100);
  frame(0.016, 2);
  // No frame for a minute: the value is long stale.
  for (let n = 0; n < 100; n++) frame(0.05, 62);
  expect(slideM()).toBeCloseTo(2, 6);
});

it("what turns stops where its value is stale", () => {
  const { report, frame, rotorAngle } = movingPump();
  report("speed", 1, 60);
  expect(frame(0.1, 1)).toBe(true);
  const turned = rotorAngle();
  expect(turned).toBeGreaterThan(0.1);
  expect(frame(0.1, 61)).toBe(false);
  expect(rotorAngle()).toBeCloseTo(turned, 6);
});

it("for people whom motion makes unwell nothing turns, and what follows a value still does", () => {
  const { report, frame, slideM, rotorAngle } = movingPump({ isStill: true });
  report("speed", 1, 60);
  report("flow", 1, 0);
  frame(0.1, 1);
  report("flow", 2, 100);
  for (let n = 0; n < 100; n++) frame(0.05, 2);
  expect(slideM()).toBeCloseTo(2, 6);
  expect(rotorAngle()).toBeCloseTo(0, 6);
});
