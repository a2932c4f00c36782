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
      if (batchesToCurrent === 0 && newest(slow) > currentFrom) batchesToCurrent = slow.batches - slowBatches;
    });
    const gaps: number[] = [];
    let lastMs = performance.now();
    const other = await openNodeScreen(host.url, undefined, () => {
      gaps.push(performance.now() - lastMs);
      lastMs = performance.now();
    });
    await sleep(5000);
    const before = await host.memory();

    slow.pause();
    slowBatches = slow.batches;
    let largest = before;
    for (let second = 0; second < pausedS; second++) {
      await sleep(1000);
      // The other screen goes on as if nothing were.
      expect(sent - newest(other)).toBeLessThan(valuesPerS / signalsEach);
      if (second % 5 === 4) {
        const now = await host.memory();
        if (now.heldBytes > largest.heldBytes) largest = now;
      }
    }
    const grownMb = (largest.heldBytes - before.heldBytes) / 1e6;
    const grownRssMb = ((await host.memory()).rssBytes - before.rssBytes) / 1e6;
    expect(slow.batches).toBe(slowBatches);

    const missedAt = newest(slow);
    currentFrom = missedAt + ((pausedS - 1) * valuesPerS) / signalsEach;
    slow.resume();
    await expect.poll(() => batchesToCurrent).toBeGreaterThan(0);
    // What was on its way when it stopped reading, and one batch with everything since.
    expect(batchesToCurrent).toBeLessThanOrEqual(6);
    await sleep(500);
    expect([...slow.table.value].filter((value) => sent - value > valuesPerS / signalsEach)).toEqual([]);

    console.log(`held memory grew by ${grownMb.toFixed(1)} MB, resident memory by ${grownRssMb.toFixed(1)} MB`);
    expect(grownMb).toBeLessThan(20);
    const perS = gaps.length / (pausedS + 5);
    expect(perS).toBeGreaterThan(15);
    slow.close();
    other.close();
  });
});
