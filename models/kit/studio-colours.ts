import { Color } from "three";
import { studioPalette } from "../../twin/appearance/palettes.ts";
import { type SurfaceRole, surfaceRoles } from "../../twin/appearance/surface-role.ts";

/** The studio theme's colour of a role code, linear, 0 to 255: what a model shows in a viewer that knows no roles. */
export function studioColourOf(roleCode: number): [number, number, number] {
  const role: SurfaceRole = surfaceRoles[roleCode] ?? "light";
  const { r, g, b } = new Color(studioPalette[role]);
  return [Math.round(r * 255), Math.round(g * 255), Math.round(b * 255)];
}
