import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openAssessmentDesk } from "../../../../electron/services/assessment/open-assessment-desk.ts";
import { openExchange } from "../../../../electron/services/exchange/open-exchange.ts";
import type { Exchange } from "../../../../electron/services/exchange.ts";
import { verifyReport } from "../../../../electron/services/report/verify-report.ts";
import { assessmentSchema } from "../../../../twin/scenario/assessment.ts";
import { silentLog } from "../../../support/host.ts";
import { ownPack } from "../../../support/own-pack.ts";
import { parsedPumpPlant } from "../../../support/plant-files.ts";
import { evidenceIn, openedClip, reportScenario, savePumpClip } from "../../../support/pump-report.ts";
import { parsedScenario } from "../../../support/pump-scenario.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const packFile = new TextEncoder().encode(JSON.stringify(ownPack));
const assessment = assessmentSchema.parse({ format: 1, id: "a1", title: "自评估", plant: "works", packs: ["own"] });

function pathOf(exchange: Exchange, file: { readonly url: string } | null): string {
  return exchange.madeFile(file?.url.split("/")[1] ?? "")?.path ?? "";
}

describe("the assessment desk of a host", () => {
  it("makes a report of what is kept, with the recordings that are at hand, for screens to fetch", async () => {
    const dataFolder = await temporaryFolder();
    const clockUs = (): number => 1_780_000_300_000_000;
    const exchange = await openExchange({ dataFolder, software: "Vitrine test", clockUs });
    const path = await savePumpClip(dataFolder);
    const opened = await exchange.open(path);
    if ("error" in opened) throw new Error(opened.error.en);
    const plant = parsedPumpPlant();
    const printed: string[] = [];
    const desk = openAssessmentDesk({
      dataFolder,
      plant,
      plantSha256: exchange.reference(opened.recording)?.plantSha256 ?? "",
      packs: () => ({ packs: [ownPack], files: new Map([["own", packFile]]), issues: [] }),
      scenarios: () => new Map(),
      log: silentLog,
      exchange,
      printPdf(htmlPath) {
        printed.push(htmlPath);
        return Promise.resolve(new TextEncoder().encode("%PDF-"));
      },
      software: "Vitrine test",
      clockUs,
    });
    const clip = await openedClip(path);
    const scenario = parsedScenario(reportScenario, plant);
    const found = await evidenceIn(clip, scenario);
    await clip.recorded.close();
    const file = new TextEncoder().encode(JSON.stringify(reportScenario));
    const recording = exchange.reference(opened.recording);
    for (const evidence of found) {
      await desk.evidence.keep({ evidence, scenario: { title: scenario.title, file }, recording });
    }
    await desk.assessments.create(assessment);
    await desk.assessments.attach("a1", scenario, found);

    const files = await desk.report("a1", "王工");
    if ("problem" in files) throw new Error(files.problem.en);
    expect(files.check).toMatchObject({ evidence: 2, recomputed: 2, problems: [] });
    expect(files.html.name).toBe("自评估-20260528T203140Z.html");
    expect(printed).toEqual([pathOf(exchange, files.html)]);
    expect(await readFile(pathOf(exchange, files.pdf), "utf8")).toBe("%PDF-");
    for (const made of [files.html, files.word]) {
      const verified = await verifyReport(new Uint8Array(await readFile(pathOf(exchange, made))), [path], undefined);
      expect(verified.problems).toEqual([]);
      expect(verified).toMatchObject({ recomputed: 2, manifest: { author: "王工", packs: [{ id: "own" }] } });
    }
    expect((await stat(join(dataFolder, "signing-key.pem"))).mode & 0o777).toBe(0o600);
    expect(await desk.report("a2", "王工")).toEqual({
      problem: { zh: "没有评估 “a2”", en: 'there is no assessment "a2"' },
    });
    await exchange.stop();
  });
});
