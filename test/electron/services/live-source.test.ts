import { expect, it } from "vitest";
import type { KnownState } from "../../../electron/services/history/history-messages.ts";
import { createLiveSource, type Recorder } from "../../../electron/services/live-source.ts";
import { decodeBatch } from "../../../twin/telemetry/decode-batch.ts";
import { encodeInOrder } from "../../../twin/telemetry/encode-in-order.ts";
import { createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { alarmSignals, alarmPlant as plant, alarmStartUs as startUs } from "../../support/alarm-plant.ts";
import { silentLog } from "../../support/host.ts";
import { memoryHistory } from "../../support/memory-history.ts";
import { columnsOf, type Row, rowsOf } from "../../support/samples.ts";

it("a recorder that begins anew hears all values and alarms of now, also those of long ago", () => {
  let knownState = (): KnownState => ({ batches: [], alarms: [] });
  const ignore = (): void => undefined;
  const recorder: Recorder = {
    append: ignore,
    addEntries: ignore,
    setRetention: ignore,
    status: () => ({
      state: "recording",
      sinceUs: startUs,
      sizeBytes: 0,
      freeBytes: 1,
      lost: 0,
      retention: { maxAgeDays: 1, maxSizeBytes: 1e9 },
    }),
    recorded: memoryHistory(plant, [], []),
    setKnownState(known) {
      knownState = known;
    },
  };
  const source = createLiveSource(plant, new Map(), [], recorder, { alarms: [], marks: [] }, silentLog);
  const flow: Row = { signal: alarmSignals.flow, timeUs: startUs - 86_400e6, value: 0.5, quality: 0, lagUs: 0 };
  const speed: Row = { signal: alarmSignals.speed, timeUs: startUs, value: 900, quality: 0, lagUs: 0 };
  for (const batch of encodeInOrder(columnsOf([flow, speed]), source.isText)) source.take(batch);
  source.tick(startUs);
  const samples = createSampleColumns(8);
  const rows = knownState().batches.flatMap((batch) => (decodeBatch(batch, samples) ? rowsOf(samples) : []));
  expect(new Set(rows)).toEqual(new Set([flow, speed]));
  expect(knownState().alarms).toEqual(source.live?.alarms());
  expect(knownState().alarms.map(({ id }) => id)).toEqual(["low"]);
});
