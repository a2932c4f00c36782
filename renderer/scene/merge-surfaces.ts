import {
  BufferAttribute,
  type BufferGeometry,
  InstancedBufferGeometry,
  type InterleavedBufferAttribute,
  Sphere,
} from "three";

/** A geometry that is drawn once for every slot of a list. */
export interface ListedGeometry {
  readonly geometry: BufferGeometry;
  /** Place of the list's first slot among all lists: less than 2 to the 24th. */
  readonly firstInLists: number;
}

/** Many geometries in one. */
export interface MergedSurfaces {
  readonly geometry: InstancedBufferGeometry;
  /** By surface: its indices. */
  readonly indexCounts: Int32Array;
  /** By surface: where its indices begin, bytes. */
  readonly indexOffsets: Int32Array;
}

/** A vertex knows where its surface's list begins, and above these bits the role of its surface. */
export const surfaceRoleShift = 24;

const normalMost = 32_767;

/**
 * Joins geometries of triangles, or of separate lines, so that they are drawn without changing anything between them.
 * What has gone to the GPU is not held any longer: where the GPU is lost, they are joined once more.
 */
export function mergeSurfaces(surfaces: readonly ListedGeometry[]): MergedSurfaces {
  const vertices = surfaces.reduce((sum, { geometry }) => sum + geometry.getAttribute("position").count, 0);
  const indexCounts = Int32Array.from(surfaces, ({ geometry }) => countIndices(geometry));
  const indexOffsets = new Int32Array(surfaces.length);
  const indices = new Uint32Array(indexCounts.reduce((sum, count) => sum + count, 0));
  const positions = new BufferAttribute(new Float32Array(vertices * 3), 3);
  // A fourth number keeps every normal at a multiple of four bytes.
  const normals = new BufferAttribute(new Int16Array(vertices * 4), 4);
  const listed = new BufferAttribute(new Uint32Array(vertices), 1);
  let firstVertex = 0;
  let firstIndex = 0;
  for (const [place, { geometry, firstInLists }] of surfaces.entries()) {
    const { position, normal, role } = geometry.attributes;
    const count = position?.count ?? 0;
    for (let vertex = 0; vertex < count; vertex++) {
      const at = firstVertex + vertex;
      copyPoint(position, vertex, positions, at, 1);
      copyPoint(normal, vertex, normals, at, normalMost);
      listed.setX(at, firstInLists + (role?.getX(vertex) ?? 0) * 2 ** surfaceRoleShift);
    }
    const indexCount = indexCounts[place] ?? 0;
    for (let rank = 0; rank < indexCount; rank++) {
      indices[firstIndex + rank] = firstVertex + (geometry.index?.getX(rank) ?? rank);
    }
    indexOffsets[place] = firstIndex * indices.BYTES_PER_ELEMENT;
    firstVertex += count;
    firstIndex += indexCount;
  }
  normals.normalized = true;
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", letGoOnceUploaded(positions));
  geometry.setAttribute("normal", letGoOnceUploaded(normals));
  geometry.setAttribute("surface", letGoOnceUploaded(listed));
  geometry.setIndex(letGoOnceUploaded(new BufferAttribute(indices, 1)));
  // It is everywhere; three.js would look for its middle, to sort by.
  geometry.boundingSphere = new Sphere();
  return { geometry, indexCounts, indexOffsets };
}

function letGoOnceUploaded(attribute: BufferAttribute): BufferAttribute {
  return attribute.onUpload(() => {
    attribute.array = attribute.array.slice(0, 0);
  });
}

function countIndices(geometry: BufferGeometry): number {
  return geometry.index?.count ?? geometry.getAttribute("position").count;
}

/** Copies three numbers, times a factor; where there are none, they stay 0. */
function copyPoint(
  from: BufferAttribute | InterleavedBufferAttribute | undefined,
  fromAt: number,
  to: BufferAttribute,
  toAt: number,
  factor: number,
): void {
  if (from === undefined) return;
  to.setXYZ(toAt, from.getX(fromAt) * factor, from.getY(fromAt) * factor, from.getZ(fromAt) * factor);
}
