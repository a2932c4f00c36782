import { expect, it } from "vitest";
import { machineStatesOf } from "../../../twin/appearance/machine-state.ts";

it("reads the names that controllers use, PackML's among them, whatever their case", () => {
  expect(machineStatesOf(["Execute", "IDLE", "aborted", "Suspended", "changeover"], {})).toEqual([
    "running",
    "idle",
    "fault",
    "starved",
    "setup",
  ]);
});

it("believes the device type before the name, and knows when it does not know", () => {
  expect(machineStatesOf(["execute", "Layer 1 Up", "brewing"], { "Layer 1 Up": "running", execute: "idle" })).toEqual([
    "idle",
    "running",
    "unknown",
  ]);
  // What every object knows is no state.
  expect(machineStatesOf(["constructor", "toString"], {})).toEqual(["unknown", "unknown"]);
});
