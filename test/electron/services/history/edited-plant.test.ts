import { describe, expect, it } from "vitest";
import { parsePlant } from "../../../../twin/plant/parse-plant.ts";
import type { Plant } from "../../../../twin/plant/plant.ts";
import { batchesOf, noonUs, openTestHistory, rowsOfBatches, temporaryFolder } from "../../../support/history.ts";
import { plantFiles, pumpPlant, pumpType } from "../../../support/plant-files.ts";

const second = 1_000_000;

/** The pump works with some of the pump's signals changed; undefined leaves one out. */
function editedPlant(changes: Readonly<Record<string, object | undefined>>, added: readonly object[] = []): Plant {
  const signals = pumpType.signals.flatMap((signal) => {
    if (!(signal.id in changes)) return [signal];
    const change = changes[signal.id];
    return change === undefined ? [] : [{ ...signal, ...change }];
  });
  const files = { "plant.json": pumpPlant(), "types/pump.json": { ...pumpType, signals: [...added, ...signals] } };
  const { plant, issues } = parsePlant(plantFiles(files));
  if (plant === undefined) throw new Error(JSON.stringify(issues));
  return plant;
}

function placeOf(plant: Plant, id: string): number {
  return plant.signals.findIndex(({ definition }) => definition.id === id);
}

const before = editedPlant({});

/** Records a state, a speed and a flow of the first pump as the plant was, then opens the history with another one. */
function reopened(after: Plant): ReturnType<typeof openTestHistory> & { end(): void } {
  const folder = temporaryFolder();
  const first = openTestHistory({ plant: before, folder: folder.folder });
  for (let step = 0; step < 90; step++) {
    const nowUs = noonUs + step * second;
    const rows = [
      { id: "state", value: step % 4 },
      { id: "speed", value: step },
      { id: "flow", value: step / 10 },
    ].map(({ id, value }) => ({ signal: placeOf(before, id), timeUs: nowUs, value, quality: 0, lagUs: 0 }));
    for (const batch of batchesOf(before, rows)) first.writer.append(batch, nowUs);
    first.writer.tick(nowUs);
  }
  first.writer.close(noonUs + 90 * second);
  first.dispose();
  const again = openTestHistory({ plant: after, folder: folder.folder, nowUs: noonUs + 100 * second });
  return {
    ...again,
    end() {
      again.writer.close(noonUs + 101 * second);
      again.dispose();
      folder.dispose();
    },
  };
}

describe("a history under an edited plant", () => {
  it("agrees with the plant that it was recorded with", () => {
    const history = reopened(before);
    expect(history.writer.mismatch()).toEqual({ gone: [], unknown: [] });
    history.end();
  });

  it("names what is gone and what is new, and shows the rest in its new place", () => {
    const added = {
      id: "pressure",
      type: "number",
      unit: "bar",
      name: { zh: "压力", en: "Pressure" },
      from: { topic: "{topic}/p" },
    };
    const after = editedPlant({ flow: undefined, speed: { unit: "1/s" } }, [added]);
    const history = reopened(after);
    const both = (ids: readonly string[]): string[] =>
      ["line-1/pump-1", "line-1/pump-2"].flatMap((asset) => ids.map((id) => `${asset}/${id}`));
    const { gone = [], unknown = [] } = history.writer.mismatch() ?? {};
    expect(gone.toSorted()).toEqual(both(["flow", "speed"]));
    expect(unknown.toSorted()).toEqual(both(["pressure", "speed"]));
    const rows = rowsOfBatches(after, history.reader.stateAt(noonUs + 33 * second).batches);
    expect(rows.map(({ signal, value }) => ({ signal, value }))).toEqual([
      { signal: placeOf(after, "state"), value: 1 },
    ]);
    history.end();
  });

  it("finds the values of an enum by their names", () => {
    const after = editedPlant({ state: { values: ["execute", "idle", "held"] } });
    const history = reopened(after);
    expect(history.writer.mismatch()?.gone).toEqual([]);
    const state = placeOf(after, "state");
    const stateAt = (atS: number): unknown => {
      const rows = rowsOfBatches(after, history.reader.stateAt(noonUs + atS * second).batches);
      const { value, quality } = rows.find(({ signal }) => signal === state) ?? {};
      return { value, quality };
    };
    expect(stateAt(1)).toEqual({ value: 1, quality: 0 });
    expect(stateAt(2)).toEqual({ value: 0, quality: 0 });
    // It was "stopped", which there is no more.
    expect(stateAt(0)).toEqual({ value: Number.NaN, quality: 2 });
    history.end();
  });
});
