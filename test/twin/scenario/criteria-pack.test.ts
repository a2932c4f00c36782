import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCriteriaPacks } from "../../../electron/services/criteria-packs.ts";
import { formatPlantIssue } from "../../../twin/plant/plant-issue.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import { maxPackBytes, parseCriteriaPack } from "../../../twin/scenario/parse-criteria-pack.ts";
import { root } from "../../architecture/read-imports.ts";

const shipped = await loadCriteriaPacks(join(root, "assets/criteria"));
const title = { zh: "名", en: "Name" };

function said(content: unknown): string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return parseCriteriaPack(bytes, "own.json").issues.map((issue) => formatPlantIssue(issue, "en"));
}

function packOf(groups: readonly object[], changes: object = {}): object {
  return { format: 1, id: "own", title, source: title, status: "own", groups, ...changes };
}

describe("the criteria packs that ship", () => {
  it("have no errors, and say of every entry how sure its wording is", () => {
    expect(shipped.issues).toEqual([]);
    const counts = shipped.packs.map(({ id, status, groups }) => ({
      id,
      status,
      groups: groups.length,
      sure: groups.flatMap(({ criteria }) => criteria.map(({ sure }) => sure)),
    }));
    expect(counts).toEqual([
      { id: "gbt-39116-2020", status: "secondary-source", groups: 4, sure: Array(20).fill("secondary-source") },
      {
        id: "scenes-2025",
        status: "draft-for-comment",
        groups: 8,
        // The first seven were read in the draft itself.
        sure: [...Array(7).fill("draft-for-comment"), ...Array(33).fill("secondary-source")],
      },
    ]);
  });

  it("name the typical scenarios by their numbers in the list", () => {
    const criteria = indexCriteria(shipped.packs);
    expect(criteria.size).toBe(60);
    for (const [number, zh] of [
      [1, "工厂数字化规划设计"],
      [3, "数字孪生工厂构建"],
      [11, "生产动态调度"],
      [15, "安全一体化管控"],
      [16, "能源智能管控"],
      [20, "柔性产线快速换产"],
      [24, "在线智能检测"],
      [25, "质量精准追溯"],
      [27, "设备运行监控"],
      [28, "设备故障诊断与预测"],
      [40, "供应链物流智能配送"],
    ] as const) {
      expect(criteria.get(`scenes-2025/${number}`)?.title.zh).toBe(zh);
    }
  });

  it("have no two titles alike, in either language", () => {
    for (const { groups } of shipped.packs) {
      const titles = groups.flatMap(({ criteria }) => criteria.map((criterion) => criterion.title));
      for (const language of ["zh", "en"] as const) {
        expect(new Set(titles.map((each) => each[language])).size).toBe(titles.length);
      }
    }
  });
});

describe("a criteria pack", () => {
  const criterion = { id: "a", title, sure: "own" };

  it("may hold groups in groups", () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify(packOf([{ id: "g", title, groups: [{ id: "h", title, criteria: [criterion] }] }])),
    );
    const { pack, issues } = parseCriteriaPack(bytes, "own.json");
    expect(issues).toEqual([]);
    expect([...indexCriteria(pack === undefined ? [] : [pack]).keys()]).toEqual(["own/a"]);
  });

  it("is refused with the place where something is there twice, or is not said", () => {
    const inner = { id: "g", title, criteria: [criterion] };
    expect(said(packOf([{ id: "g", title, criteria: [criterion], groups: [inner] }], { id: "other" }))).toEqual([
      'own.json: id: "other" is not the file\'s name; it must be "own"',
      'own.json: groups[0].groups[0].id: group "g" is there twice',
      'own.json: groups[0].groups[0].criteria[0].id: criterion "a" is there twice',
    ]);
    expect(said(packOf([{ id: "g", title, criteria: [{ id: "a", title, sure: "certain" }] }]))[0]).toContain(
      "groups[0].criteria[0].sure: must be one of",
    );
    expect(said(packOf([{ id: "g", title, criteria: [{ ...criterion, link: "http://h" }] }]))).toEqual([
      'own.json: groups[0].criteria[0]: unknown key "link"',
    ]);
    expect(parseCriteriaPack(new Uint8Array(maxPackBytes + 1), "own.json").issues[0]?.text.zh).toBe(
      "文件过大，最大 2 MB",
    );
  });
});
