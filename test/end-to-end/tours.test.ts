import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { checkPlantScenarios } from "../../electron/services/scenario-files.ts";
import type { Scenario } from "../../twin/scenario/scenario-schema.ts";
import { root } from "../architecture/read-imports.ts";
import { launchBrowser, type OpenPageOptions, openPage, type TestPage } from "../support/browser.ts";
import { firstS, heldS, type RecordingRows, readRecordingOf, valueBefore } from "../support/recording-rows.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

const loaded = await loadPlantFolder(join(root, "models/demo-park"));
const { scenarios } = checkPlantScenarios(loaded.scenarios, loaded.plant, new Set());

/** The recording of a whole park is simulated within this time on a busy machine. */
const madeWithinMs = 600_000;

const spindle = "equipment/machining/line-1/five-axis-3";
const winder = "battery/assembly/line-2/winder-4";
const line = "battery/assembly/line-2";

/** What the claims come to, computed from the samples of a recording by hand. */
const figuresOf: Readonly<Record<string, (rows: RecordingRows) => Readonly<Record<string, number>>>> = {
  "predictive-maintenance"(rows) {
    const first = (signal: string, fits: (value: number) => boolean): number =>
      firstS(rows.values(`${spindle}/${signal}`), fits, 240);
    const aborted = rows.stateOf(`${spindle}/state`, "aborted");
    const signS = first("vibration", (value) => value > 1.2);
    const stopS = first("state", (value) => value === aborted);
    return {
      "early-sign": stopS - signS,
      "before-temperature": first("bearing-temperature", (value) => value > 45) - signS,
      "alarm-before-stop": stopS - first("vibration", (value) => value > 2.8),
    };
  },
  "dynamic-scheduling"(rows) {
    const good = rows.values(`${line}/good`);
    const made = (fromS: number, toS: number): number => valueBefore(good, toS) - valueBefore(good, fromS + 1e-6);
    const states = rows.values(`${winder}/state`);
    const aborted = rows.stateOf(`${winder}/state`, "aborted");
    const signS = firstS(rows.values(`${winder}/overhang-sigma`), (value) => value > 0.12, 0);
    const wornS = firstS(rows.values(`${winder}/overhang-sigma`), (value) => value > 0.15, signS);
    const stopS = firstS(states, (value) => value === aborted, wornS);
    const restartS = firstS(states, (value) => value === rows.stateOf(`${winder}/state`, "execute"), 1620);
    return {
      "output-kept": (made(1000, 1600) / made(300, 900)) * 100,
      "machine-stood": (heldS(states, aborted, 1000, 1600) / 600) * 100,
      "repair-time": heldS(states, aborted, stopS, restartS) / 60,
    };
  },
};

const signalsOf: Readonly<Record<string, readonly string[]>> = {
  "predictive-maintenance": [`${spindle}/vibration`, `${spindle}/bearing-temperature`, `${spindle}/state`],
  "dynamic-scheduling": [`${line}/good`, `${winder}/state`, `${winder}/overhang-sigma`],
};

