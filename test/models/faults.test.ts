import { describe, expect, it } from "vitest";
import { type FaultCase, measureFault } from "../support/measure-fault.ts";

/** A fault, the value that moves first, one that follows it, and where that is of another machine, its asset. */
type Signature = FaultCase & { readonly first: string; readonly follows: string; readonly at?: string };

/** The README of the park tells of them in a table; figures there come from the same measurement. */
const clusters: Readonly<Record<string, readonly Signature[]>> = {
  biomedicine: [
    {
      target: "biomed/upstream/line-1/bioreactor-1",
      fault: "contamination",
      first: "oxygen-flow",
      follows: "viability",
    },
    {
      target: "biomed/fill/line-1/dryer-1",
      fault: "vacuum-leak",
      first: "leak-rate",
      follows: "particle-rejects",
      at: "biomed/fill/line-2/inspection-1",
    },
    { target: "biomed/fill/line-2/cartoner-1", fault: "suction-cups", first: "leaflet-misses", follows: "suction" },
  ],
  equipment: [
    {
      target: "equipment/machining/line-1/five-axis-3",
      fault: "spindle-bearing",
      first: "vibration",
      follows: "bearing-temperature",
    },
    {
      target: "equipment/machining/line-3/furnace-3",
      fault: "oxygen-sensor",
      first: "carbon-potential",
      follows: "reference-error",
      at: "equipment/machining/line-3/cmm-1",
    },
    { target: "equipment/assembly/line-4/stand-3", fault: "screw-batch", first: "angle", follows: "ok-rate" },
  ],
  circuits: [
    {
      target: "fab/front/line-2/furnace-4",
      fault: "dry-pump",
      first: "exhaust-pressure",
      follows: "particles",
      at: "fab/front/line-2/wet-4",
    },
    { target: "fab/front/line-2/etcher-3", fault: "chuck", first: "helium-leak", follows: "chuck-temperature" },
    {
      target: "fab/litho/line-1/scanner-2",
      fault: "immersion-bubbles",
      first: "immersion-flow",
      follows: "recipe-fails",
      at: "fab/litho/line-1/metrology-1",
    },
    { target: "fab/front/line-3/cmp-2", fault: "pad-glazing", first: "removal-rate", follows: "non-uniformity" },
  ],
  "power equipment": [
    {
      target: "power-equipment/transformer/line-1/dryer-1",
      fault: "door-seal",
      first: "leak-rate",
      follows: "partial-discharge",
      at: "power-equipment/transformer/line-1/test-1",
    },
    {
      target: "power-equipment/transformer/line-3/stacker-1",
      fault: "blade",
      first: "burr",
      follows: "no-load-loss",
      at: "power-equipment/transformer/line-1/test-1",
    },
    {
      target: "power-equipment/transformer/line-2/winder-4",
      fault: "tension-brake",
      first: "tension-spread",
      follows: "radial-deviation",
    },
  ],
  batteries: [
    {
      target: "battery/electrode/line-1/slitter-1",
      fault: "knife-wear",
      first: "knife-load",
      follows: "hipot-rejects",
      at: "battery/assembly/line-2/winder-1",
    },
    {
      target: "battery/electrode/line-1/coater-1",
      fault: "oven-fan",
      first: "zone-deviation",
      follows: "capacity",
      at: "battery/formation/line-3/eol-1",
    },
    { target: "battery/assembly/line-2/winder-4", fault: "edge-guide", first: "overhang-sigma", follows: "alignment" },
  ],
};

describe.each(Object.entries(clusters))("a fault in %s", (_, signatures) => {
  it.each(signatures)("$fault shows before it stops the machine, and not without it", async (signature) => {
    const { target, fault, first, follows, at = target } = signature;
    const { moved, failedAfterS } = await measureFault(signature, 1500);
    // The plant without the fault is the measure: until then, not one value of the factory differs.
    expect(moved[0]?.signal).toBe(first);
    const second = moved.find(({ asset, signal }) => asset === at && signal === follows);
    const firstS = moved[0]?.afterS ?? 0;
    expect(second?.afterS).toBeGreaterThan(firstS);
    expect(failedAfterS, `${target} ${fault}`).toBeGreaterThanOrEqual(600);
    expect(failedAfterS ?? 0).toBeGreaterThan((second?.afterS ?? 0) - 1);
    // Early enough to act: half of the time at least.
    expect((failedAfterS ?? 0) - firstS).toBeGreaterThan(300);
  });
});
