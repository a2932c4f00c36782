import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPackShelf, type PackShelf } from "../../../electron/services/open-pack-shelf.ts";
import { root } from "../../architecture/read-imports.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const shippedFolder = join(root, "assets/criteria");
const words = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

function pack(id: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const criterion = { id: "one", title: words("one"), sure: "own" };
  const groups = [{ id: "group", title: words("group"), groups: [], criteria: [criterion] }];
  return { format: 1, id, title: words(id), source: words("me"), status: "own", groups, ...changes };
}

const idsOf = (shelf: PackShelf): string[] => shelf.packs().packs.map(({ id }) => id);

it("keeps people's own packs beside those that ship, until they are deleted", async () => {
  const folder = join(await temporaryFolder(), "criteria");
  const shelf = await openPackShelf(shippedFolder, folder);
  const shipped = idsOf(shelf);
  expect((await shelf.save(pack("own-a"))).issues).toEqual([]);
  await shelf.save(pack("own-a", { title: words("changed") }));
  const again = await openPackShelf(shippedFolder, folder);
  expect(idsOf(again)).toEqual([...shipped, "own-a"]);
  expect(again.packs().packs.at(-1)?.title).toEqual(words("changed"));
  expect([again.isShipped("own-a"), again.isShipped(shipped[0] ?? "")]).toEqual([false, true]);
  expect(again.packs().files.get("own-a")?.byteLength).toBeGreaterThan(0);
  await again.remove("own-a");
  expect(idsOf(await openPackShelf(shippedFolder, folder))).toEqual(shipped);
});

it("leaves those that ship as they are, and refuses what is no pack or has no safe name", async () => {
  const folder = join(await temporaryFolder(), "criteria");
  const shelf = await openPackShelf(shippedFolder, folder);
  const [shipped = ""] = idsOf(shelf);
  const refused = await shelf.save(pack(shipped));
  expect([refused.pack, refused.issues[0]?.text.en]).toEqual([
    undefined,
    `"${shipped}" is a pack that ships; it can only be copied`,
  ]);
  for (const id of ["../own", "a/b", "", ".."]) expect((await shelf.save(pack(id))).pack).toBeUndefined();
  const { issues } = await shelf.save(pack("own-a", { groups: [], title: { zh: "", en: "a" } }));
  expect(issues.map(({ place }) => place).sort()).toEqual(["groups", "title.zh"]);
  await expect(shelf.remove(shipped)).rejects.toThrow("no pack");
  expect(await readdir(folder).catch(() => [])).toEqual([]);
});

it("says what is wrong with a file that it cannot use, and goes on without it", async () => {
  const folder = join(await temporaryFolder(), "criteria");
  await mkdir(folder);
  await writeFile(join(folder, "broken.json"), "{");
  const shelf = await openPackShelf(shippedFolder, folder);
  expect(shelf.packs().issues.map(({ file }) => file)).toEqual(["broken.json"]);
});
