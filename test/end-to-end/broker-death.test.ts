import type { MqttClient } from "mqtt";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBroker, type TestBroker } from "../support/broker.ts";
import { launchBrowser, openPage, type TestPage } from "../support/browser.ts";
import { connectPublisher } from "../support/publisher.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("a broker that is killed for ten seconds under load", () => {
  let broker: TestBroker;
  let machine: MqttClient;
  let twin: ServedTwin;
  let browser: Browser;
  let screen: TestPage;
  let load: NodeJS.Timeout;
  beforeAll(async () => {
    broker = await startBroker();
    twin = await serve(["--plant", "models/cnc-cell", "--broker", broker.url]);
    machine = await connectPublisher(broker.url, { reconnectPeriod: 100, queueQoSZero: false });
    // 2,000 messages a second, most of them on topics of other machines.
    let count = 0;
    load = setInterval(() => {
      if (!machine.connected) return;
      for (let n = 0; n < 40; n++) machine.publish(`cnc/other-${n}`, "1");
      machine.publish(
        "cnc/mill-1",
        JSON.stringify({ ts: Date.now(), X1_ActualPosition: 150 + (count++ % 40), S1_ActualVelocity: 50 }),
      );
    }, 20);
    browser = await launchBrowser();
    screen = await openPage(browser, twin.url, { width: 1100, height: 720 });
  });
  afterAll(async () => {
    clearInterval(load);
    await machine.endAsync(true);
    await browser.close();
    await twin.stop();
    await broker.kill();
  });

  it("shows stale values within 6 s, says what is wrong, and recovers by itself within 5 s of the broker's return", async () => {
    const { page, errors } = screen;
    const mark = page.locator('header [role="status"]');
    const position = page.locator('[data-signal="x-position"]');
    await page.getByRole("treeitem", { name: "数控加工单元" }).waitFor();
    await page.getByLabel("搜索设备").fill("mill-1");
    await page.getByRole("treeitem", { name: "数控铣床 1" }).click();
    await expect.poll(() => mark.textContent()).toBe("实时");
    await expect.poll(() => position.getAttribute("data-freshness")).toBe("fresh");

    const killedMs = performance.now();
    await broker.kill();
    await expect.poll(() => position.getAttribute("data-freshness")).toBe("stale");
    const staleAfterMs = performance.now() - killedMs;
    await expect.poll(() => mark.textContent()).toBe("无数据");
    expect(staleAfterMs).toBeLessThan(6000);
    expect(await page.locator("header").textContent()).toContain("MQTT 服务器未连接 · 距上一条消息");

    // Why is this grey? The row says it.
    await position.getByRole("button").click();
    await expect.poll(() => position.getByRole("note").textContent()).toContain("MQTT 服务器未连接，已");
    await sleep(Math.max(0, 10_000 - (performance.now() - killedMs)));

    broker = await startBroker({ port: broker.port });
    const returnedMs = performance.now();
    await expect.poll(() => position.getAttribute("data-freshness")).toBe("fresh");
    await expect.poll(() => mark.textContent()).toBe("实时");
    const recoveredAfterMs = performance.now() - returnedMs;
    console.log(
      `stale after ${(staleAfterMs / 1000).toFixed(1)} s, recovered after ${(recoveredAfterMs / 1000).toFixed(1)} s`,
    );
    expect(recoveredAfterMs).toBeLessThan(5000);
    expect(errors).toEqual([]);
  });
});
