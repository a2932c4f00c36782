import { expect, it } from "vitest";
import { createLiveValues } from "../../../renderer/session/live-values.ts";
import { createSessionClock } from "../../../renderer/session/session-clock.ts";
import { readSignal } from "../../../renderer/session/signal-reading.ts";
import { signalOf } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const nowUs = 1_764_000_000_000_000;

it("a signal says its value and unit, and how much that says about the session's time", () => {
  let monotonicMs = 0;
  const clock = createSessionClock(nowUs, () => monotonicMs);
  const live = createLiveValues(viewPlant(parsedPumpPlant(), "operator").plant, clock);
  const pump = live.plant.assetByPath.get("line-1/pump-1") ?? -1;
  const flow = signalOf(live.plant, pump, "flow") ?? -1;
  expect(readSignal(live, flow, "en")).toMatchObject({ freshness: "never" });
  const samples = columnsOf([{ signal: flow, timeUs: nowUs, value: 12, quality: 0, lagUs: 0 }]);
  for (const batch of encodeBatches(samples)) live.apply(batch);
  expect(readSignal(live, flow, "en")).toEqual({ text: "12.0", unit: "L/min", freshness: "fresh" });
  monotonicMs = 3600e3;
  expect(readSignal(live, flow, "en")).toEqual({ text: "12.0", unit: "L/min", freshness: "stale" });
});
