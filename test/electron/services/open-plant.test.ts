import { join } from "node:path";
import { expect, it } from "vitest";
import { openPlant } from "../../../electron/services/open-plant.ts";
import { systemClockUs } from "../../../electron/services/system-clock.ts";
import { root } from "../../architecture/read-imports.ts";
import { createMemoryPair } from "../../support/channel-pair.ts";
import { feedWorkerUrl, historyWorkerUrls, openTestScreen, recordingWorkerUrl, silentLog } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("a plant that is opened has a desk for its assessments, and prints reports where the host can", async () => {
  const printed: string[] = [];
  const plant = await openPlant({
    folder: join(root, "models/cnc-cell"),
    brokerUrl: undefined,
    credentialsOf: () => ({}),
    feedWorkerUrl,
    dataFolder: await temporaryFolder(),
    historyWorkerUrls,
    recordingWorkerUrl,
    criteriaFolder: join(root, "assets/criteria"),
    printPdf(path) {
      printed.push(path);
      return Promise.resolve(new TextEncoder().encode("%PDF-"));
    },
    software: "test",
    clockUs: systemClockUs,
    log: silentLog,
  });
  const pair = createMemoryPair();
  plant.host.openScreen(pair.host, "operator");
  const { end } = await openTestScreen(pair.screen);
  const { packs } = await end.request("list-assessments", {});
  expect(packs.map(({ id, criteria }) => [id, criteria])).toEqual([
    ["gbt-39116-2020", 20],
    ["scenes-2025", 40],
  ]);
  const asked = { title: "单元自评估", packs: packs.map(({ id }) => id), assessor: "王工" };
  const { assessment } = await end.request("create-assessment", asked);
  const { html, pdf, check } = await end.request("make-report", { id: assessment.id, author: "王工" });
  expect(check.problems).toEqual([]);
  expect(pdf?.name).toBe(html.name.replace(".html", ".pdf"));
  expect(printed).toHaveLength(1);
  await plant.stop();
});
