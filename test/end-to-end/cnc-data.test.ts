import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBroker, type TestBroker } from "../support/broker.ts";
import { launchBrowser, openPage, readPartMatrix, type TestPage } from "../support/browser.ts";
import { type CncRow, publishCncRows, readCncRows } from "../support/cnc-data.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

const { rows, isMeasured } = readCncRows();

/** Where the model's axes stand for a row, metres: their neutral place and the travel around the middle, true to scale. */
function axesFor(row: CncRow): { x: number; y: number; z: number } {
  const travel = (column: string, low: number, high: number): number => {
    const value = Math.min(high, Math.max(low, Number(row[column])));
    return (value - (low + high) / 2) / 1000;
  };
  return {
    x: travel("X1_ActualPosition", 141, 198),
    y: 0.25 + travel("Y1_ActualPosition", 72, 158),
    z: 1.62 + travel("Z1_ActualPosition", 27, 119),
  };
}

describe(`the CNC mill follows ${rows.length} rows of ${isMeasured ? "measured" : "our own"} data`, () => {
  let broker: TestBroker;
  let twin: ServedTwin;
  let browser: Browser;
  let screen: TestPage;
  beforeAll(async () => {
    broker = await startBroker();
    twin = await serve(["--plant", "models/cnc-cell", "--broker", broker.url]);
    browser = await launchBrowser();
    screen = await openPage(browser, `${twin.url}?quality=low`, { width: 900, height: 600 });
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
    await broker.kill();
  });

  it("at its true 10 Hz, from an independent client to the model's parts and the panel's figures", async () => {
    const { page, errors } = screen;
    await page.getByText("铣削产线").first().waitFor();
    await page.getByRole("tree").focus();
    // Down to the machine by the keyboard: the line, then the mill.
    for (const key of ["ArrowDown", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    await expect.poll(() => page.getByRole("heading", { name: "数控铣床 1" }).count()).toBeGreaterThan(0);
    await expect.poll(() => readPartMatrix(page, "cnc-mill/spindle", 0)).toBeDefined();

    const value = (signal: string): Promise<string | null> =>
      page.locator(`[data-signal="${signal}"] [data-value]`).textContent();
    const seenX = new Set<number>();
    const seenTurns = new Set<number>();
    const seenFigures = new Set<string>();
    const known: string[] = [];
    const strangers: string[] = [];
    let sent = 0;
    let isSending = true;
    const watching = (async () => {
      while (isSending) {
        const matrix = await readPartMatrix(page, "cnc-mill/x-axis", 0);
        const spindle = await readPartMatrix(page, "cnc-mill/spindle", 0);
        if (matrix?.[12] !== undefined) seenX.add(Math.round(matrix[12] * 1000));
        if (spindle?.[0] !== undefined) seenTurns.add(Math.round(spindle[0] * 100));
        // What the panel shows is a figure of the rows that were sent, however busy this machine is.
        seenFigures.add((await value("x-position")) ?? "—");
        while (known.length <= sent) known.push(Number(rows[known.length]?.X1_ActualPosition).toFixed(2));
        strangers.push(...[...seenFigures].filter((figure) => figure !== "—" && !known.includes(figure)));
        await page.waitForTimeout(400);
      }
    })();
    await publishCncRows(rows, broker.port, (place) => {
      sent = place;
    });
    isSending = false;
    await watching;
    expect(strangers).toEqual([]);
    expect(seenFigures.size).toBeGreaterThan(5);

    const last = rows.at(-1) ?? {};
    const wanted = axesFor(last);
    const place = async (axis: string, coordinate: number): Promise<number | undefined> =>
      (await readPartMatrix(page, `cnc-mill/${axis}-axis`, 0))?.[coordinate];
    // Parts follow their signals smoothly, frame by frame.
    await expect.poll(() => place("x", 12)).toBeCloseTo(wanted.x, 2);
    await expect.poll(() => place("y", 14)).toBeCloseTo(wanted.y, 2);
    await expect.poll(() => place("z", 13)).toBeCloseTo(wanted.z, 2);
    expect(seenX.size).toBeGreaterThan(5);
    expect(seenTurns.size).toBeGreaterThan(5);

    await expect.poll(() => value("x-position")).toBe(Number(last.X1_ActualPosition).toFixed(2));
    expect(await value("process-step")).toBe("结束");
    // The feed rate stands at the end of the panel's list.
    await page.locator('[data-signal="x-position"]').hover();
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => value("feed-rate")).toBe(Number(last.M1_CURRENT_FEEDRATE).toFixed(0));

    await page.keyboard.press("c");
    const fact = (name: string): Promise<string> => page.locator(`[data-fact="${name}"] dd`).innerText();
    await expect.poll(() => fact("messages")).toBe(rows.length.toLocaleString("zh-CN", { useGrouping: "min2" }));
    expect(await fact("dropped")).toBe("0");
    expect(await page.getByText("所有消息均可使用").count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
