import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCompanions } from "../../../../electron/services/assessment/companions.ts";
import { openEvidence } from "../../../../electron/services/assessment/open-evidence.ts";
import { savePortable } from "../../../../electron/services/assessment/save-portable.ts";
import { nodeCodec } from "../../../../electron/services/exchange/node-codec.ts";
import { openExchange } from "../../../../electron/services/exchange/open-exchange.ts";
import type { Exchange } from "../../../../electron/services/exchange.ts";
import { openRecording } from "../../../../electron/services/open-recording.ts";
import type { Source } from "../../../../electron/services/source.ts";
import { openTimeSession } from "../../../../electron/services/time-session.ts";
import { playTour } from "../../../../electron/services/tour-session.ts";
import { sha256Hex } from "../../../../twin/recording/exchange-codec.ts";
import { assessmentSchema } from "../../../../twin/scenario/assessment.ts";
import type { Evidence } from "../../../../twin/scenario/evidence.ts";
import { planTour } from "../../../../twin/scenario/plan-tour.ts";
import type { Scenario } from "../../../../twin/scenario/scenario-schema.ts";
import type { TourPlan } from "../../../../twin/scenario/tour-plan.ts";
import { root } from "../../../architecture/read-imports.ts";
import { createMemoryPair } from "../../../support/channel-pair.ts";
import { glb } from "../../../support/glb.ts";
import { openTestScreen, silentLog } from "../../../support/host.ts";
import { ownPack } from "../../../support/own-pack.ts";
import { parsedPumpPlant, plantFiles, pumpPlant, pumpType } from "../../../support/plant-files.ts";
import { png } from "../../../support/png.ts";
import { pumpStartUs } from "../../../support/pump-clip.ts";
import { reportScenario, savePumpClip } from "../../../support/pump-report.ts";
import { parsedScenario } from "../../../support/pump-scenario.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const criteriaFolder = join(root, "assets/criteria");
const range = { fromUs: pumpStartUs, toUs: pumpStartUs + 60e6 };
const scenarioFile = new TextEncoder().encode(JSON.stringify(reportScenario));
const packFile = new TextEncoder().encode(JSON.stringify(ownPack));
const modelFiles = plantFiles({
  "plant.json": pumpPlant(),
  "types/pump.json": { ...pumpType, model: "pump.glb" },
  "pump.glb": glb(["rotor"]),
});
const document = new TextEncoder().encode("%PDF-1.7 检验报告");
const documentSha256 = sha256Hex(nodeCodec, document);
const inspected = { from: "hand", id: "h1", who: "wang", atUs: 1, title: "检验报告" };
const assessment = assessmentSchema.parse({
  format: 1,
  id: "a1",
  title: "自评估",
  plant: "works",
  packs: ["own"],
  assessors: [{ id: "wang", name: "王工" }],
  items: { "own/safety": { evidence: [{ ...inspected, file: { name: "检验报告.pdf", sha256: documentSha256 } }] } },
});

interface Played {
  readonly plan: TourPlan;
  readonly evidence: readonly Evidence[];
}

/** A scenario played from its beginning to its end, tick by tick. */
async function play(scenario: Scenario, source: Source): Promise<Played> {
  const time = openTimeSession(source, 0, silentLog);
  const { recorded } = source;
  if (recorded === undefined) throw new Error("nothing is recorded");
  const { plan, warnings } = await planTour(scenario, source.plant, recorded, range);
  expect(warnings).toEqual([]);
  if (plan === undefined) throw new Error("it cannot be played");
  const session = playTour(scenario, plan, time, recorded, silentLog);
  for (let nowUs = 0; session.tour.state !== "ended"; nowUs += 33_333) time.tick(nowUs);
  await session.settled();
  return { plan: session.plan, evidence: session.evidence() };
}

async function openedSource(exchange: Exchange, path: string): Promise<{ recording: string; source: Source }> {
  const opened = await exchange.open(path);
  if ("error" in opened) throw new Error(opened.error.en);
  const source = exchange.source(opened.recording);
  if (source === undefined) throw new Error("it cannot be shown");
  return { recording: opened.recording, source };
}

afterEach(() => vi.restoreAllMocks());

