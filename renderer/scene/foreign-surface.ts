import { BufferAttribute, type BufferGeometry, Color, type Material, type Matrix4 } from "three";
import { type SurfaceRole, surfaceRoleCode, surfaceRoles } from "../../twin/appearance/surface-role.ts";

/** Greys of the scale model, from the lightest, and how light what is shown so is at least, 0 to 1. */
const greys: readonly (readonly [SurfaceRole, number])[] = [
  ["white", 0.8],
  ["light", 0.6],
  ["mid", 0.4],
  ["dark", 0.2],
  ["deep", 0],
];

/** Of the CIE lightness of a linear colour the exponent, near enough for choosing a grey. */
const lightnessExponent = 1 / 2.2;

/**
 * The roles that the kit's models carry in the alpha of their vertex colours, code by vertex.
 *
 * @returns undefined for a model of somebody else, in which an alpha is no role
 */
export function readRoles(geometry: BufferGeometry): Uint8Array<ArrayBuffer> | undefined {
  const colour = geometry.getAttribute("color");
  if (colour?.itemSize !== 4) return undefined;
  const roles = new Uint8Array(colour.count);
  for (let vertex = 0; vertex < colour.count; vertex++) {
    const code = Math.round(colour.getW(vertex) * 255);
    if (code >= surfaceRoles.length) return undefined;
    roles[vertex] = code;
  }
  return roles;
}

/** The role of a surface without one: a grey as light as its material. */
export function roleOfMaterial(material: Material): SurfaceRole {
  const { r, g, b } = "color" in material && material.color instanceof Color ? material.color : new Color(1, 1, 1);
  const lightness = (0.2126 * r + 0.7152 * g + 0.0722 * b) ** lightnessExponent;
  return greys.find(([, least]) => lightness >= least)?.[0] ?? "deep";
}

export function fillRole(geometry: BufferGeometry, role: SurfaceRole): void {
  const { count } = geometry.getAttribute("position");
  geometry.setAttribute("role", new BufferAttribute(new Uint8Array(count).fill(surfaceRoleCode(role)), 1));
}

/**
 * Turns and sizes a geometry as the nodes above it say: parts have a place and nothing else. One that is turned inside
 * out by it is turned back.
 *
 * @param linear without a place; the identity changes nothing
 */
export function bakeLinear(geometry: BufferGeometry, linear: Matrix4): BufferGeometry {
  const baked = geometry.clone();
  // Numbers that are packed into bytes would be rounded to them.
  for (const name of ["position", "normal"]) {
    const packed = geometry.getAttribute(name);
    if (packed === undefined) continue;
    const whole = new BufferAttribute(new Float32Array(packed.count * 3), 3);
    for (let vertex = 0; vertex < packed.count; vertex++) {
      whole.setXYZ(vertex, packed.getX(vertex), packed.getY(vertex), packed.getZ(vertex));
    }
    baked.setAttribute(name, whole);
  }
  baked.deleteAttribute("tangent");
  baked.applyMatrix4(linear);
  if (linear.determinant() < 0) turnInsideOut(baked);
  return baked;
}

function turnInsideOut(geometry: BufferGeometry): void {
  const count = geometry.index?.count ?? geometry.getAttribute("position").count;
  const order = Array.from({ length: count }, (_, rank) => geometry.index?.getX(rank) ?? rank);
  for (let corner = 0; corner + 2 < count; corner += 3) {
    const [second = 0, third = 0] = order.slice(corner + 1, corner + 3);
    order[corner + 1] = third;
    order[corner + 2] = second;
  }
  geometry.setIndex(order);
}
