import type { CriteriaGroup, CriteriaPack, Criterion } from "./criteria-schema.ts";

/** What people do to a pack of their own. Groups and criteria are named by their ids, which a pack has only once. */
export type PackEdit =
  | { readonly kind: "pack"; readonly changes: Partial<Pick<CriteriaPack, "title" | "source" | "status">> }
  | { readonly kind: "add-group"; readonly group: CriteriaGroup }
  | { readonly kind: "change-group"; readonly id: string; readonly changes: Partial<Pick<CriteriaGroup, "title">> }
  | { readonly kind: "remove-group"; readonly id: string }
  | { readonly kind: "add-criterion"; readonly group: string; readonly criterion: Criterion }
  | {
      readonly kind: "change-criterion";
      readonly id: string;
      /** What is undefined is taken away. */
      readonly changes: { readonly [Key in "title" | "text" | "sure"]?: Criterion[Key] | undefined };
    }
  | { readonly kind: "remove-criterion"; readonly id: string };

/** A pack to begin with: one group without criteria. */
export function newPack(id: string): CriteriaPack {
  const empty = { zh: "", en: "" };
  const group = { id: "group-1", title: empty, groups: [], criteria: [] };
  return { format: 1, id, title: empty, source: empty, status: "own", groups: [group] };
}

/** The pack after an edit. */
export function editPack(pack: CriteriaPack, edit: PackEdit): CriteriaPack {
  switch (edit.kind) {
    case "pack":
      return { ...pack, ...edit.changes };
    case "add-group":
      return { ...pack, groups: [...pack.groups, edit.group] };
    case "change-group":
      return eachGroup(pack, (group) => (group.id === edit.id ? { ...group, ...edit.changes } : group));
    case "remove-group":
      return eachGroup(pack, (group) => (group.id === edit.id ? undefined : group));
    case "add-criterion":
      return eachGroup(pack, (group) =>
        group.id === edit.group ? { ...group, criteria: [...group.criteria, edit.criterion] } : group,
      );
    case "change-criterion":
      return eachGroup(pack, (group) => ({
        ...group,
        criteria: group.criteria.map((each) => (each.id === edit.id ? changed(each, edit.changes) : each)),
      }));
    case "remove-criterion":
      return eachGroup(pack, (group) => ({ ...group, criteria: group.criteria.filter(({ id }) => id !== edit.id) }));
  }
}

/** The groups right below one. */
export function groupsIn(group: CriteriaGroup): readonly CriteriaGroup[] {
  return group.groups;
}

/** All groups of a pack, those within others too. */
export function allGroups(groups: readonly CriteriaGroup[]): CriteriaGroup[] {
  return groups.flatMap((group) => [group, ...allGroups(group.groups)]);
}

function changed(criterion: Criterion, changes: Extract<PackEdit, { kind: "change-criterion" }>["changes"]): Criterion {
  const { text, ...rest } = { ...criterion, ...changes };
  return {
    id: criterion.id,
    title: rest.title ?? criterion.title,
    sure: rest.sure ?? criterion.sure,
    ...(text === undefined ? {} : { text }),
  };
}

function eachGroup(pack: CriteriaPack, change: (group: CriteriaGroup) => CriteriaGroup | undefined): CriteriaPack {
  const within = (groups: readonly CriteriaGroup[]): CriteriaGroup[] =>
    groups.flatMap((group) => change({ ...group, groups: within(group.groups) }) ?? []);
  return { ...pack, groups: within(pack.groups) };
}