describe("a portable file", () => {
  it("plays without a network as it was saved: the same steps at the same offsets, the same evidence", async () => {
    const folder = await temporaryFolder();
    const options = { dataFolder: folder, software: "Vitrine test", clockUs: () => range.toUs };
    const exchange = await openExchange(options);
    const { recording, source } = await openedSource(
      exchange,
      await savePumpClip(folder, undefined, { plantFiles: modelFiles }),
    );
    const scenario = parsedScenario(reportScenario, parsedPumpPlant());
    const first = await play(scenario, source);
    expect(await play(scenario, source)).toEqual(first);

    const evidence = openEvidence(join(folder, "evidence"), () => 7);
    const kept = await Promise.all(
      first.evidence.map((each, place) =>
        evidence.keep({
          evidence: each,
          scenario: { title: scenario.title, file: scenarioFile },
          picture: png(8, 6, [place, 0, 0]),
        }),
      ),
    );
    const content = {
      source,
      range,
      author: "王工",
      note: "",
      scenarios: new Map([["scenarios/surge.json", scenarioFile]]),
      packs: new Map([["own", packFile]]),
      assessments: [assessment],
      kept,
      documents: (sha256: string) => Promise.resolve(sha256 === documentSha256 ? document : undefined),
    };
    const saved = await savePortable(content, exchange, evidence);
    const path = exchange.madeFile(saved.file.url.split("/")[1] ?? "")?.path ?? "";
    expect(saved.kept.map((each) => each.recording)).toEqual(kept.map(() => saved.reference));
    expect(exchange.companions(recording)?.size).toBe(0);

    const connect = vi.spyOn(Socket.prototype, "connect").mockImplementation(() => {
      throw new Error("the network is refused");
    });
    const elsewhere = await temporaryFolder();
    const host = await openRecording({ ...options, dataFolder: elsewhere, path, criteriaFolder, log: silentLog });
    if ("error" in host) throw new Error(host.error.en);
    expect([...host.models.keys()]).toEqual(["pump.glb"]);
    const pair = createMemoryPair();
    host.host.openScreen(pair.host, "operator");
    const screen = await openTestScreen(pair.screen);
    expect(screen.opened.source).toMatchObject({ kind: "file", file: { seal: "intact", author: "王工" } });
    const carried = await screen.end.request("attached-document", { id: "a1", sha256: documentSha256 });
    expect(await readFile(host.exchange?.madeFile(carried.url.split("/")[1] ?? "")?.path ?? "")).toEqual(
      Buffer.from(document),
    );
    await host.stop();

    const there = await openExchange({ ...options, dataFolder: elsewhere });
    const opened = await openedSource(there, path);
    const companions = readCompanions(there.companions(opened.recording) ?? new Map(), opened.source.plant, []);
    expect(companions.issues).toEqual([]);
    expect(companions.assessments).toEqual([assessment]);
    expect(companions.kept).toEqual(kept);
    expect(companions.packs).toEqual([ownPack]);
    const [named] = companions.scenarios;
    if (named === undefined) throw new Error("the file carries no scenario");
    const again = await play(named.scenario, opened.source);
    expect(again.plan).toEqual(first.plan);
    expect(JSON.stringify(again.evidence)).toBe(JSON.stringify(first.evidence));
    expect(again.evidence).toHaveLength(2);
    expect(connect).not.toHaveBeenCalled();
    await there.stop();
    await exchange.stop();
  });

  it("says which of what it carries was changed, and plays the rest", async () => {
    const folder = await temporaryFolder();
    const file = new TextEncoder().encode(JSON.stringify({ ...reportScenario, id: "other" }));
    const companions = new Map([
      ["scenarios/surge.json", scenarioFile],
      ["scenarios/other.json", file],
      ["scenarios/broken.json", new TextEncoder().encode("{")],
      [`evidence/${"0".repeat(64)}.json`, new TextEncoder().encode("{}")],
    ]);
    const exchange = await openExchange({ dataFolder: folder, software: "Vitrine test", clockUs: () => 0 });
    const { recording, source } = await openedSource(exchange, await savePumpClip(folder, undefined, { companions }));
    const read = readCompanions(exchange.companions(recording) ?? new Map(), source.plant, [ownPack]);
    expect(read.scenarios.map(({ scenario }) => scenario.id)).toEqual(["surge", "other"]);
    expect(new Set(read.issues.map(({ file: name }) => name))).toEqual(
      new Set(["scenarios/broken.json", `evidence/${"0".repeat(64)}.json`]),
    );
    await exchange.stop();
  });

  it("carries nothing under a name that leads elsewhere", async () => {
    const folder = await temporaryFolder();
    for (const name of ["../a.json", "scenarios/../a.json", "scenarios/a.js", "plant/plant.json", "evidence/a.json"]) {
      const companions = new Map([[name, scenarioFile]]);
      await expect(savePumpClip(folder, undefined, { companions })).rejects.toThrow("no companion");
    }
  });
});
