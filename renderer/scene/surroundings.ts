import { type Box3, Vector3, Vector4 } from "three";
import { chainTo, type PlantIndex } from "../../twin/plant/plant-index.ts";

/** What is around a view melts into the background: a factory stands alone, as on a table of its own. */
export interface Surroundings {
  /** Moves on by one frame; true while the view's frame grows or shrinks. */
  advance(elapsedS: number, focus: number): boolean;
  /** Height of the table on which the view stands, metres: it comes up to the plinth of a factory that stands alone. */
  readonly tableY: number;
}

/** The frame reaches its place in about three times this. */
const settleS = 0.22;

/** The plinth of a building reaches this far down from its floor. */
const plinthM = 1.45;

/** A frame so large that nothing is outside. */
const everything = new Vector4(0, 0, 2000, 2000);

/**
 * @param shells the boxes of the buildings that open, by asset
 * @param lowestY where the plant as a whole stands
 * @param frame middle and half size of the view in plan, metres; written here, read by the shaders
 */
export function createSurroundings(
  plant: PlantIndex,
  shells: ReadonlyMap<number, Box3>,
  lowestY: number,
  frame: Vector4,
): Surroundings {
  const size = new Vector3();
  const middle = new Vector3();
  const difference = new Vector4();
  const wanted = new Vector4().copy(everything);
  frame.copy(everything);
  let framed = -1;
  let tableY = lowestY;
  let wantedY = lowestY;

  return {
    advance(elapsedS, focus) {
      if (focus !== framed) {
        framed = focus;
        const box = chainTo(plant, focus)
          .map((asset) => shells.get(asset))
          .findLast((shell) => shell !== undefined);
        if (box === undefined) {
          wanted.copy(everything);
          wantedY = lowestY;
        } else {
          wantedY = box.min.y - plinthM;
          box.getSize(size);
          box.getCenter(middle);
          wanted.set(middle.x, middle.z, size.x / 2, size.z / 2);
          // From the whole park the frame starts at once around the building, or the first seconds show nothing.
          if (frame.z > size.x * 2) frame.set(middle.x, middle.z, size.x * 2, size.z * 2);
        }
      }
      if (frame.equals(wanted)) return false;
      const share = 1 - Math.exp(-elapsedS / settleS);
      frame.lerp(wanted, share);
      tableY += (wantedY - tableY) * share;
      if (difference.subVectors(frame, wanted).length() < 0.05) {
        frame.copy(wanted);
        tableY = wantedY;
      }
      return true;
    },
    get tableY() {
      return tableY;
    },
  };
}
