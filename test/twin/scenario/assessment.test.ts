import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../electron/services/exchange/node-codec.ts";
import {
  type Assessment,
  type AssessmentChange,
  type AttachedEvidence,
  assessmentChangeSchema,
  assessmentSchema,
  evidenceKey,
  type Judgement,
} from "../../../twin/scenario/assessment.ts";
import { assessmentTree, openCriteria } from "../../../twin/scenario/assessment-tree.ts";
import { attachEvidence } from "../../../twin/scenario/attach-evidence.ts";
import { changeAssessment } from "../../../twin/scenario/change-assessment.ts";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import { type CriteriaPack, criteriaPackSchema } from "../../../twin/scenario/criteria-schema.ts";
import { hashEvidence } from "../../../twin/scenario/evidence.ts";
import { evidenceOfPump } from "../../support/evidence.ts";

const title = { zh: "名", en: "Name" };
const criterion = (id: string): object => ({ id, title, sure: "own" });
const pack: CriteriaPack = criteriaPackSchema.parse({
  format: 1,
  id: "own",
  title,
  source: title,
  status: "own",
  groups: [
    {
      id: "g",
      title,
      criteria: [criterion("a"), criterion("b")],
      groups: [{ id: "h", title, criteria: [criterion("c")] }],
    },
    { id: "i", title, criteria: [criterion("d")] },
  ],
});
const criteria = indexCriteria([pack]);
const empty: Assessment = assessmentSchema.parse({
  format: 1,
  id: "a1",
  title: "自评估",
  plant: "works",
  packs: ["own"],
  assessors: [
    { id: "wang", name: "王工" },
    { id: "li", name: "李工" },
  ],
});
const atUs = 1_780_000_000_000_000;

/** The assessment after changes, each of which must be possible. */
function changedBy(...changes: readonly AssessmentChange[]): Assessment {
  return changes.reduce((assessment, change) => {
    const changed = changeAssessment(assessment, assessmentChangeSchema.parse(change), criteria);
    if (changed.problem !== undefined) throw new Error(changed.problem.en);
    return changed.assessment;
  }, empty);
}

function judge(id: string, who: string, judgement: Judgement): AssessmentChange {
  return { kind: "judge", criterion: `own/${id}`, judgement: { who, atUs, judgement } };
}

function byHand(id: string): AssessmentChange {
  const evidence: AttachedEvidence = { from: "hand", id: "photo", who: "li", atUs, title: "现场照片" };
  return { kind: "attach", criterion: `own/${id}`, evidence };
}

/** Where each criterion stands, and why it is open. */
function standing(assessment: Assessment): string[] {
  const walk = (nodes: ReturnType<typeof assessmentTree>[number]["groups"]): string[] =>
    nodes.flatMap(({ criteria: own, groups }) => [
      ...own.map(({ name, status, openReason }) => `${name} ${status} ${openReason ?? "done"}`),
      ...walk(groups),
    ]);
  return walk(assessmentTree(assessment, [pack]));
}

