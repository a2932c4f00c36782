/**
 * The far level of the part `spindle` is the node `spindle@far`, a child of the part's own node without a place of its
 * own: it is drawn instead of the part's mesh, and moves with it. It is no part by itself. A part without one is not
 * drawn from afar.
 */
const farSuffix = "@far";

/** The name of the node that is a part's far level. */
export function farNodeOf(part: string): string {
  return `${part}${farSuffix}`;
}

export function isFarNode(nodeName: string): boolean {
  return nodeName.endsWith(farSuffix);
}
