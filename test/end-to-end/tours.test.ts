import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { faultsInEveryLook, seriousFaults } from "../support/accessibility.ts";
import type { OpenPageOptions, TestPage } from "../support/browser.ts";
import { copyParkWithTours, shortTour } from "../support/tour-scenarios.ts";
import {
  madeWithinMs,
  openTourScreens,
  startButton,
  startTour,
  stepOf,
  strip,
  type TourScreens,
  untilTour,
} from "../support/tour-screens.ts";

describe("tours on screens", { timeout: madeWithinMs }, () => {
  const pictures = join(root, "test-results");
  const opened: TestPage[] = [];
  let screens: TourScreens;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    screens = await openTourScreens(await copyParkWithTours(), "demo-park");
  });
  afterEach(async () => {
    const errors = opened.flatMap((screen) => screen.errors);
    for (const { page } of opened.splice(0)) await page.context().close();
    expect(errors).toEqual([]);
  });
  afterAll(() => screens.stop());

  /** Its errors are looked at in the end; nothing in it moves by itself. */
  const keep = async (screen: TestPage): Promise<Page> => {
    opened.push(screen);
    await screen.page.emulateMedia({ reducedMotion: "reduce" });
    return screen.page;
  };
  const list = async (options?: OpenPageOptions): Promise<Page> => {
    const screen = await screens.list(options);
    return keep(screen);
  };
  const open = async (address: string, options?: OpenPageOptions): Promise<Page> => {
    const screen = await screens.open(address, options);
    return keep(screen);
  };
  /** A working screen on which the scenario plays. */
  const play = async (scenario: string, options?: OpenPageOptions): Promise<Page> => {
    const page = await list(options);
    await startTour(page, scenario);
    return page;
  };
  const [first, second, third] = shortTour.steps;
  const hourMs = 3_600_000;
  /** Where the second step stands within the hour: the recording begins at half past. */
  const machineStepMs = 30 * 60_000 + 30_000;
  const placeOf = (page: Page): Promise<string | null> => page.locator('nav [aria-current="location"]').textContent();
  const clockMs = async (page: Page): Promise<number> =>
    Date.parse((await page.locator("section time[datetime]").first().getAttribute("datetime")) ?? "");
  const verdicts = (page: Page): Promise<(string | null)[]> =>
    page.locator("[data-claim]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-verdict")));

  it("pauses, lets people wander and change the time, and goes on at the right step with the right clock", async () => {
    const page = await play("short-tour");
    await page.keyboard.press("PageDown");
    await expect.poll(() => stepOf(page)).toBe("machine");
    await expect.poll(() => placeOf(page)).toBe("卷绕机 4");
    await page.keyboard.press(" ");
    await untilTour(page, "paused");
    // The step holds half a minute into the recording, and the bar shows it once it is drawn anew.
    await expect.poll(async () => (await clockMs(page)) % hourMs).toBe(machineStepMs);
    const pausedMs = await clockMs(page);

    // To another place in space and in time.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => placeOf(page)).toBe("新能源电池工厂");
    await page.getByRole("slider").focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect.poll(() => clockMs(page)).toBe(pausedMs - 20_000);
    expect(await stepOf(page)).toBe("machine");

    await page.getByRole("button", { name: "继续导览" }).click();
    await untilTour(page, "playing");
    await expect.poll(() => placeOf(page)).toBe("卷绕机 4");
    // The step still holds: the clock stands where it stood.
    await expect.poll(() => clockMs(page)).toBe(pausedMs);
    expect(await stepOf(page)).toBe("machine");
    // A change of the time while it plays is a pause too.
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowLeft");
    await untilTour(page, "paused");
    await page.getByRole("button", { name: "结束导览" }).click();
    await expect.poll(() => page.locator('header [role="status"]').textContent()).toContain("实时");
    expect(await strip(page).count()).toBe(0);
  });

  it("is shown to an audience, read by a presenter, and moved by a telephone", async () => {
    const page = await play("short-tour");
    await page.keyboard.press(" ");
    await untilTour(page, "paused");
    const link = await page.getByRole("link", { name: "讲解员画面" }).getAttribute("href");
    if (link === null) throw new Error("there is no way to the presenter's view");
    const presenter = await open(link);
    const audienceLink = await presenter.getByRole("link", { name: "观众画面" }).getAttribute("href");
    const audience = await open(`${audienceLink}&profile=visitor`, { language: "en" });

    await page.getByRole("button", { name: "手机遥控" }).click();
    await page.getByRole("img", { name: "手机遥控二维码" }).waitFor();
    const remoteLink = await page.getByRole("textbox", { name: "地址" }).inputValue();
    const remote = await open(remoteLink, { width: 390, height: 844 });
    const part = (screen: Page, name: string): Promise<string | null> =>
      screen.locator(`[data-part="${name}"] > p`).textContent();

    await expect.poll(() => part(presenter, "notes")).toBe(first?.notes?.zh);
    expect(await part(presenter, "next")).toBe(second?.caption.zh);
    await expect.poll(() => part(remote, "now")).toBe(first?.caption.zh);
    await remote.getByRole("button", { name: "下一步" }).click();
    await expect.poll(() => part(presenter, "now")).toBe(second?.caption.zh);
    await expect.poll(() => audience.locator("[data-caption] p").first().textContent()).toBe(second?.caption.en);
    await expect.poll(() => part(remote, "next")).toBe(third?.caption.zh);
    await remote.getByRole("button", { name: "继续导览" }).click();
    await untilTour(page, "playing");
    await presenter.keyboard.press("ArrowRight");
    await expect.poll(() => part(remote, "now")).toBe(third?.caption.zh);
    await remote.getByRole("button", { name: "暂停" }).click();
    await untilTour(page, "paused");
    await remote.getByRole("button", { name: "上一步" }).click();
    await expect.poll(() => stepOf(page)).toBe("machine");

    // What the presenter alone reads is not in the audience's window, nor what is measured in a visitor's.
    await presenter.getByRole("button", { name: /结论/ }).first().click();
    await expect.poll(() => verdicts(presenter)).toEqual(["supported", "not-supported", "not-enough-data"]);
    await expect.poll(() => stepOf(audience)).toBe("result");
    expect(await audience.locator("[data-claim]").count()).toBe(0);
    expect(await audience.locator('[data-part="notes"]').count()).toBe(0);
    expect(await audience.getByRole("button", { name: /Pause|Go on/ }).count()).toBe(0);
    for (const [name, screen] of Object.entries({ presenter, audience, remote })) {
      await screen.screenshot({ path: join(pictures, `tour-${name}.png`) });
    }
  });

  it("goes to a chapter that is clicked on the time bar", async () => {
    const page = await play("short-tour");
    const box = await page.getByRole("slider").boundingBox();
    if (box === null) throw new Error("there is no time bar");
    // The tour's 150 s have 4% of room on either side; its second chapter lasts from 30 s to 120 s.
    const x = box.x + box.width * ((75 / 150 + 0.04) / 1.08);
    await page.mouse.click(x, box.y + 136);
    await expect.poll(() => stepOf(page)).toBe("machine");
    await untilTour(page, "playing");
  });

  it("lists what a scenario names and the plant does not have, and plays the rest", async () => {
    const page = await list({ language: "en" });
    const card = page.locator('[data-scenario="with-gaps"]');
    await card.getByText("It names 4 things that this plant does not have").click();
    const issues = await card.locator("details li").allTextContents();
    for (const missing of ["battery/gone", "battery/lost", "battery/assembly/line-2/gone", "scenes-2025/999"]) {
      expect(issues.filter((text) => text.includes(missing))).toHaveLength(1);
    }
    // What has an error is listed with its place, and cannot be started.
    const dialog = page.getByRole("dialog");
    await expect.poll(() => dialog.textContent()).toContain("scenarios/broken.json: steps[0].at.when: ");
    expect(await page.locator('[data-scenario="broken"]').count()).toBe(0);

    await startTour(page, "with-gaps");
    await expect.poll(() => page.locator("[data-caption]").textContent()).toBe("The machine that stood here is gone.");
    await page.keyboard.press("PageDown");
    await expect.poll(() => stepOf(page)).toBe("somewhere");
    await expect.poll(() => placeOf(page)).toBe("Cell assembly line");
  });

  it("says before it starts that the recording is shorter than the tour", async () => {
    const page = await list();
    const card = page.locator('[data-scenario="too-long"]');
    await startButton(page, "too-long").click();
    await expect
      .poll(() => card.getByRole("alert").textContent(), { timeout: madeWithinMs })
      .toContain("数据记录比演示场景短 3450 s");
    expect(await strip(page).count()).toBe(0);
    await card.getByRole("button", { name: "仍然开始" }).click();
    await untilTour(page, "playing");
    await page.keyboard.press("PageDown");
    await expect.poll(() => stepOf(page)).toBe("never");
    expect(await page.getByRole("complementary").textContent()).toContain("短 3450 s");
  });

  it("shows each verdict, and can be read by everybody in both languages and themes", async () => {
    const page = await list();
    expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
    await startTour(page, "short-tour");
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.keyboard.press("PageDown");
    await expect.poll(() => stepOf(page)).toBe("machine");
    expect(await faultsInEveryLook(page)).toEqual([]);
    await page.keyboard.press("PageDown");
    await expect.poll(() => verdicts(page)).toEqual(["supported", "not-supported", "not-enough-data"]);
    expect(await faultsInEveryLook(page)).toEqual([]);

    const link = await page.getByRole("link", { name: "讲解员画面" }).getAttribute("href");
    const presenter = await open(link ?? "");
    await expect.poll(() => verdicts(presenter)).toHaveLength(3);
    expect(await faultsInEveryLook(presenter)).toEqual([]);
    await page.getByRole("button", { name: "手机遥控" }).click();
    await page.getByRole("img", { name: "手机遥控二维码" }).waitFor();
    expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
    const remoteLink = await page.getByRole("textbox", { name: "地址" }).inputValue();
    for (const [language, colorScheme] of [
      ["zh", "light"],
      ["en", "dark"],
    ] as const) {
      const remote = await open(remoteLink, { language, width: 390, height: 844 });
      await remote.emulateMedia({ colorScheme });
      await remote.locator('[data-part="now"]').waitFor();
      expect(await seriousFaults(remote)).toEqual([]);
    }
  });
});
