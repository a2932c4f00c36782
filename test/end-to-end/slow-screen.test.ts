import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBroker, type TestBroker } from "../support/broker.ts";
import { type LoadPlant, writeLoadPlant } from "../support/load-plant.ts";
import { type MeasuredHost, startMeasuredHost } from "../support/measure-host.ts";
import { type NodeScreen, openNodeScreen } from "../support/node-screen.ts";
import { connectPublisher } from "../support/publisher.ts";

const devices = 100;
const signalsEach = 10;
const valuesPerS = 20_000;
const pausedS = 30;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe(`a screen that reads nothing for ${pausedS} s at ${valuesPerS} values/s`, () => {
  let broker: TestBroker;
  let plant: LoadPlant;
  let host: MeasuredHost;
  let machine: MqttClient;
  let load: NodeJS.Timeout;
  let sent = 0;
  beforeAll(async () => {
    broker = await startBroker();
    plant = await writeLoadPlant(devices, signalsEach);
    host = await startMeasuredHost(plant.folder, broker.url);
    machine = await connectPublisher(broker.url);
    // Every value of a device is the number of its message, so that one number says how current a screen is.
    load = setInterval(() => {
      for (let n = 0; n < valuesPerS / signalsEach / 50; n++) {
        sent++;
        machine.publish(plant.topic(sent % devices), JSON.stringify(new Array(signalsEach).fill(sent)));
      }
    }, 20);
  });
  afterAll(async () => {
    clearInterval(load);
    await machine.endAsync(true);
    await host.stop();
    await broker.kill();
    await plant.dispose();
  });

  /** The number of the newest message that a screen shows. */
  const newest = (screen: NodeScreen): number => screen.table.value.reduce((a, b) => (b > a ? b : a), 0);

  it("costs the host less than 20 MB, delays no other screen, and is current with one batch when it reads again", async () => {
    let slowBatches = 0;
    let currentFrom = Number.POSITIVE_INFINITY;
    let batchesToCurrent = 0;
    const slow: NodeScreen = await openNodeScreen(host.url, undefined, () => {
      if (batchesToCurrent === 0 && newest(slow) >= currentFrom) batchesToCurrent = slow.batches - slowBatches;
    });
    const other = await openNodeScreen(host.url, undefined, () => undefined);
    /** How the other screen fares, second by second: messages that it is behind, and batches that it gets. */
    const watchOther = async (seconds: number, eachSecond: (second: number) => Promise<void>): Promise<Fare> => {
      const behind: number[] = [];
      const begun = other.batches;
      for (let second = 0; second < seconds; second++) {
        await sleep(1000);
        behind.push(sent - newest(other));
        await eachSecond(second);
      }
      return { behind: median(behind), batchesPerS: (other.batches - begun) / seconds };
    };
    const usual = await watchOther(5, async () => undefined);
    const before = await host.memory();

    slow.pause();
    slowBatches = slow.batches;
    let largest = before;
    const meanwhile = await watchOther(pausedS, async (second) => {
      if (second % 5 !== 4) return;
      const now = await host.memory();
      if (now.heldBytes > largest.heldBytes) largest = now;
    });
    const grownMb = (largest.heldBytes - before.heldBytes) / 1e6;
    const grownRssMb = ((await host.memory()).rssBytes - before.rssBytes) / 1e6;
    expect(slow.batches).toBe(slowBatches);
    // The other screen goes on as if nothing were, at whatever pace this machine has.
    expect(meanwhile.behind).toBeLessThan(usual.behind + valuesPerS / signalsEach);
    expect(meanwhile.batchesPerS).toBeGreaterThan(usual.batchesPerS / 2);

    // Current is what the screen shows that never stopped reading.
    const shown = other.table.value.slice();
    currentFrom = newest(other);
    slow.resume();
    await expect.poll(() => batchesToCurrent).toBeGreaterThan(0);
    // What was on its way when it stopped reading, and one batch with everything since.
    expect(batchesToCurrent).toBeLessThanOrEqual(6);
    const behind = (): number[] => [...slow.table.value].filter((value, signal) => value < (shown[signal] ?? 0));
    await expect.poll(behind).toEqual([]);

    console.log(`held memory grew by ${grownMb.toFixed(1)} MB, resident memory by ${grownRssMb.toFixed(1)} MB`);
    expect(grownMb).toBeLessThan(20);
    slow.close();
    other.close();
  });
});

interface Fare {
  readonly behind: number;
  readonly batchesPerS: number;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
