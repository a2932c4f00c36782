import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { PlantIssue } from "../../twin/plant/plant-issue.ts";
import { idSchema } from "../../twin/plant/signal-schema.ts";
import type { CriteriaPack } from "../../twin/scenario/criteria-schema.ts";
import { type ParsedCriteriaPack, parseCriteriaPack } from "../../twin/scenario/parse-criteria-pack.ts";
import { listJsonFiles, readIfThere } from "./assessment/read-if-there.ts";
import { type LoadedPacks, loadCriteriaPacks } from "./criteria-packs.ts";
import { writeWholeFile } from "./exchange/write-whole-file.ts";

/** The criteria packs of a host: those that ship, which are only read, and people's own. */
export interface PackShelf {
  /** All of them as they are now. */
  packs(): LoadedPacks;
  isShipped(id: string): boolean;
  /** @returns what is wrong with it; it is kept only where nothing is */
  save(content: unknown): Promise<ParsedCriteriaPack>;
  /** @throws Error where people have no pack of that id */
  remove(id: string): Promise<void>;
}

interface OwnPack {
  readonly pack: CriteriaPack;
  readonly bytes: Uint8Array;
}

/**
 * Opens the packs that ship and those in a folder of the host's data, which is made with the first of them. Names of
 * files are made of ids, which hold neither dots nor slashes, so that no id leads out of it.
 */
export async function openPackShelf(shippedFolder: string, folder: string): Promise<PackShelf> {
  const shipped = await loadCriteriaPacks(shippedFolder);
  const own = new Map<string, OwnPack>();
  const unusable: PlantIssue[] = [];
  for (const name of await listJsonFiles(folder)) {
    const bytes = await readIfThere(join(folder, name));
    if (bytes === undefined) continue;
    const { pack, issues } = check(bytes, name);
    unusable.push(...issues);
    if (pack !== undefined) own.set(pack.id, { pack, bytes });
  }
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = writing.then(work);
    writing = result.catch(() => undefined);
    return result;
  };

  return {
    isShipped: (id) => shipped.files.has(id),
    packs: () => ({
      packs: [...shipped.packs, ...[...own.values()].map(({ pack }) => pack)],
      files: new Map([...shipped.files, ...[...own].map(([id, { bytes }]): [string, Uint8Array] => [id, bytes])]),
      issues: [...shipped.issues, ...unusable],
    }),
    save: (content) =>
      inTurn(async () => {
        const id = z.object({ id: idSchema }).safeParse(content).data?.id ?? "pack";
        const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
        const checked = check(bytes, `${id}.json`);
        const { pack } = checked;
        if (pack === undefined) return checked;
        await mkdir(folder, { recursive: true });
        await writeWholeFile(join(folder, `${pack.id}.json`), (sink) => sink.write(bytes));
        own.set(pack.id, { pack, bytes });
        return checked;
      }),
    remove: (id) =>
      inTurn(async () => {
        if (!own.has(id))
          throw new Refusal({ zh: `没有自建的要求库 “${id}”`, en: `there is no pack ${id} of one's own` });
        await rm(join(folder, `${id}.json`), { force: true });
        own.delete(id);
      }),
  };

  function check(bytes: Uint8Array, name: string): ParsedCriteriaPack {
    const parsed = parseCriteriaPack(bytes, name);
    if (parsed.pack === undefined || !shipped.files.has(parsed.pack.id)) return parsed;
    const text = {
      zh: `“${parsed.pack.id}” 是随软件提供的评估要求，只能复制后修改`,
      en: `"${parsed.pack.id}" is a pack that ships; it can only be copied`,
    };
    return { pack: undefined, issues: [...parsed.issues, { severity: "error", file: name, place: "id", text }] };
  }
}
