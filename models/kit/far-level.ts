import { Box3, Vector3 } from "three";
import type { SurfaceRole } from "../../twin/appearance/surface-role.ts";
import { farNodeOf } from "../../twin/plant/model-part.ts";
import { appendShape, type Part, type PlainShape, startPart, surfaceKindOf } from "./part-builder.ts";

/** What says something from afar, however small: states and alarms. */
const tellingRoles: ReadonlySet<SurfaceRole> = new Set(["band", "lamp-running", "lamp-waiting", "lamp-fault"]);

/** A shape shorter than this share of the model's longest side is a pixel or two where the far level is drawn. */
const smallShare = 1 / 36;
/** What is this long is seen on any model, metres. */
const alwaysSeenM = 0.9;
/** What is this thin is not, metres: handles, cables, the bars of a fence. */
const thinM = 0.05;

/**
 * The far levels of a model's parts, by part: plain shapes, without those that cannot be seen from afar and without
 * edge lines. A part of which nothing is seen has none.
 */
export function farLevels(root: Part): ReadonlyMap<Part, Part> {
  const size = boundPart(root, new Vector3()).getSize(new Vector3());
  const longest = Math.max(size.x, size.y, size.z);
  const seenFromM = Math.min(alwaysSeenM, longest * smallShare);
  const levels = new Map<Part, Part>();
  const add = (part: Part): void => {
    const seen = part.plain.filter((piece) => isSeenFromAfar(piece, seenFromM));
    if (seen.length > 0) levels.set(part, farPart(part.name, seen));
    for (const child of part.children) add(child);
  };
  add(root);
  return levels;
}

function farPart(name: string, pieces: readonly PlainShape[]): Part {
  const { part } = startPart(farNodeOf(name));
  for (const { shape, matrix, role } of pieces) appendShape(part[surfaceKindOf(role)], shape, matrix, role);
  return part;
}

function isSeenFromAfar({ shape, role }: PlainShape, seenFromM: number): boolean {
  if (tellingRoles.has(role)) return true;
  const size = boundShape(shape.positions).getSize(new Vector3());
  const [, middle = 0, longest = 0] = [size.x, size.y, size.z].sort((a, b) => a - b);
  return longest >= seenFromM && middle >= thinM;
}

function boundShape(positions: readonly number[]): Box3 {
  return new Box3().setFromArray([...positions]);
}

function boundPart({ at, plain, children }: Part, origin: Vector3): Box3 {
  const place = new Vector3(...at).add(origin);
  const box = new Box3();
  for (const { shape, matrix } of plain) box.union(boundShape(shape.positions).applyMatrix4(matrix).translate(place));
  for (const child of children) box.union(boundPart(child, place));
  return box;
}
