import { afterEach, expect, it } from "vitest";
import { loadPlantFolder } from "../../../electron/services/plant-folder.ts";
import type { StandingAlarm } from "../../../twin/alarms/standing-alarm.ts";
import { simulatePlant } from "../../../twin/simulation/simulate-plant.ts";
import { createJsonDecoder } from "../../../twin/telemetry/decode-json.ts";
import { encodeBatches } from "../../../twin/telemetry/encode-batch.ts";
import { ageUs } from "../../../twin/telemetry/freshness.ts";
import { createNoticeLog } from "../../../twin/telemetry/notice.ts";
import { clearSamples, createSampleColumns } from "../../../twin/telemetry/sample-columns.ts";
import { openTestHistory, type TestHistory } from "../../support/history.ts";
import type { TestScreen } from "../../support/host.ts";
import { createRecordedTime, type RecordedTime } from "../../support/recorded-time.ts";

const hourS = 3600;
const everyS = 10;
const batchEveryS = 1;

/** All that a screen shows at a moment. */
interface Moment {
  readonly value: Float64Array;
  readonly timeUs: Float64Array;
  readonly quality: Uint8Array;
  readonly ages: readonly number[];
  readonly texts: readonly (string | undefined)[];
  readonly alarms: readonly StandingAlarm[];
}

function look({ table, alarms }: TestScreen, nowUs: number): Moment {
  return {
    value: table.value.slice(),
    timeUs: table.timeUs.slice(),
    quality: table.quality.slice(),
    ages: Array.from(table.timeUs, (_, signal) => ageUs(table, signal, nowUs)),
    texts: [...table.text],
    alarms: [...alarms].sort((a, b) => (a.asset + a.signal + a.id < b.asset + b.signal + b.id ? -1 : 1)),
  };
}

let time: RecordedTime | undefined;
let history: TestHistory | undefined;
afterEach(() => {
  time?.dispose();
  history?.dispose();
});

it("an hour of the demonstration park looks the same live, replayed, and at any moment jumped to", async () => {
  const { plant, simulation } = await loadPlantFolder("models/demo-park");
  if (plant === undefined || simulation === undefined) throw new Error("the demonstration park has errors");
  const startUs = createRecordedTime().startUs;
  const kept = openTestHistory({ plant, nowUs: startUs });
  history = kept;
  const { reader, writer } = kept;
  const twin: RecordedTime = createRecordedTime({
    plant,
    recorder: {
      append: (batch) => writer.append(batch, twin.nowUs),
      addEntries: (entries) => writer.addEntries(entries),
      recorded: {
        ranges: async () => reader.ranges(),
        stateAt: async (timeUs) => reader.stateAt(timeUs),
        changes: async (afterUs, toUs) => reader.changes(afterUs, toUs),
        trend: async (...args) => reader.trend(...args),
        alarmDensity: async (...args) => reader.alarmDensity(...args),
        journal: async (range) => reader.journal(range),
        samples: async function* (range) {
          yield* reader.samples(range);
        },
        mismatch: { gone: [], unknown: [] },
        close: async () => reader.close(),
      },
    },
  });
  time = twin;

  const live = await twin.open();
  const moments: Moment[] = [];
  const simulated = simulatePlant(plant, simulation, { seed: 7, startUs });
  const decode = createJsonDecoder(plant, 0, (bytes) => Buffer.from(bytes).toString("utf8"));
  const samples = createSampleColumns(1024);
  const notices = createNoticeLog();
  for (let tick = 1; tick <= hourS / batchEveryS; tick++) {
    await twin.step(batchEveryS);
    clearSamples(samples);
    const receivedUs = twin.nowUs;
    for (const { topic, payload } of simulated.advance(receivedUs)) {
      decode({ topic, payload: Buffer.from(payload), receivedUs, isRetained: false }, samples, notices);
    }
    for (const batch of encodeBatches(samples)) twin.take(batch);
    writer.tick(twin.nowUs);
    if ((tick * batchEveryS) % everyS > batchEveryS / 2) continue;
    await twin.step(0);
    moments.push(look(live, twin.nowUs));
  }
  writer.close(twin.nowUs);
  expect(moments).toHaveLength(hourS / everyS);
  expect(moments.some(({ alarms }) => alarms.length > 0)).toBe(true);
  const momentUs = (place: number): number => startUs + (place + 1) * everyS * 1e6;

  const jumping = await twin.open();
  for (let n = 0; n < moments.length; n++) {
    const place = (n * 211) % moments.length;
    await goTo(twin, jumping, momentUs(place));
    expect(look(jumping, momentUs(place))).toEqual(moments[place]);
  }

  const replaying = await twin.open();
  await goTo(twin, replaying, momentUs(0));
  await replaying.end.request("control-time", { kind: "speed", speed: 100 });
  await replaying.end.request("control-time", { kind: "play" });
  for (let place = 1; place < moments.length; place++) {
    await twin.step(everyS / 100);
    await settle(twin, replaying, momentUs(place));
    expect(look(replaying, momentUs(place))).toEqual(moments[place]);
  }
}, 600_000);

async function goTo(twin: RecordedTime, screen: TestScreen, timeUs: number): Promise<void> {
  await screen.end.request("control-time", { kind: "seek", timeUs });
  await settle(twin, screen, timeUs);
}

/** Turns without time until the screen is at a moment. */
async function settle(twin: RecordedTime, screen: TestScreen, timeUs: number): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    await twin.step(0);
    if (turn > 2 && screen.clock?.sessionTimeUs === timeUs) return;
  }
  throw new Error(`the screen is at ${screen.clock?.sessionTimeUs}, not at ${timeUs}`);
}
