import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { startBroker } from "../support/broker.ts";
import { launchBrowser } from "../support/browser.ts";
import { writeLoadPlant } from "../support/load-plant.ts";
import { openNodeScreen } from "../support/node-screen.ts";
import { connectPublisher } from "../support/publisher.ts";
import { serve } from "../support/serve.ts";
import type { Benchmark } from "./bench.ts";
import { percentile, round } from "./percentile.ts";
import { rendererOf } from "./renderer-of.ts";

const signals = 1000;
const ratePerS = 5000;
const everyMs = 4;
const viewport = { width: 800, height: 400 };
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds since 1970 with fractions, the same in this process and in the browser. */
const nowMs = (): number => performance.timeOrigin + performance.now();

/**
 * Values through Mosquitto and a host to screens: every value is the moment at which it was published, so that
 * whoever sees it knows how long it took. A screen in Node says when it is in its table; after that Chromium, when
 * the frame that was drawn after it is done. One after the other: without a graphics card Chromium draws with the
 * processor that the host needs.
 */
export const latency: Benchmark = async ({ quick }) => {
  const seconds = quick ? 8 : 30;
  const broker = await startBroker();
  const plant = await writeLoadPlant(signals, 1, "/0");
  const twin = await serve(["--plant", plant.folder, "--broker", broker.url]);
  const machine = await connectPublisher(broker.url, { protocolVersion: 5 });
  const publish = startPublishing(machine.publish.bind(machine), plant.topic);
  /** How many values were sent while something was measured. */
  const measure = async (): Promise<number> => {
    await sleep(4000);
    console.error(`${ratePerS} values/s over ${signals} signals for ${seconds} s …`);
    isMeasuring = true;
    const before = publish.sent();
    await sleep(seconds * 1000);
    const sent = publish.sent() - before;
    await sleep(200);
    isMeasuring = false;
    return sent;
  };

  const inTableMs: number[] = [];
  const seen = createSampleColumns(4096);
  let isMeasuring = false;
  const screen = await openNodeScreen(twin.url, undefined, (batch) => {
    const arrivedMs = nowMs();
    if (!isMeasuring || !decodeBatch(batch, seen)) return;
    for (let row = 0; row < seen.count; row++) inTableMs.push(arrivedMs - (seen.value[row] ?? 0));
  });
  const sent = await measure();
  screen.close();

  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport });
  await page.addInitScript(watchFrames);
  await page.goto(twin.url);
  const renderer = await rendererOf(page);
  await sleep(4000);
  await page.evaluate(() => (window as unknown as Watched).watched.splice(0));
  const sentToFrames = await measure();
  publish.stop();
  await sleep(500);
  const inFrameMs = await page.evaluate(() => (window as unknown as Watched).watched);

  await browser.close();
  await machine.endAsync(true);
  await twin.stop();
  await broker.kill();
  await plant.dispose();
  return {
    ratePerS: round(sent / seconds, 0),
    signals,
    seconds,
    p50Ms: round(percentile(inTableMs, 0.5), 1),
    p99Ms: round(percentile(inTableMs, 0.99), 1),
    frameP50Ms: round(percentile(inFrameMs, 0.5), 1),
    frameP99Ms: round(percentile(inFrameMs, 0.99), 1),
    lost: Math.max(0, sent - inTableMs.length),
    frameLost: Math.max(0, sentToFrames - inFrameMs.length),
    renderer,
    viewport: `${viewport.width}x${viewport.height}`,
  };
};

/** Publishes at an even pace; each value is its own moment. */
function startPublishing(
  publish: (topic: string, payload: string) => unknown,
  topic: (device: number) => string,
): { sent: () => number; stop: () => void } {
  const startMs = nowMs();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((nowMs() - startMs) / 1000) * ratePerS);
    for (; sent < due; sent++) publish(topic(sent % signals), `[${nowMs()}]`);
  }, everyMs);
  return { sent: () => sent, stop: () => clearInterval(timer) };
}

interface Watched {
  readonly watched: number[];
}

/**
 * Runs in the page before its own code: notes the values of every batch, and how old they are once the next frame
 * that the scene draws is done.
 */
function watchFrames(): void {
  const watched: number[] = [];
  let waiting: number[] = [];
  Object.assign(window, { watched });

  /** The value column of a SampleBatch, field 4; the fields before it are passed over. */
  const readValues = (bytes: Uint8Array): number[] => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 9;
    while (at < bytes.length) {
      const tag = bytes[at++] ?? 0;
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++] ?? 0;
        length |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
      if (tag >> 3 === 4) return Array.from({ length: length / 8 }, (_, row) => view.getFloat64(at + row * 8, true));
      at += length;
    }
    return [];
  };
  const NativeSocket = window.WebSocket;
  window.WebSocket = class extends NativeSocket {
    constructor(...args: ConstructorParameters<typeof NativeSocket>) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (data instanceof ArrayBuffer) waiting.push(...readValues(new Uint8Array(data)));
      });
    }
  };
  // The scene clears its canvas at the start of every frame that it draws; what came before is in that frame.
  const { clear } = WebGL2RenderingContext.prototype;
  WebGL2RenderingContext.prototype.clear = function (mask: number): void {
    clear.call(this, mask);
    if (waiting.length === 0) return;
    const shown = waiting;
    waiting = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const doneMs = performance.timeOrigin + performance.now();
      for (const value of shown) watched.push(doneMs - value);
    };
    // Comes after the frame's own work.
    port2.postMessage(null);
  };
}
