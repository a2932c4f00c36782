import { Color } from "three";
import { studioPalette } from "../../twin/appearance/palettes.ts";
import { type SurfaceRole, surfaceRoles } from "../../twin/appearance/surface-role.ts";

const colours = surfaceRoles.map((role: SurfaceRole): readonly [number, number, number] => {
  const { r, g, b } = new Color(studioPalette[role]);
  return [Math.round(r * 255), Math.round(g * 255), Math.round(b * 255)];
});

/** The studio theme's colour of a role code, linear, 0 to 255: what a model shows in a viewer that knows no roles. */
export function studioColourOf(roleCode: number): readonly [number, number, number] {
  return colours[roleCode] ?? [255, 255, 255];
}
