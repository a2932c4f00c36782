import { expect, it } from "vitest";
import { provenanceOf } from "../../../twin/playback/provenance.ts";
import { sampleFlag } from "../../../twin/telemetry/sample-quality.ts";
import { applySamples, createSignalTable } from "../../../twin/telemetry/signal-table.ts";
import { columnsOf } from "../../support/samples.ts";

const staleAfterUs = [5e6, 5e6];

function provenance(qualities: readonly number[], nowUs: number, isRecorded: boolean): unknown {
  const table = createSignalTable(2);
  const rows = qualities.map((quality, signal) => ({ signal, timeUs: 0, value: 1, quality, lagUs: 0 }));
  applySamples(table, columnsOf(rows), new Uint8Array(2));
  const { source, origins } = provenanceOf(table, staleAfterUs, nowUs, isRecorded);
  return [source, origins.plant, origins.simulated];
}

it.each([
  ["nothing was seen", [], 0, ["none", false, false]],
  ["the plant's values are current", [0, 0], 1e6, ["live", true, false]],
  ["simulated values are current", [sampleFlag.simulated], 1e6, ["live", false, true]],
  ["one simulated value stands among real ones", [0, sampleFlag.simulated], 1e6, ["live", true, true]],
  ["every value is old", [0, sampleFlag.simulated], 6e6, ["none", false, false]],
])("given that %s", (_, qualities, nowUs, [source, plant, simulated]) => {
  expect(provenance(qualities, nowUs, false)).toEqual([source, plant, simulated]);
  expect(provenance(qualities, nowUs, true)).toEqual(["recorded", plant, simulated]);
});
