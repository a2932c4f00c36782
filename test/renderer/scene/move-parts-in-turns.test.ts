import { BoxGeometry, BufferAttribute, Matrix4, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import type { Model } from "../../../renderer/scene/load-model.ts";
import { createMoveParts } from "../../../renderer/scene/move-parts.ts";
import { countListedSlots, createPartCells } from "../../../renderer/scene/part-cells.ts";
import { placePlant } from "../../../renderer/scene/place-plant.ts";
import { createSlotLists } from "../../../renderer/scene/slot-lists.ts";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import type { Motion } from "../../../twin/plant/device-type-schema.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const geometry = new BoxGeometry(1, 1, 1);
geometry.setAttribute("role", new BufferAttribute(new Uint8Array(24), 1));
const model: Model = {
  parts: [{ name: "slide", parent: -1, position: new Vector3(), surfaces: [{ kind: "clay", geometry }] }],
};

/** Pixels for a metre where the slide is large in the picture, and where it is small. */
const near = 400;
const far = 3;

/** A pump whose part slides ten metres as the flow goes from 0 to 100; what is seen of it can be hidden. */
function slidingPump(): {
  report: (value: number) => void;
  move: (pixelsPerMetre: number) => boolean;
  xM: () => number;
  hide: (isHidden: boolean) => void;
} {
  const motion: Motion[] = [
    { part: "slide", kind: "translate", axis: [1, 0, 0], signal: "flow", from: [0, 100], to: [0, 10] },
  ];
  const { plant } = viewPlant(parsedPumpPlant(), "operator");
  const view = { ...plant, types: plant.types.map((type) => ({ ...type, motion })) };
  const clock = { nowUs: () => 1e6, speed: () => 1 } as unknown as Parameters<typeof createLiveValues>[1];
  const live = createLiveValues(view, clock);
  const placed = placePlant(live.plant, new Map([["pump", model]]));
  const cells = createPartCells(placed, createSlotLists(countListedSlots(placed)));
  let isHidden = false;
  const sight = { isHidden: () => isHidden, revision: 0 };
  const moveParts = createMoveParts(live, placed, cells, sight, () => false);
  const signal = view.signals.findIndex(({ asset, definition }) => {
    const definitions = view.types[0]?.signals ?? [];
    return view.assets[asset]?.path === "line-1/pump-1" && definitions[definition]?.id === "flow";
  });
  return {
    report(value) {
      const samples = columnsOf([{ signal, timeUs: 1e6, value, quality: 0, lagUs: 0 }]);
      for (const batch of encodeBatches(samples)) live.apply(batch);
    },
    move: (pixelsPerMetre) => moveParts(1 / 30, new Float32Array(placed.chunks.length).fill(pixelsPerMetre)),
    xM: () => placed.matrices.read(placed.types[0]?.parts[0]?.slots[0] ?? -1, new Matrix4()).elements[12] ?? Number.NaN,
    hide(next) {
      isHidden = next;
      sight.revision++;
    },
  };
}

/** Frames until nothing moves any more; fails where there is no end. */
function framesToRest(move: () => boolean): number {
  for (let frame = 1; frame < 1000; frame++) if (!move()) return frame;
  throw new Error("it never comes to rest");
}

describe("a part that follows a signal", () => {
  it("moves in every frame where it is large in the picture", () => {
    const { report, move, xM } = slidingPump();
    report(0);
    framesToRest(() => move(near));
    report(100);
    const places = new Set<number>();
    for (let frame = 0; frame < 4; frame++) {
      move(near);
      places.add(xM());
    }
    expect(places.size).toBe(4);
  });

  it("moves in some frames where it is small, as far in the same time, and comes to rest at its value", () => {
    const [large, small] = [slidingPump(), slidingPump()];
    for (const { report, move } of [large, small]) {
      report(0);
      framesToRest(() => move(far));
      report(100);
    }
    const places: number[] = [];
    for (let frame = 0; frame < 8; frame++) {
      large.move(near);
      expect(small.move(far)).toBe(true);
      places.push(small.xM());
      if (places.at(-1) !== places.at(-2) && frame > 3) expect(small.xM()).toBeCloseTo(large.xM(), 3);
    }
    expect(new Set(places).size).toBeLessThanOrEqual(3);
    framesToRest(() => small.move(far));
    expect(small.xM()).toBe(10);
  });

  it("needs no frame while nothing changes, however small it is", () => {
    const { report, move } = slidingPump();
    report(50);
    framesToRest(() => move(far));
    for (let frame = 0; frame < 9; frame++) expect(move(far)).toBe(false);
  });

  it("is at its place when it can be seen again, also in the last frame of that", () => {
    const { report, move, xM, hide } = slidingPump();
    report(0);
    framesToRest(() => move(far));
    hide(true);
    report(100);
    framesToRest(() => move(far));
    expect(xM()).toBe(0);
    hide(false);
    framesToRest(() => move(far));
    expect(xM()).toBe(10);
    // Out of the picture nothing moves; what comes into it is looked at in its turn.
    report(0);
    expect(move(0)).toBe(false);
    framesToRest(() => move(far));
    expect(xM()).toBe(0);
  });
});
