import { describe, expect, it } from "vitest";
import { compileLookRule, deviceFreshness, stateCodeOf } from "../../../twin/appearance/device-look.ts";
import { machineStates } from "../../../twin/appearance/machine-state.ts";
import { indexPlantView } from "../../../twin/plant/plant-index.ts";
import { viewPlant } from "../../../twin/plant/plant-view.ts";
import { freshnessNames } from "../../../twin/telemetry/freshness.ts";
import { applySamples, createSignalTable } from "../../../twin/telemetry/signal-table.ts";
import { parsedPumpPlant } from "../../support/plant-files.ts";
import { columnsOf } from "../../support/samples.ts";

const index = indexPlantView(viewPlant(parsedPumpPlant(), "operator").plant);
const pump = index.assetByPath.get("line-1/pump-1") ?? -1;
const staleAfterUs = index.view.signals.map((signal) => signal.staleAfterUs);

function look(rows: readonly [signal: number, timeUs: number, value: number][], nowUs: number): (string | undefined)[] {
  const table = createSignalTable(index.view.signals.length);
  applySamples(
    table,
    columnsOf(rows.map(([signal, timeUs, value]) => ({ signal, timeUs, value, quality: 0, lagUs: 0 }))),
    index.isText,
  );
  const rule = compileLookRule(index, pump);
  return [machineStates[stateCodeOf(rule, table)], freshnessNames[deviceFreshness(rule, table, staleAfterUs, nowUs)]];
}

describe("how a device looks", () => {
  it("follows its state signal, and how fresh that is", () => {
    expect(look([[0, 0, 2]], 1e6)).toEqual(["running", "fresh"]);
    expect(look([[0, 0, 3]], 4e6)).toEqual(["fault", "late"]);
  });

  it("does not pass for current because other signals of it are", () => {
    expect(
      look(
        [
          [0, 0, 2],
          [4, 20e6, 1],
        ],
        20e6,
      ),
    ).toEqual(["running", "stale"]);
  });

  it("is unknown and never seen before the first value", () => {
    expect(look([], 0)).toEqual(["unknown", "never"]);
  });

  it("of a thing without signals is never out of date", () => {
    const rule = compileLookRule(index, 0);
    expect(deviceFreshness(rule, createSignalTable(10), staleAfterUs, 1e12)).toBe(0);
  });
});
