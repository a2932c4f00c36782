import { Box3, Mesh, type Object3D, Sphere, Vector3 } from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";

/** Any GLB as it is, with its own materials; what is broken throws. */
export async function loadDraftModel(bytes: Uint8Array<ArrayBuffer>): Promise<Object3D> {
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).parseAsync(bytes.slice().buffer, "");
  if (new Box3().setFromObject(scene).isEmpty()) throw new Error("there is nothing to draw in it");
  scene.traverse((object) => {
    object.castShadow = true;
    object.receiveShadow = true;
  });
  return scene;
}

/** Stands it on a point. */
export function standDraft(model: Object3D, at: Vector3): void {
  const box = new Box3().setFromObject(model);
  model.position.add(at).sub(box.getCenter(new Vector3()).setY(box.min.y));
}

/** How large a model is in the scene. */
export function boundDraft(model: Object3D): Sphere {
  return new Box3().setFromObject(model).getBoundingSphere(new Sphere());
}

export function disposeDraft(model: Object3D): void {
  model.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    for (const material of [object.material].flat()) material.dispose();
  });
}
