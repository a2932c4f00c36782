import { Group } from "three";
import type { Surface } from "./load-model.ts";
import type { PartCells } from "./part-cells.ts";
import { type BatchedSurface, type BatchMaterials, createSurfaceBatch, type SurfaceBatch } from "./surface-batch.ts";
import type { SurfaceMaterials } from "./surface-material.ts";

/** All surfaces of a plant's parts, in one batch for each material. */
export interface DrawnSurfaces {
  readonly group: Group;
  /** Outlines are drawn by night, and where something has nothing else to show. */
  setEdges(areShown: boolean): void;
  /**
   * Takes up what is in the lists, where they or the smallest part that casts a shadow have changed.
   *
   * @param revision of the lists
   * @param smallestCasterM radius, metres
   */
  renew(revision: number, smallestCasterM: number): void;
  /** Changes with what casts a shadow. */
  readonly castRevision: number;
  /** Lets go of the geometry on the GPU; it is made again when the lists are taken up the next time. */
  free(): void;
}

export function createDrawnSurfaces({ parts }: PartCells, materials: SurfaceMaterials): DrawnSurfaces {
  const listSurfaces = (kind: Surface["kind"], opens: boolean): BatchedSurface[] =>
    parts
      .filter(({ isOpening }) => isOpening === opens)
      .flatMap(({ near, far, radiusM }) =>
        [near, far].flatMap((draw) =>
          (draw?.surfaces ?? []).flatMap((surface) =>
            draw === undefined || surface.kind !== kind ? [] : { geometry: surface.geometry, list: draw.list, radiusM },
          ),
        ),
      );
  const createBatch = (kind: Surface["kind"], opens: boolean, ofKind: BatchMaterials): SurfaceBatch[] => {
    const surfaces = listSurfaces(kind, opens);
    return surfaces.length === 0 ? [] : [createSurfaceBatch(kind, surfaces, ofKind)];
  };
  const solid = [
    ...createBatch("clay", false, { shown: materials.clay, depth: materials.depth }),
    ...createBatch("clay", true, { shown: materials.openingClay, depth: materials.openingDepth }),
    ...createBatch("glass", false, { shown: materials.glass, depth: undefined }),
    ...createBatch("glass", true, { shown: materials.openingGlass, depth: undefined }),
  ];
  const edges = [
    ...createBatch("edge", false, { shown: materials.edge, depth: undefined }),
    ...createBatch("edge", true, { shown: materials.openingEdge, depth: undefined }),
  ];
  const edgeGroup = new Group();
  const group = new Group();
  for (const { object } of edges) edgeGroup.add(object);
  for (const { object } of solid) group.add(object);
  group.add(edgeGroup);
  edgeGroup.visible = false;
  let renewedRevision = -1;
  let renewedCasterM = -1;
  let castRevision = 0;

  return {
    group,
    setEdges(areShown) {
      if (areShown === edgeGroup.visible) return;
      edgeGroup.visible = areShown;
      renewedRevision = -1;
    },
    renew(revision, smallestCasterM) {
      if (revision === renewedRevision && smallestCasterM === renewedCasterM) return;
      renewedRevision = revision;
      renewedCasterM = smallestCasterM;
      castRevision = 0;
      for (let place = 0; place < solid.length; place++) {
        solid[place]?.renew(smallestCasterM);
        castRevision += solid[place]?.castRevision ?? 0;
      }
      // Outlines cast no shadow, and are not even made before they are drawn.
      if (edgeGroup.visible) for (let place = 0; place < edges.length; place++) edges[place]?.renew(smallestCasterM);
    },
    get castRevision() {
      return castRevision;
    },
    free() {
      renewedRevision = -1;
      for (const batch of [...solid, ...edges]) batch.free();
    },
  };
}
