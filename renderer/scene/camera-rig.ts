import CameraControls from "camera-controls";
import {
  Box3,
  Matrix4,
  type PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from "three";
import type { SceneLink } from "../session/scene-link.ts";
import type { CameraView } from "../session/session-store.ts";
import { type CameraFlight, planFlight } from "./camera-flight.ts";
import type { CameraPose } from "./camera-pose.ts";

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
});

/** The camera: flown to poses, or moved by hand; a hand ends a flight. */
export interface CameraRig {
  flyTo(pose: CameraPose, isImmediate: boolean): void;
  /** Takes another pose in place of the one that it was last flown to, unless a hand has moved it since. */
  refit(pose: CameraPose): void;
  /** Moves on by one frame; true while the camera moves. */
  advance(elapsedS: number): boolean;
  /** Metres from the camera to what it looks at. */
  readonly distance: number;
  readonly target: Vector3;
  /** Where the camera stands and what it looks at, to a millimetre. */
  readView(): CameraView;
  dispose(): void;
}

/**
 * @param onInput called when a hand moves the camera, so that frames are drawn
 * @param link of a scene beside this one, whose camera goes along, and leads where a hand moves it there
 */
export function createCameraRig(
  camera: PerspectiveCamera,
  element: HTMLElement,
  onInput: () => void,
  link?: SceneLink,
): CameraRig {
  const controls = new CameraControls(camera, element);
  controls.smoothTime = 0.12;
  controls.draggingSmoothTime = 0.06;
  controls.dollyToCursor = true;
  controls.minDistance = 2.5;
  controls.maxDistance = 900;
  // Never below the ground, never quite from above, where turning has no meaning.
  controls.maxPolarAngle = Math.PI / 2 - 0.04;
  controls.minPolarAngle = 0.05;

  let flight: CameraFlight | undefined;
  let flownS = 0;
  let isMovedByHand = false;
  /** Whether the last to move it was a hand over this picture. */
  let isLeading = false;
  const pose = { position: new Vector3(), target: new Vector3() };
  const target = new Vector3();
  const lead = (): void => {
    isLeading = true;
    onInput();
  };
  const cancel = (): void => {
    flight = undefined;
    isMovedByHand = true;
    lead();
  };
  controls.addEventListener("controlstart", cancel);
  controls.addEventListener("control", lead);
  const seat = link?.join(({ positionM, targetM }) => {
    flight = undefined;
    isMovedByHand = true;
    isLeading = false;
    void controls.setLookAt(...positionM, ...targetM, false);
    onInput();
  });
  const readView = (): CameraView => ({
    positionM: roundedToMm(camera.position),
    targetM: roundedToMm(controls.getTarget(target)),
  });

  const flyTo = (to: CameraPose, isImmediate: boolean): void => {
    isMovedByHand = false;
    isLeading = false;
    if (isImmediate) {
      flight = undefined;
      void controls.setLookAt(...to.position.toArray(), ...to.target.toArray(), false);
      controls.update(0);
      return;
    }
    flownS = 0;
    flight = planFlight({ position: camera.position.clone(), target: controls.getTarget(new Vector3()) }, to);
  };

  return {
    flyTo,
    refit(to) {
      if (!isMovedByHand) flyTo(to, flight === undefined);
    },
    advance(elapsedS) {
      if (flight !== undefined) {
        flownS += elapsedS;
        const hasArrived = flight.at(flownS, pose);
        void controls.setLookAt(...pose.position.toArray(), ...pose.target.toArray(), false);
        if (hasArrived) flight = undefined;
        controls.update(elapsedS);
        fitDepth(camera, controls.distance);
        return true;
      }
      const isMoving = controls.update(elapsedS);
      fitDepth(camera, controls.distance);
      if (isMoving && isLeading) seat?.tell(readView());
      return isMoving;
    },
    get distance() {
      return controls.distance;
    },
    get target() {
      return controls.getTarget(target);
    },
    readView,
    dispose() {
      seat?.leave();
      controls.dispose();
    },
  };
}

function roundedToMm({ x, y, z }: Vector3): [number, number, number] {
  const round = (metres: number): number => Math.round(metres * 1000) / 1000;
  return [round(x), round(y), round(z)];
}

/** Keeps the depth range as narrow as the view allows: from the bolt in front to the far side of the park. */
function fitDepth(camera: PerspectiveCamera, distance: number): void {
  const near = Math.max(0.15, distance * 0.05);
  const far = distance * 4 + 700;
  if (Math.abs(camera.near - near) < near * 0.05 && Math.abs(camera.far - far) < far * 0.05) return;
  camera.near = near;
  camera.far = far;
  camera.updateProjectionMatrix();
}
