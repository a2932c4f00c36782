/**
 * What a surface of a model is made of, as a meaning rather than a colour: a theme gives each role its colour. The
 * order is the code that models carry in the alpha of their vertex colours (COLOR_0), so new roles go to the end.
 */
export const surfaceRoles = [
  "white",
  "light",
  "mid",
  "dark",
  "deep",
  "ink",
  "screen",
  "floor",
  "pad",
  "plot",
  "road",
  "mark",
  "mark-dark",
  "leaf",
  "leaf-dark",
  "solar",
  "web",
  "graphite",
  "copper",
  "product",
  "product-body",
  /** Segments of a stack light: lit in the states of their names. */
  "lamp-running",
  "lamp-waiting",
  "lamp-fault",
  /** The edge of a machine that takes the colour of an alarm or of the selection. */
  "band",
  "glass",
  "glass-dark",
] as const;

export type SurfaceRole = (typeof surfaceRoles)[number];

export function surfaceRoleCode(role: SurfaceRole): number {
  return surfaceRoles.indexOf(role);
}
