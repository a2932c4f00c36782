import type { CriteriaGroup, CriteriaPack, Criterion } from "./criteria-schema.ts";

/** Every criterion of some packs by the name that scenarios and assessments use: pack, slash, id. */
export function indexCriteria(packs: readonly CriteriaPack[]): Map<string, Criterion> {
  const index = new Map<string, Criterion>();
  const add = (pack: string, { criteria, groups }: Pick<CriteriaGroup, "criteria" | "groups">): void => {
    for (const criterion of criteria) index.set(`${pack}/${criterion.id}`, criterion);
    for (const group of groups) add(pack, group);
  };
  for (const { id, groups } of packs) add(id, { criteria: [], groups });
  return index;
}
