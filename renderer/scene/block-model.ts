import { BoxGeometry, BufferAttribute, type BufferGeometry, EdgesGeometry, Vector3 } from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { type SurfaceRole, surfaceRoleCode } from "../../twin/appearance/surface-role.ts";
import type { Model } from "./load-model.ts";

/** The size of a device whose type does not say one, metres: width, height, depth. */
const defaultSizeM = [2, 2, 2] as const;

/** Metres: the strip on top that takes the colour of the selection, and the segments of the stack light on it. */
const bandM = 0.08;
const lampM = 0.14;

/** Stands for a device that has no model of its own: a block of its footprint with a stack light. */
export function createBlockModel([width, height, depth]: readonly [number, number, number] = defaultSizeM): Model {
  const body = box("light", [width, height - bandM, depth], [0, (height - bandM) / 2, 0]);
  const lamps = (["lamp-running", "lamp-waiting", "lamp-fault"] as const).map((role, rank) =>
    box(role, [lampM, lampM, lampM], [width * 0.4, height + (rank + 0.5) * lampM, -depth * 0.3]),
  );
  const clay = mergeGeometries([body, box("band", [width, bandM, depth], [0, height - bandM / 2, 0]), ...lamps]);
  const surfaces = [
    { kind: "clay", geometry: clay },
    { kind: "edge", geometry: new EdgesGeometry(body) },
  ] as const;
  return { parts: [{ name: "block", parent: -1, position: new Vector3(), surfaces }] };
}

function box(
  role: SurfaceRole,
  size: readonly [number, number, number],
  middle: readonly [number, number, number],
): BufferGeometry {
  const geometry = new BoxGeometry(...size).translate(...middle);
  const { count } = geometry.getAttribute("position");
  geometry.deleteAttribute("uv");
  geometry.setAttribute("role", new BufferAttribute(new Uint8Array(count).fill(surfaceRoleCode(role)), 1));
  return geometry;
}
