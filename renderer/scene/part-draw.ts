import {
  type BufferGeometry,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  LineSegments,
  type Material,
  Mesh,
} from "three";
import type { Surface } from "./load-model.ts";
import type { SurfaceMaterials } from "./surface-material.ts";

/** One geometry of one part, drawn once for every slot in its list; its surfaces share the list. */
export interface PartDraw {
  readonly objects: readonly (Mesh | LineSegments)[];
  /** Begins a new list. */
  clear(): void;
  /** @param bits what the shader finds above the slot: see slotBits */
  add(firstSlot: number, count: number, bits: number): void;
  /** Hands the list over. */
  finish(): void;
  /** Slots in the list. */
  count(): number;
  setEdges(isShown: boolean): void;
  setShadow(isCast: boolean): void;
}

/** A slot in a list: twenty bits of the slot, four of how far it is faded in or out, and one for which of the two. */
export const slotBits = { fadeShift: 20, fadeSteps: 15, arrives: 1 << 24 } as const;

/** @param slots that the list can hold; while a level fades into another, a slot is in two lists, never twice in one */
export function createPartDraw(
  name: string,
  surfaces: readonly Surface[],
  isOpening: boolean,
  slots: number,
  materials: SurfaceMaterials,
): PartDraw {
  const list = new InstancedBufferAttribute(new Uint32Array(slots), 1);
  list.setUsage(DynamicDrawUsage);
  const array = list.array;
  const objects = surfaces.map((surface) => drawSurface(name, surface, isOpening, list, materials));
  const casts = objects.map((object) => object.castShadow);
  let count = 0;
  let isEdgeShown = true;

  return {
    objects,
    clear() {
      count = 0;
    },
    add(firstSlot, added, bits) {
      for (let rank = 0; rank < added; rank++) array[count + rank] = (firstSlot + rank) | bits;
      count += added;
    },
    finish() {
      for (let place = 0; place < objects.length; place++) {
        const object = objects[place];
        if (object === undefined) continue;
        (object.geometry as InstancedBufferGeometry).instanceCount = count;
        object.visible = count > 0 && (isEdgeShown || !(object instanceof LineSegments));
      }
      if (count === 0) return;
      list.clearUpdateRanges();
      list.addUpdateRange(0, count);
      list.needsUpdate = true;
    },
    count: () => count,
    setEdges(isShown) {
      isEdgeShown = isShown;
      for (const object of objects) if (object instanceof LineSegments) object.visible = count > 0 && isShown;
    },
    setShadow(isCast) {
      for (const [place, object] of objects.entries()) object.castShadow = isCast && casts[place] === true;
    },
  };
}

function drawSurface(
  name: string,
  { kind, geometry }: Surface,
  isOpening: boolean,
  list: InstancedBufferAttribute,
  materials: SurfaceMaterials,
): Mesh | LineSegments {
  const drawn = withSlots(geometry, list);
  const object =
    kind === "edge"
      ? new LineSegments<BufferGeometry, Material>(drawn, isOpening ? materials.openingEdge : materials.edge)
      : new Mesh<BufferGeometry, Material>(drawn, materialOf(kind, isOpening, materials));
  object.name = name;
  object.frustumCulled = false;
  object.matrixAutoUpdate = false;
  object.visible = false;
  if (kind === "edge") return object;
  object.castShadow = kind === "clay";
  object.receiveShadow = kind === "clay";
  object.customDepthMaterial = isOpening ? materials.openingDepth : materials.depth;
  if (kind === "glass") object.renderOrder = 2;
  return object;
}

function materialOf(kind: "clay" | "glass", isOpening: boolean, materials: SurfaceMaterials): Material {
  if (kind === "clay") return isOpening ? materials.openingClay : materials.clay;
  return isOpening ? materials.openingGlass : materials.glass;
}

/** The same triangles, with the list of slots beside them. */
function withSlots(geometry: BufferGeometry, list: InstancedBufferAttribute): InstancedBufferGeometry {
  const drawn = new InstancedBufferGeometry();
  drawn.setIndex(geometry.index);
  for (const [name, attribute] of Object.entries(geometry.attributes)) drawn.setAttribute(name, attribute);
  drawn.setAttribute("slot", list);
  drawn.instanceCount = 0;
  return drawn;
}
