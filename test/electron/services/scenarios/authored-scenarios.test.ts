import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type AuthoredScenarios,
  openAuthoredScenarios,
} from "../../../../electron/services/scenarios/open-authored-scenarios.ts";
import { parseScenario } from "../../../../twin/scenario/parse-scenario.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import { pumpClaim, pumpScenario } from "../../../support/pump-scenario.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const plant = parsedPumpPlant();
const range = { fromUs: 1_000_000, toUs: 61_000_000 };
const own = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  pumpScenario({ id: "own-1", ...changes });

describe("scenarios that were made in the app", () => {
  const newFolder = async (): Promise<string> => join(await temporaryFolder(), "authored");
  const open = (folder: string): Promise<AuthoredScenarios> =>
    openAuthoredScenarios(
      folder,
      (bytes, file) => parseScenario(bytes, file, plant, new Set(["own/monitoring"])),
      (id) => id === "surge",
    );

  it("are there again on the next start, with the stretch that they were made over, until they are deleted", async () => {
    const folder = await newFolder();
    const desk = await open(folder);
    expect((await desk.save(own(), range)).issues).toEqual([]);
    const title = { zh: "改过", en: "Changed" };
    await desk.save(own({ title }), { ...range, recording: "ab" });
    const again = await open(folder);
    expect([...again.scenarios.keys()]).toEqual(["own-1"]);
    const [scenario] = again.scenarios.values();
    expect(scenario).toMatchObject({ scenario: { title }, madeOver: { ...range, recording: "ab" } });
    // What is kept is a scenario like any other, without absolute times.
    const bytes = new Uint8Array(await readFile(join(folder, "own-1.json")));
    expect(parseScenario(bytes, "own-1.json", plant, undefined).issues).toEqual([]);
    expect(new TextDecoder().decode(bytes)).not.toContain(String(range.toUs));

    await again.remove("own-1");
    expect((await open(folder)).scenarios.size).toBe(0);
    expect(await readdir(join(folder, "made-over"))).toEqual([]);
    await expect(again.remove("own-1")).rejects.toThrow("no scenario own-1 was made here");
  });

  it("are kept only without errors, and each error says where it is", async () => {
    const folder = await newFolder();
    const desk = await open(folder);
    const measure = {
      formula: "mean +",
      terms: { mean: { from: "signals", of: "line-1/pump-1/flow >", take: "mean", over: { lastS: 60 } } },
      unit: "",
    };
    const step = {
      id: "a",
      at: { when: "line-1/pump-1/flow > 3; alert(1)" },
      caption: { zh: "", en: "a" },
      evidence: [pumpClaim({ measure })],
    };
    const wrong = await desk.save(own({ steps: [step] }), range);
    expect(wrong.scenario).toBeUndefined();
    expect(wrong.issues.map(({ place }) => place)).toEqual(["steps[0].caption.zh"]);
    const caption = { zh: "甲", en: "a" };
    const { issues } = await desk.save(own({ steps: [{ ...step, caption }] }), range);
    expect(issues.map(({ place, text }) => `${place} ${text.en.replace(/:.*/, "")}`)).toEqual([
      "steps[0].evidence[0].measure.formula at character 7",
      "steps[0].at.when at character 23",
      "steps[0].evidence[0].measure.terms.mean.of at character 21",
    ]);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  it.each(["../out", "a/b", "a.b", "", "C:evil", "A", "..", "a\u0000"])(
    "have names that never lead out of their folder: %j is refused",
    async (id) => {
      const folder = await newFolder();
      const desk = await open(folder);
      expect((await desk.save(own({ id }), range)).scenario).toBeUndefined();
      await expect(desk.remove(id)).rejects.toThrow("no scenario");
      expect(await readdir(join(folder, "..")).catch(() => [])).toEqual([]);
    },
  );

  it("never take the place of the plant's own, and a file that cannot be used is named", async () => {
    const folder = await newFolder();
    const desk = await open(folder);
    const { scenario, issues } = await desk.save(own({ id: "surge" }), range);
    expect([scenario, issues.map(({ text }) => text.en)]).toEqual([
      undefined,
      ['the plant itself has a scenario "surge"'],
    ]);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "broken.json"), "{");
    await writeFile(join(folder, "surge.json"), JSON.stringify(pumpScenario()));
    const again = await open(folder);
    expect(again.scenarios.size).toBe(0);
    expect(again.issues.map(({ file }) => file)).toEqual(["data/scenarios/broken.json", "data/scenarios/surge.json"]);
  });
});
