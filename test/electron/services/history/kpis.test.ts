import { afterEach, expect, it } from "vitest";
import { openKpiBook } from "../../../../twin/kpi/kpi-book.ts";
import { recomputeKpis } from "../../../../twin/kpi/recompute-kpis.ts";
import type { RecordedHistory } from "../../../../twin/playback/recorded-history.ts";
import { encodeInOrder } from "../../../../twin/telemetry/encode-in-order.ts";
import { noonUs, openTestHistory, type TestHistory } from "../../../support/history.ts";
import { kpiPlant, type Stretch, sayDay } from "../../../support/kpi-plant.ts";
import { columnsOf } from "../../../support/samples.ts";

const plant = kpiPlant();
const isText = new Uint8Array(plant.signals.length);
const assets = plant.assets.map(({ index }) => index);
const minUs = 60e6;

const first: readonly Stretch[] = [
  { minutes: 25, state: "running", made: 2, scrapped: 1, kw: 11.37 },
  { minutes: 9, state: "fault", kw: 0.4 },
  { minutes: 40, state: "running", made: 1, kw: 9.81, isSilent: true },
  { minutes: 60, state: "running", made: 1, kw: 9.81 },
];
const second: readonly Stretch[] = [
  { minutes: 30, state: "starved", kw: 0.7 },
  { minutes: 104, state: "running", made: 1, kw: 7.77 },
];

let history: TestHistory | undefined;
afterEach(() => history?.dispose());

it("figures of every asset and hour from the file are those shown live, also where only their signals are read", async () => {
  const kept = openTestHistory({ plant, nowUs: noonUs });
  history = kept;
  const book = openKpiBook(plant);
  const rows = [...sayDay(plant, 1, noonUs, first), ...sayDay(plant, 2, noonUs, second)];
  rows.sort((a, b) => a.timeUs - b.timeUs);
  const { reader, writer } = kept;
  const recorded = {
    stateAt: async (timeUs: number) => reader.stateAt(timeUs),
    async *samples(...asked: Parameters<RecordedHistory["samples"]>) {
      yield* reader.samples(...asked);
    },
  } satisfies Pick<RecordedHistory, "stateAt" | "samples">;

  for (let minute = 0; minute <= 130; minute++) {
    const nowUs = noonUs + minute * minUs;
    const said = columnsOf(rows.filter(({ timeUs }) => timeUs === nowUs));
    book.take(said);
    for (const batch of encodeInOrder(said, isText)) writer.append(batch, nowUs);
    writer.tick(nowUs + 1e6);
    book.tick(nowUs);
    if (minute !== 60 && minute !== 130) continue;
    const live = assets.map((asset) => book.result(asset, "hour"));
    const range = { fromUs: nowUs - 60 * minUs, toUs: nowUs };
    expect(await recomputeKpis(plant, recorded, assets, range, nowUs)).toEqual(live);
    const line = await recomputeKpis(plant, recorded, [2], range, nowUs);
    expect(line).toEqual([live[2]]);
  }
});