describe("an assessment", () => {
  it("begins with everything open", () => {
    expect(standing(empty)).toEqual(["a", "b", "c", "d"].map((id) => `own/${id} open not-judged`));
    const [tree] = assessmentTree(empty, [pack]);
    expect(tree).toMatchObject({ id: "own", status: "own", open: 4, countByStatus: { open: 4, met: 0 } });
    expect(assessmentTree({ ...empty, packs: ["gone", "own"] }, [pack])).toHaveLength(1);
  });

  it("has the status that all assessors agree on, and says where they do not", () => {
    const assessment = changedBy(
      byHand("a"),
      judge("a", "wang", "met"),
      judge("a", "li", "met"),
      judge("b", "wang", "not-met"),
      judge("c", "wang", "partly-met"),
      judge("c", "li", "not-met"),
      judge("d", "wang", "not-applicable"),
    );
    expect(standing(assessment)).toEqual([
      "own/a met done",
      "own/b not-met done",
      "own/c disputed disputed",
      "own/d not-applicable done",
    ]);
    // A later judgement of the same assessor replaces the earlier one.
    const settled = changeAssessment(assessment, judge("c", "wang", "not-met"), criteria);
    expect(settled.problem === undefined && standing(settled.assessment)[2]).toBe("own/c not-met done");
    const [tree] = assessmentTree(assessment, [pack]);
    expect(tree?.countByStatus).toMatchObject({ met: 1, "not-met": 1, disputed: 1, "not-applicable": 1, open: 0 });
    expect(tree?.groups[0]).toMatchObject({ open: 1, countByStatus: { met: 1, "not-met": 1, disputed: 1 } });
    expect(openCriteria(assessmentTree(assessment, [pack])).map(({ name }) => name)).toEqual(["own/c"]);
  });

  it("leaves open what is called met and nothing shows, or what the data speaks against", () => {
    expect(standing(changedBy(judge("a", "li", "met")))[0]).toBe("own/a met judged-without-evidence");
    const against = evidenceOfPump({ value: 8, verdict: "not-supported", criteria: ["own/a"] });
    const measured = attachEvidence(
      changedBy(byHand("a"), judge("a", "li", "met")),
      { criteria: [] },
      [against],
      criteria,
      nodeCodec,
    );
    expect(standing(measured)[0]).toBe("own/a met judged-against-evidence");
    const lacking = evidenceOfPump({ verdict: "not-enough-data", criteria: ["own/b"] });
    const unmeasured = attachEvidence(
      changedBy(judge("b", "li", "met")),
      { criteria: [] },
      [lacking],
      criteria,
      nodeCodec,
    );
    expect(standing(unmeasured)[1]).toBe("own/b met judged-without-evidence");
  });

  it("gets the evidence of a scenario where its claims or the scenario say, each but once", () => {
    const named = evidenceOfPump({ criteria: ["own/a", "own/c", "gone/x"] });
    const unnamed = evidenceOfPump({ claim: "other" });
    const attach = (assessment: Assessment): Assessment =>
      attachEvidence(assessment, { criteria: ["own/b"] }, [named, unnamed], criteria, nodeCodec);
    const once = attach(empty);
    expect(Object.keys(once.items).sort()).toEqual(["own/a", "own/b", "own/c"]);
    expect(once.items["own/a"]?.evidence).toEqual([
      { from: "scenario", sha256: hashEvidence([named], nodeCodec), evidence: named },
    ]);
    expect(attach(once)).toEqual(once);
    // Other data is other evidence: both stay.
    const later = attachEvidence(once, { criteria: [] }, [{ ...named, value: 13 }], criteria, nodeCodec);
    expect(later.items["own/a"]?.evidence).toHaveLength(2);
    expect(assessmentTree(later, [pack])[0]?.groups[0]?.criteria[0]?.evidence).toEqual({
      supported: 2,
      "not-supported": 0,
      "not-enough-data": 0,
      "by-hand": 0,
    });
    const [first] = later.items["own/a"]?.evidence ?? [];
    if (first === undefined) throw new Error("nothing is attached");
    const less = changeAssessment(later, { kind: "detach", criterion: "own/a", key: evidenceKey(first) }, criteria);
    expect(less.problem === undefined && less.assessment.items["own/a"]?.evidence).toHaveLength(1);
    expect(assessmentSchema.parse(JSON.parse(JSON.stringify(later)))).toEqual(later);
  });

  it("keeps notes and findings of who wrote them, to be changed and removed", () => {
    const note = { id: "n1", who: "wang", atUs, text: "现场核查时确认" };
    const finding = { ...note, id: "f1", kind: "weakness" as const };
    const written = [
      { kind: "note", criterion: "own/a", note },
      { kind: "note", criterion: "own/a", note: { ...note, text: "已确认" } },
      { kind: "finding", criterion: "own/a", finding },
      { kind: "finding", criterion: "own/a", finding: { ...finding, id: "f2", kind: "strength" } },
    ] as const;
    expect(changedBy(...written).items["own/a"]).toMatchObject({
      notes: [{ text: "已确认" }],
      findings: [
        { id: "f1", kind: "weakness" },
        { id: "f2", kind: "strength" },
      ],
    });
    const removed = changedBy(
      ...written,
      { kind: "remove-note", criterion: "own/a", id: "n1" },
      { kind: "remove-finding", criterion: "own/a", id: "f1" },
    );
    expect(removed.items["own/a"]).toMatchObject({ notes: [], findings: [{ id: "f2" }] });
  });

  it("lets nobody write who is no assessor, nor about what is in none of its packs", () => {
    const refusal = (assessment: Assessment, change: AssessmentChange): string | undefined =>
      changeAssessment(assessment, change, criteria).problem?.en;
    expect(refusal(empty, judge("a", "zhang", "met"))).toBe('there is no assessor "zhang"');
    expect(refusal(empty, judge("z", "wang", "met"))).toBe('there is no criterion "own/z"');
    expect(refusal({ ...empty, packs: ["other"] }, judge("a", "wang", "met"))).toBe('there is no criterion "own/a"');
    const joined = changedBy({ kind: "assessor", assessor: { id: "zhang", name: "张工" } });
    expect(refusal(joined, judge("a", "zhang", "met"))).toBeUndefined();
    const join = (place: number): AssessmentChange => ({ kind: "assessor", assessor: { id: `p${place}`, name: "王" } });
    const many = changedBy(...Array.from({ length: 48 }, (_, place) => join(place)));
    expect(assessmentSchema.safeParse(many).success).toBe(true);
    expect(refusal(many, join(48))).toBe("an assessment has at most 50 assessors");
    const isAllowed = (change: unknown): boolean => assessmentChangeSchema.safeParse(change).success;
    expect(isAllowed({ ...judge("a", "wang", "met"), score: 5 })).toBe(false);
    expect(isAllowed(judge("a", "wang", "certified" as Judgement))).toBe(false);
  });
});
