import { type BufferGeometry, LineSegments, type Material, Mesh, type WebGLRenderer } from "three";
import type { Surface } from "./load-model.ts";
import { type MergedSurfaces, mergeSurfaces } from "./merge-surfaces.ts";
import type { SlotList } from "./slot-lists.ts";

/** A surface of one level of detail of a part, drawn once for every slot of that level's list. */
export interface BatchedSurface {
  readonly geometry: BufferGeometry;
  readonly list: SlotList;
  /** Of the whole part, metres. */
  readonly radiusM: number;
}

/** All surfaces that have the same material: one geometry, drawn by one call. */
export interface SurfaceBatch {
  readonly object: Mesh | LineSegments;
  /**
   * Takes up what is in the lists.
   *
   * @param smallestCasterM parts of a smaller radius cast no shadow, metres
   */
  renew(smallestCasterM: number): void;
  /** Changes with what casts a shadow. */
  readonly castRevision: number;
  /** Lets go of the geometry on the GPU; it is made again when the lists are taken up the next time. */
  free(): void;
}

export interface BatchMaterials {
  readonly shown: Material;
  /** What casts its shadow; undefined where it casts none. */
  readonly depth: Material | undefined;
}

/**
 * three.js draws no instances of many geometries by one call: of these it draws none, and with the program, the
 * textures and the buffers that it has bound for that, they are drawn.
 */
export function createSurfaceBatch(
  kind: Surface["kind"],
  surfaces: readonly BatchedSurface[],
  { shown: material, depth }: BatchMaterials,
): SurfaceBatch {
  const listed = surfaces.map(({ geometry, list }) => ({ geometry, firstInLists: list.first }));
  let merged: MergedSurfaces | undefined;
  const object = kind === "edge" ? new LineSegments(undefined, material) : new Mesh(undefined, material);
  const shown = createDraws(surfaces.length);
  const casting = createDraws(surfaces.length);
  let castRevision = 0;
  object.name = kind;
  object.visible = false;
  object.frustumCulled = false;
  object.matrixAutoUpdate = false;
  object.castShadow = depth !== undefined;
  object.receiveShadow = kind === "clay";
  if (depth !== undefined) object.customDepthMaterial = depth;
  if (kind === "glass") object.renderOrder = 2;
  object.onAfterRender = (renderer) => multiDraw(renderer, kind, shown);
  object.onAfterShadow = (renderer) => multiDraw(renderer, kind, casting);

  const merge = (): MergedSurfaces => {
    const all = mergeSurfaces(listed);
    all.geometry.instanceCount = 0;
    object.geometry = all.geometry;
    return all;
  };

  return {
    object,
    renew(smallestCasterM) {
      merged ??= merge();
      const { indexCounts, indexOffsets } = merged;
      shown.length = 0;
      casting.length = 0;
      castRevision = 0;
      for (let place = 0; place < surfaces.length; place++) {
        const surface = surfaces[place];
        if (surface === undefined) continue;
        const instances = surface.list.count();
        const isCasting = depth !== undefined && surface.radiusM > smallestCasterM;
        if (isCasting) castRevision += surface.list.revision();
        if (instances === 0) continue;
        addDraw(shown, indexCounts[place] ?? 0, indexOffsets[place] ?? 0, instances);
        if (isCasting) addDraw(casting, indexCounts[place] ?? 0, indexOffsets[place] ?? 0, instances);
      }
      object.visible = shown.length > 0;
    },
    get castRevision() {
      return castRevision;
    },
    free() {
      merged?.geometry.dispose();
      merged = undefined;
    },
  };
}

/** What one call draws: the first so many of each. */
interface Draws {
  length: number;
  readonly indexCounts: Int32Array;
  readonly indexOffsets: Int32Array;
  readonly instances: Int32Array;
}

function createDraws(atMost: number): Draws {
  return {
    length: 0,
    indexCounts: new Int32Array(atMost),
    indexOffsets: new Int32Array(atMost),
    instances: new Int32Array(atMost),
  };
}

function addDraw(draws: Draws, indexCount: number, indexOffset: number, instances: number): void {
  draws.indexCounts[draws.length] = indexCount;
  draws.indexOffsets[draws.length] = indexOffset;
  draws.instances[draws.length] = instances;
  draws.length++;
}

/** Draws with what is bound; where a browser knows no such call, one by one. */
function multiDraw(renderer: WebGLRenderer, kind: Surface["kind"], draws: Draws): void {
  const { length, indexCounts, indexOffsets, instances } = draws;
  const gl = renderer.getContext();
  if (length === 0 || !(gl instanceof WebGL2RenderingContext)) return;
  const mode = kind === "edge" ? gl.LINES : gl.TRIANGLES;
  const type = gl.UNSIGNED_INT;
  const extension = gl.getExtension("WEBGL_multi_draw");
  extension?.multiDrawElementsInstancedWEBGL(mode, indexCounts, 0, type, indexOffsets, 0, instances, 0, length);
  for (let place = 0; place < length; place++) {
    const count = indexCounts[place] ?? 0;
    const times = instances[place] ?? 0;
    if (extension === null) gl.drawElementsInstanced(mode, count, type, indexOffsets[place] ?? 0, times);
    renderer.info.update(count, mode, times);
  }
}
