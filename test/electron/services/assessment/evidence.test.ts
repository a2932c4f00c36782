import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openEvidence } from "../../../../electron/services/assessment/open-evidence.ts";
import { nodeCodec } from "../../../../electron/services/exchange/node-codec.ts";
import { sha256Hex } from "../../../../twin/recording/exchange-codec.ts";
import { hashEvidence } from "../../../../twin/scenario/evidence.ts";
import { evidenceOfPump } from "../../../support/evidence.ts";
import { png } from "../../../support/png.ts";
import { pumpScenario } from "../../../support/pump-scenario.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const evidence = evidenceOfPump();
const sha256 = hashEvidence([evidence], nodeCodec);
const file = new TextEncoder().encode(JSON.stringify(pumpScenario()));
const scenario = { title: { zh: "转速波动", en: "Speed surge" }, file };
const picture = png(4, 3, [200, 30, 30]);
const recording = {
  name: "works.mcap",
  sha256: "a".repeat(64),
  plantSha256: "b".repeat(64),
  createdUs: 3,
  fromUs: 1,
  toUs: 2,
};

describe("the evidence of a host", () => {
  it("is kept with its picture, its scenario and its recording, each under its hash", async () => {
    const folder = join(await temporaryFolder(), "evidence");
    const kept = await openEvidence(folder, () => 7).keep({ evidence, scenario, picture, recording });
    const pictureSha256 = sha256Hex(nodeCodec, picture);
    expect(kept).toEqual({
      format: 1,
      sha256,
      evidence,
      scenario: { title: scenario.title, sha256: sha256Hex(nodeCodec, file) },
      keptUs: 7,
      picture: { sha256: pictureSha256, sizeBytes: picture.length },
      recording,
    });
    const next = openEvidence(folder, () => 8);
    expect(await next.read(sha256)).toEqual(kept);
    expect(await next.picture(pictureSha256)).toEqual(picture);
    expect(await next.scenario(kept.scenario.sha256)).toEqual(file);
    expect(await next.list()).toEqual({ kept: [kept], issues: [] });
  });

  it("stays as it was when it is kept again, and gets what it lacked", async () => {
    const folder = await temporaryFolder();
    let nowUs = 1;
    const store = openEvidence(folder, () => nowUs++);
    await store.keep({ evidence, scenario });
    const [kept] = await Promise.all([
      store.keep({ evidence, scenario, picture }),
      store.keep({ evidence, scenario, picture: png(5, 5, [0, 0, 0]), recording }),
    ]);
    expect(await store.read(sha256)).toEqual({ ...kept, recording, keptUs: 1 });
  });

  it("refuses a picture that is none", async () => {
    const store = openEvidence(await temporaryFolder(), () => 1);
    await expect(store.keep({ evidence, scenario, picture: file })).rejects.toThrow("PNG");
    expect(await store.list()).toEqual({ kept: [], issues: [] });
  });

  it("is not believed where it, its picture or its name was changed", async () => {
    const folder = await temporaryFolder();
    const store = openEvidence(folder, () => 1);
    const kept = await store.keep({ evidence, scenario, picture });
    const path = join(folder, `${sha256}.json`);
    const text = await readFile(path, "utf8");
    await writeFile(join(folder, `${"0".repeat(64)}.json`), text);
    await writeFile(path, text.replace('"verdict": "supported"', '"verdict": "not-supported"'));
    expect(await store.read(sha256)).toBeUndefined();
    expect((await store.list()).issues.map(({ place }) => place)).toEqual(["evidence", "evidence"]);
    const [name = ""] = await readdir(join(folder, "pictures"));
    await writeFile(join(folder, "pictures", name), png(4, 3, [0, 0, 0]));
    expect(await store.picture(kept.picture?.sha256 ?? "")).toBeUndefined();
  });
});