describe("tours of the demonstration park", { timeout: madeWithinMs + 300_000 }, () => {
  const data = join(tmpdir(), `vitrine-tours-${process.pid}`);
  const pictures = join(root, "test-results");
  const opened: TestPage[] = [];
  let twin: ServedTwin;
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    twin = await serve(["--data", data]);
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const { page } of opened.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
    await rm(data, { recursive: true, force: true });
  });

  const open = async (address: string, options: OpenPageOptions = {}): Promise<TestPage> => {
    const screen = await openPage(browser, address, { width: 1280, height: 800, ...options });
    opened.push(screen);
    await screen.page.emulateMedia({ reducedMotion: "reduce" });
    return screen;
  };
  /** A working screen on which the scenario plays. */
  const play = async (scenario: string): Promise<TestPage> => {
    const screen = await open(`${twin.url}/?quality=low#`);
    const { page } = screen;
    await page.getByRole("treeitem").first().waitFor();
    await page.keyboard.press("p");
    await page.locator(`[data-scenario="${scenario}"]`).getByRole("button", { name: "开始导览" }).click();
    await strip(page).waitFor({ timeout: madeWithinMs });
    return screen;
  };
  const strip = (page: Page): Locator => page.getByRole("region", { name: "导览" });
  const step = (page: Page): Promise<string | null> => page.locator("[data-caption]").getAttribute("data-caption");
  const clockMs = async (page: Page): Promise<number> =>
    Date.parse((await page.locator('[class*="moment"] time').first().textContent()) ?? "");

  it.each(scenarios.map(({ scenario }): [string, Scenario] => [scenario.id, scenario]))(
    "%s plays from start to end: every step, its caption in both languages, and every claim as its samples say",
    async (id, scenario) => {
      const { page, errors } = await play(id);
      for (const each of scenario.steps) {
        await expect.poll(() => step(page), { timeout: 120_000 }).toBe(each.id);
        await page.keyboard.press(" ");
        await expect.poll(() => strip(page).getAttribute("data-state")).toBe("paused");
        expect(await page.locator("[data-caption]").textContent()).toBe(each.caption.zh);
        await page.keyboard.press("l");
        await expect.poll(() => page.locator("[data-caption]").textContent()).toBe(each.caption.en);
        await page.keyboard.press("l");
        await expect.poll(() => page.locator("[data-caption]").textContent()).toBe(each.caption.zh);
        await page.keyboard.press(" ");
      }
      await expect.poll(() => strip(page).getAttribute("data-state"), { timeout: 120_000 }).toBe("ended");
      const claims = scenario.steps.flatMap(({ evidence }) => evidence);
      await expect.poll(() => page.locator('[data-claim][data-verdict="supported"]').count()).toBe(claims.length);
      await page.screenshot({ path: join(pictures, `tour-${id}-end.png`) });

      const rows = await readRecordingOf(join(data, "demo-park", "scenarios"), id, signalsOf[id] ?? []);
      const figures = figuresOf[id]?.(rows) ?? {};
      expect(Object.keys(figures).sort()).toEqual(claims.map((claim) => claim.id).sort());
      for (const [claim, figure] of Object.entries(figures)) {
        const shown = await page.locator(`[data-claim="${claim}"] [data-value]`).getAttribute("data-value");
        expect([claim, Number(shown)]).toEqual([claim, expect.closeTo(figure, 6)]);
      }
      expect(errors).toEqual([]);
    },
  );

  it("pauses, lets people wander and change the time, and goes on at the right step with the right clock", async () => {
    const { page, errors } = await play("predictive-maintenance");
    await page.keyboard.press("PageDown");
    await expect.poll(() => step(page)).toBe("normal");
    await page.keyboard.press(" ");
    await expect.poll(() => strip(page).getAttribute("data-state")).toBe("paused");
    const view = await page.getByRole("heading", { level: 2 }).first().textContent();
    const pausedMs = await clockMs(page);

    // To another place in space and in time.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("heading", { level: 2 }).first().textContent()).not.toBe(view);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => clockMs(page)).toBe(pausedMs - 20_000);
    expect(await step(page)).toBe("normal");

    await page.getByRole("button", { name: "继续导览" }).click();
    await expect.poll(() => strip(page).getAttribute("data-state")).toBe("playing");
    await expect.poll(() => page.getByRole("heading", { level: 2 }).first().textContent()).toBe(view);
    // The step holds for some seconds: the clock stands where it stood.
    expect(await clockMs(page)).toBe(pausedMs);
    expect(await step(page)).toBe("normal");
    // A change of the time while it plays is a pause too.
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => strip(page).getAttribute("data-state")).toBe("paused");
    await page.getByRole("button", { name: "结束导览" }).click();
    await expect.poll(() => page.locator('header [role="status"]').textContent()).toContain("实时");
    expect(errors).toEqual([]);
  });

  it("is shown to an audience, read by a presenter, and moved by a telephone", async () => {
    const { page, errors } = await play("predictive-maintenance");
    await page.keyboard.press(" ");
    const link = await page.getByRole("link", { name: "讲解员画面" }).getAttribute("href");
    if (link === null) throw new Error("there is no way to the presenter's view");
    const presenter = await open(link);
    const audienceLink = await presenter.page.getByRole("link", { name: "打开观众画面" }).getAttribute("href");
    const audience = await open(`${audienceLink}&profile=visitor`, { language: "en" });

    await page.getByRole("button", { name: "手机遥控" }).click();
    const remoteLink = await page.getByRole("textbox", { name: "地址" }).inputValue();
    await page.getByRole("img", { name: "手机遥控二维码" }).waitFor();
    await page.screenshot({ path: join(pictures, "tour-remote-dialog.png") });
    const remote = await open(remoteLink, { width: 390, height: 800 });
    const part = (screen: TestPage, name: string): Promise<string | null> =>
      screen.page.locator(`[data-part="${name}"] p`).textContent();
    const steps = scenarios.find(({ scenario }) => scenario.id === "predictive-maintenance")?.scenario.steps ?? [];

    await expect.poll(() => part(presenter, "notes")).toBe(steps[0]?.notes?.zh);
    expect(await part(presenter, "next")).toBe(steps[1]?.caption.zh);
    await expect.poll(() => part(remote, "now")).toBe(steps[0]?.caption.zh);
    await remote.page.getByRole("button", { name: "下一步" }).click();
    await expect.poll(() => part(presenter, "now")).toBe(steps[1]?.caption.zh);
    await expect.poll(() => audience.page.locator("[data-caption]").textContent()).toBe(steps[1]?.caption.en);
    expect(await part(remote, "next")).toBe(steps[2]?.caption.zh);
    await remote.page.getByRole("button", { name: "继续导览" }).click();
    await expect.poll(() => strip(page).getAttribute("data-state")).toBe("playing");
    await presenter.page.keyboard.press("ArrowRight");
    await expect.poll(() => part(remote, "now")).toBe(steps[2]?.caption.zh);
    await remote.page.getByRole("button", { name: "暂停" }).click();
    await expect.poll(() => strip(page).getAttribute("data-state")).toBe("paused");

    // What the presenter alone reads is not in the audience's window, nor what is measured in a visitor's.
    await presenter.page
      .getByRole("button", { name: /停机与结论/ })
      .first()
      .click();
    await expect.poll(() => presenter.page.locator("[data-claim]").count()).toBe(3);
    await expect.poll(() => audience.page.locator("[data-caption]").getAttribute("data-caption")).toBe("stop");
    expect(await audience.page.locator("[data-claim]").count()).toBe(0);
    expect(await audience.page.locator('[data-part="notes"]').count()).toBe(0);
    for (const [name, screen] of Object.entries({ presenter, audience, remote })) {
      await screen.page.screenshot({ path: join(pictures, `tour-${name}.png`) });
    }
    for (const screen of [presenter, audience, remote]) expect(screen.errors).toEqual([]);
    expect(errors).toEqual([]);
  });
});
