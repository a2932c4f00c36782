import { type BufferGeometry, DynamicDrawUsage, InstancedBufferAttribute, LineSegments, type Material } from "three";

/**
 * Line segments drawn once for each instance. The renderer asks for what an InstancedMesh has; it does not ask
 * whether the triangles are lines.
 */
export class InstancedLines extends LineSegments<BufferGeometry, Material> {
  readonly isInstancedMesh = true;
  readonly instanceColor = null;
  readonly morphTexture = null;
  override readonly count: number;
  readonly instanceMatrix: InstancedBufferAttribute;

  /** @param instanceMatrix shared with the mesh whose outlines these are */
  constructor(geometry: BufferGeometry, material: Material, instanceMatrix: InstancedBufferAttribute) {
    super(geometry, material);
    this.instanceMatrix = instanceMatrix;
    this.count = instanceMatrix.count;
    this.frustumCulled = false;
  }
}

/** Matrices of instances that move. */
export function createInstanceMatrices(count: number): InstancedBufferAttribute {
  const matrices = new InstancedBufferAttribute(new Float32Array(count * 16), 16);
  matrices.setUsage(DynamicDrawUsage);
  return matrices;
}
