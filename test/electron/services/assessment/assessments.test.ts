import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openAssessments } from "../../../../electron/services/assessment/open-assessments.ts";
import { nodeCodec } from "../../../../electron/services/exchange/node-codec.ts";
import { type Assessment, assessmentSchema } from "../../../../twin/scenario/assessment.ts";
import { hashEvidence } from "../../../../twin/scenario/evidence.ts";
import { evidenceOfPump } from "../../../support/evidence.ts";
import { ownCriteria } from "../../../support/own-pack.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const assessment: Assessment = assessmentSchema.parse({
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
const criterion = "own/monitoring";
const evidence = evidenceOfPump();
const sha256 = hashEvidence([evidence], nodeCodec);

describe("the assessments of a host", () => {
  it("are there for the next host as they were left", async () => {
    const folder = join(await temporaryFolder(), "assessments");
    const store = openAssessments(folder, () => ownCriteria);
    expect(await store.list()).toEqual({ assessments: [], issues: [] });
    await store.create(assessment);
    await store.attach("a1", { criteria: [criterion] }, [evidence, evidence]);
    const next = openAssessments(folder, () => ownCriteria);
    const kept = (await next.read("a1"))?.assessment;
    expect(kept?.items[criterion]?.evidence).toEqual([{ from: "scenario", sha256, evidence }]);
    expect((await next.list()).assessments).toEqual([kept]);
  });

  it("lose nothing of what several people write at once", async () => {
    const store = openAssessments(await temporaryFolder(), () => ownCriteria);
    await store.create(assessment);
    const notes = ["wang", "li", "wang", "li"].map((who, place) => ({
      id: `n${place}`,
      who,
      atUs: place,
      text: "记录",
    }));
    await Promise.all(notes.map((note) => store.change("a1", { kind: "note", criterion, note })));
    const judgements = (["met", "not-met"] as const).map((judgement, place) => ({
      who: place === 0 ? "wang" : "li",
      atUs: 9,
      judgement,
    }));
    await Promise.all(judgements.map((judgement) => store.change("a1", { kind: "judge", criterion, judgement })));
    const item = (await store.read("a1"))?.assessment?.items[criterion];
    expect(item?.notes).toEqual(notes);
    expect(item?.judgements).toEqual(judgements);
  });

  it("refuse what is not possible, in words", async () => {
    const store = openAssessments(await temporaryFolder(), () => ownCriteria);
    expect(await store.create(assessment)).toHaveProperty("assessment");
    expect((await store.create(assessment)).problem?.en).toBe('there is an assessment "a1" already');
    const note = { id: "n", who: "chen", atUs: 1, text: "记录" };
    expect((await store.change("a1", { kind: "note", criterion, note })).problem?.zh).toBe("没有评估人员 “chen”");
    expect((await store.change("../a1", { kind: "note", criterion, note })).problem?.en).toBe(
      'there is no assessment "../a1"',
    );
  });

  it("say which evidence was changed behind their back, and which file is none", async () => {
    const folder = await temporaryFolder();
    const store = openAssessments(folder, () => ownCriteria);
    await store.create(assessment);
    await store.attach("a1", { criteria: [criterion] }, [evidence]);
    const path = join(folder, "a1.json");
    await writeFile(path, (await readFile(path, "utf8")).replace('"value": 12', '"value": 13'));
    await writeFile(join(folder, "a2.json"), "{");
    const { assessments, issues } = await store.list();
    expect(assessments).toEqual([]);
    expect(issues.map(({ file, place }) => `${file} ${place}`)).toEqual([
      "a1.json items.own/monitoring.evidence[0]",
      "a2.json ",
    ]);
    const judgement = { who: "wang", atUs: 1, judgement: "met" } as const;
    expect((await store.change("a1", { kind: "judge", criterion, judgement })).problem?.en).toContain(sha256);
  });

  it("keep documents by their content, and give back only what was put there", async () => {
    const folder = await temporaryFolder();
    const { documents } = openAssessments(folder, () => ownCriteria);
    const content = new TextEncoder().encode("检验记录");
    const key = await documents.put(content);
    expect(await documents.get(key)).toEqual(content);
    await writeFile(join(folder, "documents", key), "另一份");
    expect(await documents.get(key)).toBeUndefined();
    expect(await documents.get("../a1.json")).toBeUndefined();
  });
});

describe("a host that is killed while people write", () => {
  it("leaves every note that it said was kept, and a file that is whole", { timeout: 60_000 }, async () => {
    const folder = await temporaryFolder();
    const store = openAssessments(folder, () => ownCriteria);
    for (const afterNotes of [1, 7, 20]) {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, "../../../support/killed-assessor.ts"), folder],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      let said: string[] = [];
      let text = "";
      for await (const data of child.stdout) {
        text += String(data);
        said = text.split("\n").slice(0, -1);
        if (said.length >= afterNotes) child.kill("SIGKILL");
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      const parsed = await store.read("a1");
      expect(parsed?.issues).toEqual([]);
      const ids = parsed?.assessment?.items["own/safety"]?.notes.map(({ id }) => id) ?? [];
      expect(ids).toEqual(expect.arrayContaining(said));
      expect(ids).toEqual(ids.map((_, place) => `n${place}`));
    }
  });
});
