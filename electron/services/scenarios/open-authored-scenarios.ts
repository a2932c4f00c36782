import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "../../../twin/bridge/refusal.ts";
import type { PlantIssue } from "../../../twin/plant/plant-issue.ts";
import { idSchema } from "../../../twin/plant/signal-schema.ts";
import type { ParsedScenario } from "../../../twin/scenario/parse-scenario.ts";
import type { Scenario } from "../../../twin/scenario/scenario-schema.ts";
import { listJsonFiles, readIfThere } from "../assessment/read-if-there.ts";
import { writeWholeFile } from "../exchange/write-whole-file.ts";

const madeOverSchema = z.strictObject({
  fromUs: z.number(),
  toUs: z.number(),
  /** SHA-256 of the exchange file; undefined for what the host itself recorded. */
  recording: z.string().optional(),
});

/** The stretch of recorded time that a scenario was made over. It is kept beside the scenario: no time in it is absolute. */
export type MadeOver = z.infer<typeof madeOverSchema>;

export interface AuthoredScenario {
  readonly file: string;
  readonly scenario: Scenario;
  readonly issues: readonly PlantIssue[];
  readonly madeOver: MadeOver | undefined;
}

/** The scenarios of a plant that were made in the app, each a file in the host's data. */
export interface AuthoredScenarios {
  /** Those that can be played, by id. */
  readonly scenarios: ReadonlyMap<string, AuthoredScenario>;
  /** What is wrong with files that cannot be used. */
  readonly issues: readonly PlantIssue[];
  /** Holds a draft against the plant, as its file would be. */
  check(draft: unknown): ParsedScenario;
  /** @returns what is wrong with it; it is kept only where none of that is an error */
  save(draft: unknown, madeOver: MadeOver): Promise<ParsedScenario>;
  /** @throws Error where there is none of that id */
  remove(id: string): Promise<void>;
}

/**
 * Opens such a folder, which is made with the first scenario. Names of files are made of ids, which hold neither dots
 * nor slashes, so that no id leads out of it.
 *
 * @param parse holds the bytes of a file against the plant
 * @param isTaken whether the plant itself has a scenario of an id
 */
export async function openAuthoredScenarios(
  folder: string,
  parse: (bytes: Uint8Array, file: string) => ParsedScenario,
  isTaken: (id: string) => boolean,
): Promise<AuthoredScenarios> {
  const scenarios = new Map<string, AuthoredScenario>();
  const unusable: PlantIssue[] = [];
  const rangeFolder = join(folder, "made-over");
  for (const name of await listJsonFiles(folder)) {
    const bytes = await readIfThere(join(folder, name));
    if (bytes === undefined) continue;
    const { scenario, issues } = parse(bytes, fileOf(name));
    if (scenario === undefined || isTaken(scenario.id))
      unusable.push(...issues, ...(scenario ? [taken(scenario)] : []));
    else scenarios.set(scenario.id, { file: fileOf(name), scenario, issues, madeOver: await readRange(name) });
  }
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = writing.then(work);
    writing = result.catch(() => undefined);
    return result;
  };

  const check = (draft: unknown): ParsedScenario => {
    const id = z.object({ id: idSchema }).safeParse(draft).data?.id;
    const parsed = parse(encode(draft), fileOf(`${id ?? "draft"}.json`));
    if (id === undefined || !isTaken(id)) return parsed;
    return { scenario: undefined, issues: [...parsed.issues, taken({ id })] };
  };

  return {
    scenarios,
    issues: unusable,
    check,
    save: (draft, madeOver) =>
      inTurn(async () => {
        const checked = check(draft);
        const { scenario, issues } = checked;
        if (scenario === undefined) return checked;
        const name = `${scenario.id}.json`;
        await mkdir(rangeFolder, { recursive: true });
        await write(join(rangeFolder, name), madeOver);
        await write(join(folder, name), scenario);
        scenarios.set(scenario.id, { file: fileOf(name), scenario, issues, madeOver });
        return checked;
      }),
    remove: (id) =>
      inTurn(async () => {
        if (!scenarios.has(id))
          throw new Refusal({ zh: `没有自建的场景 “${id}”`, en: `no scenario ${id} was made here` });
        await rm(join(folder, `${id}.json`), { force: true });
        await rm(join(rangeFolder, `${id}.json`), { force: true });
        scenarios.delete(id);
      }),
  };

  async function readRange(name: string): Promise<MadeOver | undefined> {
    const bytes = await readIfThere(join(rangeFolder, name));
    if (bytes === undefined) return undefined;
    try {
      return madeOverSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
    } catch {
      // Without it the scenario plays over what else there is.
      return undefined;
    }
  }
}

function write(path: string, content: unknown): Promise<void> {
  return writeWholeFile(path, (sink) => sink.write(encode(content)));
}

function encode(content: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}

/** How people are told of it: apart from the plant's own. */
function fileOf(name: string): string {
  return `data/scenarios/${name}`;
}

function taken({ id }: Pick<Scenario, "id">): PlantIssue {
  const text = {
    zh: `该工厂已有演示场景 “${id}”`,
    en: `the plant itself has a scenario "${id}"`,
  };
  return { severity: "error", file: fileOf(`${id}.json`), place: "id", text };
}
