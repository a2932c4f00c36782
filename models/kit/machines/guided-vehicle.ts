import { cellLoad, palletLoad, reelLoad, vehicle } from "../lines/line-pieces.ts";
import type { PartBuilder } from "../part-builder.ts";

/** A guided vehicle that drives to and fro along x. Part: `vehicle`. */
function guidedVehicle(load: (b: PartBuilder) => void): (b: PartBuilder) => void {
  return (b) => {
    b.part("vehicle", [0, 0, 0], (part) => vehicle(part, [0, 0], 0, load));
  };
}

export const palletVehicle = guidedVehicle(palletLoad);
export const reelVehicle = guidedVehicle(reelLoad);
export const cellVehicle = guidedVehicle(cellLoad);
