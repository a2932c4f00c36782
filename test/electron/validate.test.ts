import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { pumpPlant, pumpType } from "../support/plant-files.ts";
import { pumpScenario } from "../support/pump-scenario.ts";
import { type FinishedProgram, runNode } from "../support/run-node.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** The pump works in a folder, with scenarios. */
async function pumpFolder(scenarios: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = await temporaryFolder();
  const files = { "plant.json": pumpPlant(), "types/pump.json": pumpType, ...scenarios };
  for (const name of ["types", "scenarios"]) await mkdir(join(folder, name));
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), JSON.stringify(content));
  return folder;
}

function validate(...args: readonly string[]): Promise<FinishedProgram> {
  return runNode([join(root, "electron/validate.ts"), ...args]);
}

describe("npm run validate", () => {
  it("checks the scenarios of a plant: what is not there is listed, what is wrong fails", async () => {
    const steps = [{ id: "a", at: { when: "line-1/pump-1/speed >" }, caption: { zh: "字幕", en: "Caption" } }];
    const folder = await pumpFolder({
      "scenarios/surge.json": pumpScenario({ criteria: [] }),
      "scenarios/wrong.json": pumpScenario({ id: "wrong", criteria: [], steps }),
    });
    const { status, stdout } = await validate(folder);
    expect(status).toBe(1);
    expect(stdout).toContain(
      `✓ ${folder}/scenarios/surge.json: 转速波动 Speed surge, 2 个步骤 steps, 1 项符合性说明 claims`,
    );
    expect(stdout).toContain(`✗ ${folder}/scenarios/wrong.json: steps[0].at.when: at character 22: ends too early`);
    expect(stdout).toContain(`  ${folder}/scenarios/wrong.json: steps[0].at.when：第 22 个字符：表达式不完整`);
  });

  it("checks one scenario, against the plant beside it or another one", async () => {
    const steps = [{ id: "a", at: { offsetS: 0 }, view: { asset: "gone" }, caption: { zh: "字幕", en: "Caption" } }];
    const folder = await pumpFolder({
      "scenarios/surge.json": pumpScenario({ criteria: ["scenes-2025/27", "scenes-2025/99"], steps }),
    });
    const path = join(folder, "scenarios/surge.json");
    const own = await validate(path);
    expect(own.status).toBe(0);
    expect(own.stdout).toContain(`! ${path}: criteria[1]: there is no criterion "scenes-2025/99"`);
    expect(own.stdout).toContain(`! ${path}: steps[0].view.asset: nothing has the path "gone"`);

    const elsewhere = join(await temporaryFolder(), "surge.json");
    await writeFile(elsewhere, JSON.stringify(pumpScenario({ criteria: [] })));
    expect((await validate(elsewhere)).stdout).toContain("没有可用的工厂描述");
    const held = await validate(elsewhere, "--plant", folder);
    expect(held.stdout.split("\n")[0]).toMatch(/^✓ /);
    expect(held.status).toBe(0);
  });
});
