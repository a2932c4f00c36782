import type { CriterionNode, GroupNode } from "../../../twin/scenario/assessment-tree.ts";

/** What of the criteria is listed. */
export const criterionFilters = ["all", "open", "evidence"] as const;

export type CriterionFilter = (typeof criterionFilters)[number];

/** A row of the tree of criteria. */
export type CriterionRow =
  | { readonly kind: "group"; readonly key: string; readonly level: number; readonly group: GroupNode }
  | { readonly kind: "criterion"; readonly key: string; readonly level: number; readonly criterion: CriterionNode };

/**
 * The rows of a tree of criteria from top to bottom; groups without a criterion that fits are left out.
 *
 * @param closed keys of groups of which nothing below is listed
 */
export function criterionRows(
  groups: readonly GroupNode[],
  filter: CriterionFilter,
  closed: ReadonlySet<string>,
  level = 1,
  above = "",
): CriterionRow[] {
  return groups.flatMap((group): CriterionRow[] => {
    const key = `${above}${group.id}`;
    const below: CriterionRow[] = [
      ...criterionRows(group.groups, filter, closed, level + 1, `${key}/`),
      ...group.criteria
        .filter((each) => fits(each, filter))
        .map((criterion) => ({ kind: "criterion" as const, key: criterion.name, level: level + 1, criterion })),
    ];
    if (below.length === 0) return [];
    return [{ kind: "group", key, level, group }, ...(closed.has(key) ? [] : below)];
  });
}

function fits({ openReason, evidence }: CriterionNode, filter: CriterionFilter): boolean {
  if (filter === "open") return openReason !== undefined;
  return filter === "all" || Object.values(evidence).some((count) => count > 0);
}

/** The criterion of a name. */
export function findCriterion(groups: readonly GroupNode[], name: string): CriterionNode | undefined {
  for (const group of groups) {
    const found = group.criteria.find((each) => each.name === name) ?? findCriterion(group.groups, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
