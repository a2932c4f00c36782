import { type Box3, BoxGeometry, BufferAttribute, type BufferGeometry, Vector3 } from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { type SurfaceRole, surfaceRoleCode } from "../../twin/appearance/surface-role.ts";

/** Metres: a segment of the stack light, and the strip that takes the colour of an alarm or of the selection. */
const lampM = 0.14;
export const bandM = 0.08;

/** The segments of a stack light, one on the other, from a point upwards. */
export function stackLight(foot: Vector3): BufferGeometry[] {
  return (["lamp-running", "lamp-waiting", "lamp-fault"] as const).map((role, rank) =>
    box(role, [lampM, lampM, lampM], [foot.x, foot.y + (rank + 0.5) * lampM, foot.z]),
  );
}

/** What a model by somebody else lacks: the strip, around its foot, and a stack light on the corner of its top. */
export function marksAround(bounds: Box3): BufferGeometry {
  const { min, max } = bounds;
  const middle = bounds.getCenter(new Vector3());
  const size = bounds.getSize(new Vector3());
  const foot = new Vector3(max.x - lampM, max.y, min.z + lampM);
  const strip = box("band", [size.x + bandM, bandM, size.z + bandM], [middle.x, min.y + bandM / 2, middle.z]);
  return mergeGeometries([strip, ...stackLight(foot)]);
}

/** A box of one role: its size and its middle in metres. */
export function box(
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
