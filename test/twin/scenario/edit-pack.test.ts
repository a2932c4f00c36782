import { describe, expect, it } from "vitest";
import { indexCriteria } from "../../../twin/scenario/criteria-index.ts";
import type { CriteriaPack } from "../../../twin/scenario/criteria-schema.ts";
import { allGroups, editPack, newPack, type PackEdit } from "../../../twin/scenario/edit-pack.ts";

const words = (text: string): { zh: string; en: string } => ({ zh: text, en: text });
const criterion = { id: "own-1", title: words("one"), text: words("asks"), sure: "own" } as const;

function edited(...edits: readonly PackEdit[]): CriteriaPack {
  const pack = newPack("own-pack");
  const within = { id: "within", title: words("within"), groups: [], criteria: [] };
  const groups = [{ id: "around", title: words("around"), groups: [within], criteria: [] }];
  return edits.reduce(editPack, { ...pack, groups });
}

describe("a pack", () => {
  it("takes criteria and groups, changes them and loses them, however deep they are", () => {
    const added = edited({ kind: "add-criterion", group: "within", criterion });
    expect([...indexCriteria([added]).keys()]).toEqual(["own-pack/own-1"]);
    const changed = editPack(added, {
      kind: "change-criterion",
      id: "own-1",
      changes: { sure: "final-text", text: undefined },
    });
    expect(indexCriteria([changed]).get("own-pack/own-1")).toEqual({
      id: "own-1",
      title: words("one"),
      sure: "final-text",
    });
    expect(indexCriteria([editPack(changed, { kind: "remove-criterion", id: "own-1" })]).size).toBe(0);
    const grown = edited({ kind: "add-group", group: { id: "more", title: words("more"), groups: [], criteria: [] } });
    expect(allGroups(grown.groups).map(({ id }) => id)).toEqual(["around", "within", "more"]);
    const renamed = editPack(grown, { kind: "change-group", id: "within", changes: { title: words("new") } });
    expect(allGroups(renamed.groups)[1]?.title).toEqual(words("new"));
    expect(allGroups(editPack(grown, { kind: "remove-group", id: "within" }).groups).map(({ id }) => id)).toEqual([
      "around",
      "more",
    ]);
  });

  it("is of people's own wording unless they say otherwise", () => {
    expect(newPack("own-pack").status).toBe("own");
    const draft = edited({ kind: "pack", changes: { status: "draft-for-comment", title: words("t") } });
    expect(draft).toMatchObject({ status: "draft-for-comment", title: words("t"), id: "own-pack" });
  });
});
