import { parseJsonFile, type Report, reportInto } from "../plant/parse-json-file.ts";
import type { PlantIssue } from "../plant/plant-issue.ts";
import { type CriteriaGroup, type CriteriaPack, criteriaPackSchema } from "./criteria-schema.ts";

/** The largest file of a pack: a limit for hostile files. */
export const maxPackBytes = 2_000_000;

export interface ParsedCriteriaPack {
  /** Undefined where an error makes it unusable. */
  readonly pack: CriteriaPack | undefined;
  readonly issues: readonly PlantIssue[];
}

/**
 * Reads a criteria pack.
 *
 * @param file its path, for messages; the name without `.json` must be the pack's id
 */
export function parseCriteriaPack(bytes: Uint8Array, file: string): ParsedCriteriaPack {
  const issues: PlantIssue[] = [];
  const report = reportInto(issues, file);
  if (bytes.byteLength > maxPackBytes) {
    report([], { zh: "文件过大，最大 2 MB", en: "is too large; at most 2 MB" });
    return { pack: undefined, issues };
  }
  const pack = parseJsonFile(bytes, criteriaPackSchema, report);
  if (pack === undefined) return { pack, issues };
  const name = /([^/\\]+)\.json$/.exec(file)?.[1] ?? "";
  if (pack.id !== name) {
    report(["id"], {
      zh: `“${pack.id}” 与文件名不一致，应为 “${name}”`,
      en: `"${pack.id}" is not the file's name; it must be "${name}"`,
    });
  }
  reportTwins(pack.groups, ["groups"], { groups: new Set(), criteria: new Set() }, report);
  return { pack: issues.length === 0 ? pack : undefined, issues };
}

/** Criteria are named by pack and id alone, so that an id is there once in the whole pack; so are groups. */
function reportTwins(
  groups: readonly CriteriaGroup[],
  place: readonly PropertyKey[],
  seen: { readonly groups: Set<string>; readonly criteria: Set<string> },
  report: Report,
): void {
  for (const [rank, group] of groups.entries()) {
    const at = [...place, rank];
    if (seen.groups.has(group.id)) {
      report([...at, "id"], { zh: `分组 “${group.id}” 重复`, en: `group "${group.id}" is there twice` });
    }
    seen.groups.add(group.id);
    for (const [n, { id }] of group.criteria.entries()) {
      if (seen.criteria.has(id)) {
        report([...at, "criteria", n, "id"], {
          zh: `评估要求 “${id}” 重复`,
          en: `criterion "${id}" is there twice`,
        });
      }
      seen.criteria.add(id);
    }
    reportTwins(group.groups, [...at, "groups"], seen, report);
  }
}
