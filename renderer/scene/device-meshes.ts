import {
  type BufferGeometry,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  Matrix4,
  type Object3D,
  Quaternion,
  Vector3,
} from "three";
import type { DeviceType, Motion } from "../../twin/plant/device-type-schema.ts";
import { type PlantIndex, signalOf } from "../../twin/plant/plant-index.ts";
import { createInstanceMatrices, InstancedLines } from "./instanced-lines.ts";
import type { Model, ModelPart } from "./load-model.ts";
import type { SurfaceMaterials } from "./surface-material.ts";

/** All devices of one type: each part is drawn once for all of them. */
export interface TypeMeshes {
  readonly type: DeviceType;
  readonly model: Model;
  /** Assets of the type, by instance. */
  readonly assets: readonly number[];
  /** By part: the matrices of all instances, shared by the part's surfaces. */
  readonly matrices: readonly InstancedBufferAttribute[];
  /** By instance: where the device stands. */
  readonly places: readonly Matrix4[];
  readonly motions: readonly PartMotion[];
}

/** A part that moves, and the signal that it follows in each instance. */
export interface PartMotion {
  readonly part: number;
  readonly motion: Motion;
  /** By instance; -1 where the screen does not see the signal. */
  readonly signals: Int32Array;
  /** By instance: where the part is on its path. */
  readonly values: Float64Array;
}

/** Builds the meshes of one type into a group. */
export function buildTypeMeshes(
  plant: PlantIndex,
  type: DeviceType,
  model: Model,
  assets: readonly number[],
  materials: SurfaceMaterials,
): { meshes: TypeMeshes; group: Group } {
  const group = new Group();
  const matrices = model.parts.map(() => createInstanceMatrices(assets.length));
  for (const [place, part] of model.parts.entries()) {
    const instanceMatrix = matrices[place];
    if (instanceMatrix === undefined) continue;
    for (const object of drawPart(part, type, assets, instanceMatrix, materials)) group.add(object);
  }
  const meshes: TypeMeshes = {
    type,
    model,
    assets,
    matrices,
    places: assets.map((asset) => placeMatrix(plant, asset)),
    motions: type.motion.map((motion) => bindMotion(plant, model, motion, assets)),
  };
  for (const instance of assets.keys()) placeParts(meshes, instance);
  return { meshes, group };
}

function drawPart(
  part: ModelPart,
  { id: typeId, opens }: DeviceType,
  assets: readonly number[],
  instanceMatrix: InstancedBufferAttribute,
  materials: SurfaceMaterials,
): Object3D[] {
  const isOpening = opens.includes(part.name);
  return part.surfaces.map(({ kind, geometry }) => {
    const drawn = withAssets(geometry, assets);
    if (kind === "edge") {
      return new InstancedLines(drawn, isOpening ? materials.openingEdge : materials.edge, instanceMatrix);
    }
    const own = { clay: materials.clay, glass: materials.glass };
    const opening = { clay: materials.openingClay, glass: materials.openingGlass };
    const mesh = new InstancedMesh(drawn, (isOpening ? opening : own)[kind], assets.length);
    mesh.instanceMatrix = instanceMatrix;
    mesh.name = `${typeId}/${part.name}`;
    mesh.frustumCulled = false;
    mesh.castShadow = kind === "clay";
    mesh.receiveShadow = kind === "clay";
    mesh.customDepthMaterial = isOpening ? materials.openingDepth : materials.depth;
    if (kind === "glass") mesh.renderOrder = 2;
    return mesh;
  });
}

/** The same triangles with the instances' assets beside them. */
function withAssets(geometry: BufferGeometry, assets: readonly number[]): BufferGeometry {
  geometry.setAttribute("asset", new InstancedBufferAttribute(Float32Array.from(assets), 1));
  return geometry;
}

function placeMatrix(plant: PlantIndex, asset: number): Matrix4 {
  const place = plant.view.assets[asset]?.place ?? { x: 0, y: 0, z: 0, heading: 0 };
  return new Matrix4().makeRotationY(place.heading).setPosition(place.x, place.y, place.z);
}

function bindMotion(plant: PlantIndex, model: Model, motion: Motion, assets: readonly number[]): PartMotion {
  return {
    part: model.parts.findIndex((part) => part.name === motion.part),
    motion,
    signals: Int32Array.from(assets, (asset) => signalOf(plant, asset, motion.signal) ?? -1),
    // A part that slides starts where its signal first puts it; one that turns starts anywhere.
    values: new Float64Array(assets.length).fill(motion.kind === "spin" ? 0 : Number.NaN),
  };
}

const local = new Matrix4();
const turn = new Matrix4();
const parentMatrix = new Matrix4();
const axis = new Vector3();
const quaternion = new Quaternion();

/** Writes the matrices of all parts of one instance from where its motions are. */
export function placeParts(meshes: TypeMeshes, instance: number): void {
  const place = meshes.places[instance];
  if (place === undefined) return;
  for (let part = 0; part < meshes.model.parts.length; part++) {
    const { parent, position } = meshes.model.parts[part] ?? { parent: -1, position: undefined };
    if (position === undefined) continue;
    local.makeTranslation(position.x, position.y, position.z);
    for (const { part: moved, motion, values } of meshes.motions) {
      if (moved === part) applyMotion(motion, values[instance] ?? Number.NaN);
    }
    const parentMatrices = meshes.matrices[parent];
    if (parentMatrices === undefined) local.premultiply(place);
    else local.premultiply(parentMatrix.fromArray(parentMatrices.array, instance * 16));
    const own = meshes.matrices[part];
    if (own === undefined) continue;
    local.toArray(own.array, instance * 16);
    own.needsUpdate = true;
  }
}

/** Adds a motion to the local matrix. */
function applyMotion(motion: Motion, value: number): void {
  if (Number.isNaN(value)) return;
  axis.fromArray(motion.axis).normalize();
  switch (motion.kind) {
    case "translate":
      local.multiply(turn.makeTranslation(axis.multiplyScalar(value)));
      return;
    case "rotate":
    case "spin":
      local.multiply(turn.makeRotationFromQuaternion(quaternion.setFromAxisAngle(axis, value)));
      return;
    case "scale": {
      // Along the axis by the value, across it not at all.
      const { x, y, z } = axis;
      local.multiply(
        turn.makeScale(1 + (value - 1) * Math.abs(x), 1 + (value - 1) * Math.abs(y), 1 + (value - 1) * Math.abs(z)),
      );
    }
  }
}
