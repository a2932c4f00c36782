import { describe, expect, it } from "vitest";
import { criterionRows, findCriterion } from "../../../renderer/panels/assessment/criterion-rows.ts";
import { type Assessment, assessmentSchema } from "../../../twin/scenario/assessment.ts";
import { assessmentTree } from "../../../twin/scenario/assessment-tree.ts";
import { ownPack } from "../../support/own-pack.ts";

const assessment: Assessment = assessmentSchema.parse({
  format: 1,
  id: "a1",
  title: "自评估",
  plant: "works",
  packs: ["own"],
  assessors: [{ id: "wang", name: "王工" }],
  items: {
    "own/monitoring": {
      evidence: [{ from: "hand", id: "h1", who: "wang", atUs: 1, title: "检验报告" }],
      judgements: [{ who: "wang", atUs: 2, judgement: "met" }],
    },
  },
});
const tree = assessmentTree(assessment, [ownPack]);
const keys = (...args: Parameters<typeof criterionRows>): string[] =>
  criterionRows(...args).map(({ key, level }) => `${level} ${key}`);

describe("the rows of a tree of criteria", () => {
  it("are packs, groups and criteria from top to bottom, each at its level", () => {
    expect(keys(tree, "all", new Set())).toEqual(["1 own", "2 own/running", "3 own/monitoring", "3 own/safety"]);
  });

  it("leave out what is below a closed group, and groups in which nothing fits", () => {
    expect(keys(tree, "all", new Set(["own/running"]))).toEqual(["1 own", "2 own/running"]);
    expect(keys(tree, "open", new Set())).toEqual(["1 own", "2 own/running", "3 own/safety"]);
    expect(keys(tree, "evidence", new Set())).toEqual(["1 own", "2 own/running", "3 own/monitoring"]);
    const empty = assessmentTree({ ...assessment, items: {} }, [ownPack]);
    expect(keys(empty, "evidence", new Set())).toEqual([]);
  });

  it("are found by the names of criteria", () => {
    expect(findCriterion(tree, "own/safety")?.criterion.sure).toBe("from-memory");
    expect(findCriterion(tree, "own/none")).toBeUndefined();
  });
});
