import { openAssessments } from "../../electron/services/assessment/open-assessments.ts";
import { assessmentSchema } from "../../twin/scenario/assessment.ts";
import { ownCriteria } from "./own-pack.ts";

/** Writes one note after the other until it is killed; prints the id of each that was kept. */
async function noteForEver(folder: string): Promise<void> {
  const store = openAssessments(folder, () => ownCriteria);
  const assessors = [{ id: "wang", name: "王工" }];
  await store.create(
    assessmentSchema.parse({ format: 1, id: "a1", title: "自评估", plant: "works", packs: ["own"], assessors }),
  );
  const before = (await store.read("a1"))?.assessment?.items["own/safety"]?.notes.length ?? 0;
  for (let count = before; ; count++) {
    const id = `n${count}`;
    const note = { id, who: "wang", atUs: count, text: "记录".repeat(400) };
    await store.change("a1", { kind: "note", criterion: "own/safety", note });
    process.stdout.write(`${id}\n`);
  }
}

const [, program, folder] = process.argv;
if (program?.endsWith("killed-assessor.ts") === true && folder !== undefined) await noteForEver(folder);
