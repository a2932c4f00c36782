import { Spherical, type Vector3 } from "three";
import type { CameraPose } from "./camera-pose.ts";

/** A flight from one pose to another; time is an argument. */
export interface CameraFlight {
  /** Writes the pose after so many seconds; true once it has arrived. */
  at(elapsedS: number, into: { position: Vector3; target: Vector3 }): boolean;
}

const shortestS = 0.9;
const longestS = 1.6;

/**
 * An eased flight. The camera turns around its target instead of crossing it, and its distance changes by the same
 * share in the same time, so that a flight from the park into a machine reads as one movement.
 */
export function planFlight(from: CameraPose, to: CameraPose): CameraFlight {
  const start = new Spherical().setFromVector3(from.position.clone().sub(from.target));
  const end = new Spherical().setFromVector3(to.position.clone().sub(to.target));
  const turn = Math.atan2(Math.sin(end.theta - start.theta), Math.cos(end.theta - start.theta));
  const zoom = Math.abs(Math.log(end.radius / start.radius));
  const way = from.target.distanceTo(to.target) / Math.max(start.radius, end.radius);
  const durationS = Math.min(longestS, shortestS + 0.25 * (zoom + way + Math.abs(turn)));
  const offset = new Spherical();

  return {
    at(elapsedS, into) {
      const share = Math.min(1, elapsedS / durationS);
      const eased = easeInOut(share);
      offset.radius = start.radius * (end.radius / start.radius) ** eased;
      offset.theta = start.theta + turn * eased;
      offset.phi = start.phi + (end.phi - start.phi) * eased;
      // Coming closer, the target is reached before the distance is: the picture stays on what it shows.
      const ahead = end.radius < start.radius ? 1 - (1 - eased) ** 2 : eased ** 2;
      into.target.lerpVectors(from.target, to.target, ahead);
      into.position.setFromSpherical(offset).add(into.target);
      return share >= 1;
    },
  };
}

/** Cubic in and out. */
function easeInOut(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
