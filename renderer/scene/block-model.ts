import { EdgesGeometry, Vector3 } from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import type { Model } from "./load-model.ts";
import { bandM, box, stackLight } from "./state-marks.ts";

/** The size of a device whose type does not say one, metres: width, height, depth. */
const defaultSizeM = [2, 2, 2] as const;

/** Stands for a device that has no model of its own: a block of its footprint with a stack light. */
export function createBlockModel([width, height, depth]: readonly [number, number, number] = defaultSizeM): Model {
  const body = box("light", [width, height - bandM, depth], [0, (height - bandM) / 2, 0]);
  const band = box("band", [width, bandM, depth], [0, height - bandM / 2, 0]);
  const clay = mergeGeometries([body, band, ...stackLight(new Vector3(width * 0.4, height, -depth * 0.3))]);
  const surfaces = [
    { kind: "clay", geometry: clay },
    { kind: "edge", geometry: new EdgesGeometry(body) },
  ] as const;
  return { parts: [{ name: "block", parent: -1, position: new Vector3(), surfaces }] };
}
