import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { faultsInEveryLook, seriousFaults } from "../support/accessibility.ts";
import { launchBrowser, type OpenPageOptions, openPage, type TestPage } from "../support/browser.ts";
import { ownPack } from "../support/own-pack.ts";
import { reportScenario, savePumpClip } from "../support/pump-report.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

const bytes = (content: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(content));
const companions = new Map([
  ["scenarios/surge.json", bytes(reportScenario)],
  ["criteria/own.json", bytes(ownPack)],
]);

describe("assessments on the screen", { timeout: 120_000 }, () => {
  const pictures = join(root, "test-results");
  const opened: TestPage[] = [];
  let folder: string;
  let twin: ServedTwin;
  let browser: Browser;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "vitrine-assessment-"));
    const path = await savePumpClip(folder, undefined, { companions });
    twin = await serve(["--recording", path]);
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const { page } of opened.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (options: OpenPageOptions = {}): Promise<TestPage> => {
    const screen = await openPage(browser, `${twin.url}/?quality=low`, { width: 1280, height: 800, ...options });
    opened.push(screen);
    await screen.page.emulateMedia({ reducedMotion: "reduce" });
    await screen.page.getByRole("treeitem").first().waitFor();
    return screen;
  };
  /** Begins an assessment against the works' own pack. */
  const begin = async (page: Page, title: string): Promise<void> => {
    await page.getByRole("button", { name: "评估", exact: true }).click();
    const form = page.getByRole("form", { name: "新建评估" });
    await form.getByLabel("评估名称").fill(title);
    await form.getByLabel("评估人员姓名").fill("王工");
    for (const box of await form.getByRole("checkbox").all()) await box.setChecked((await box.inputValue()) === "own");
    await form.getByRole("button", { name: "新建" }).click();
    await page.getByText("待办 2 项，共 2 项要求").waitFor();
  };
  /** Goes through the tour step by step, and stays at each until its picture is on its way to the host. */
  const play = async (page: Page): Promise<void> => {
    const sent = await countSentPictures(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await page.locator('[data-scenario="surge"]').getByRole("button", { name: "开始导览" }).click();
    for (const [place, step] of ["middle", "end"].entries()) {
      await page.locator("[data-caption]").waitFor();
      await page.keyboard.press("PageDown");
      await expect.poll(() => page.locator("[data-caption]").getAttribute("data-caption")).toBe(step);
      await expect.poll(sent).toBe(place + 1);
    }
  };
  const criterion = (page: Page, name: string) => page.locator(`[data-criterion="${name}"]`);

  it("begin, take what a tour measured with its pictures, are judged by two people and become a report", async () => {
    const { page, errors } = await open();
    await begin(page, "泵站自评估");
    await play(page);
    await page.getByRole("button", { name: "评估", exact: true }).click();
    await page.getByRole("button", { name: "附上导览证据" }).click();
    await criterion(page, "own/monitoring").click();
    const evidence = page.getByRole("region", { name: "证据", exact: true }).getByRole("listitem");
    await expect.poll(() => evidence.count()).toBe(2);
    expect(await evidence.nth(0).getAttribute("data-verdict")).toBe("not-supported");
    expect(await evidence.nth(0).textContent()).toMatch(/期望 ≥ 10 L\/min.*不支持.*现场数据/);
    expect(await evidence.nth(1).getAttribute("data-verdict")).toBe("supported");
    await evidence.nth(0).getByRole("button", { name: "查看画面" }).click();
    const picture = evidence.nth(0).locator("img");
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(500);

    await page.getByRole("combobox", { name: "本人判定" }).click();
    await page.getByRole("option", { name: "大部分满足" }).click();
    await page.getByText("待办 1 项，共 2 项要求").waitFor();
    await page.getByRole("button", { name: "添加评估人员" }).click();
    await page.getByPlaceholder("评估人员姓名").fill("李工");
    await page.getByRole("button", { name: "添加", exact: true }).first().click();
    await page.getByRole("combobox", { name: "评估人员", exact: true }).click();
    await page.getByRole("option", { name: "李工" }).click();
    await page.getByRole("combobox", { name: "本人判定" }).click();
    await page.getByRole("option", { name: "不满足" }).click();
    // The two do not agree: it is open again.
    await page.getByText("待办 2 项，共 2 项要求").waitFor();
    expect(await page.getByRole("region", { name: "判定" }).textContent()).toMatch(/王工大部分满足李工不满足/);
    await page.getByRole("textbox", { name: "新记录" }).fill("现场核对过流量计。");
    await page.getByRole("region", { name: "记录" }).getByRole("button", { name: "添加" }).click();
    await page.getByRole("textbox", { name: "新发现" }).fill("加装备用泵的振动点位。");
    await page.getByRole("region", { name: "评估发现" }).getByRole("button", { name: "添加" }).click();
    await page.getByText("加装备用泵的振动点位。").waitFor();
    await page.screenshot({ path: join(pictures, "assessment-criterion.png") });

    await page.getByRole("button", { name: "报告和便携文件" }).click();
    await page.getByRole("button", { name: "生成报告" }).click();
    const check = page.getByRole("region", { name: "报告核验" });
    await check.waitFor();
    expect(await check.getAttribute("data-intact")).toBe("true");
    expect(await check.textContent()).toContain("2 条证据已重新计算，共 2 条");
    await page.getByRole("button", { name: "保存便携文件" }).click();
    await page.getByRole("link", { name: "下载" }).waitFor();
    await page.screenshot({ path: join(pictures, "assessment-report.png") });
    expect(await seriousFaults(page, '[role="dialog"]')).toEqual([]);

    const [shown] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("button", { name: "打开并打印" }).click(),
    ]);
    await shown.waitForLoadState();
    expect(await shown.locator("h1").first().textContent()).toContain("智能工厂自评报告");
    expect(await shown.getByRole("img").count()).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  it("say of evidence that it has no picture where the screen has no scene, and measure by hand", async () => {
    const { page } = await open({ hasScene: false });
    await begin(page, "无画面的评估");
    await criterion(page, "own/safety").click();
    await page.getByRole("button", { name: "添加证据" }).click();
    await page.getByText("测量点位或指标").click();
    await page.getByLabel("符合性说明").fill("供水流量不低于 1 L/min");
    await page.getByRole("combobox", { name: "点位或表达式" }).fill("line-1/pump-1/flow");
    await page.getByLabel("单位").fill("L/min");
    expect(await page.getByRole("button", { name: "测量并附上" }).isDisabled()).toBe(true);
    await page.getByLabel("不低于", { exact: true }).fill("1");
    await page.getByRole("button", { name: "测量并附上" }).click();
    const evidence = page.getByRole("region", { name: "证据", exact: true }).getByRole("listitem");
    await expect.poll(() => evidence.count()).toBe(1);
    expect(await evidence.textContent()).toContain("无画面：测量时没有三维画面");
    await page.getByRole("combobox", { name: "点位或表达式" }).fill("line-9/pump-1/flow");
    await page.getByLabel("符合性说明").fill("不存在的点位");
    await page.getByRole("button", { name: "测量并附上" }).click();
    await page.getByRole("alert").filter({ hasText: "line-9" }).waitFor();
  });

  it("show at once what somebody else writes, and leave what is being typed; documents are attached and fetched", async () => {
    const first = (await open({ hasScene: false })).page;
    const second = (await open({ hasScene: false })).page;
    await begin(first, "两处同时评估");
    for (const page of [first, second]) {
      if (page === second) {
        await page.getByRole("button", { name: "评估", exact: true }).click();
        await page.getByRole("button", { name: "两处同时评估" }).click();
      }
      await criterion(page, "own/safety").click();
    }
    const typing = second.getByRole("textbox", { name: "新记录" });
    await typing.fill("还没有写完");
    await typing.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(2, 2));
    await first.getByRole("textbox", { name: "新发现" }).fill("安全阀铅封完好。");
    await first.getByRole("region", { name: "评估发现" }).getByRole("button", { name: "添加" }).click();
    await second.getByText("安全阀铅封完好。").waitFor();
    expect(await typing.inputValue()).toBe("还没有写完");
    await second.keyboard.type("，");
    expect(await typing.inputValue()).toBe("还没，有写完");

    await first.getByRole("button", { name: "添加证据" }).click();
    await first.getByText("所见或文件").click();
    const choose = (name: string, text: string): Promise<void> =>
      first.locator('input[type="file"]').setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
    await choose("假的.pdf", "<script>");
    const add = first.getByRole("region", { name: "添加证据" }).getByRole("button", { name: "添加", exact: true });
    await add.click();
    await first.getByRole("alert").filter({ hasText: "内容与扩展名不符" }).waitFor();
    await first.getByRole("button", { name: "不附文件：假的.pdf" }).click();
    await first.getByRole("textbox", { name: "所见内容" }).fill("");
    await choose("压力容器检验报告.pdf", "%PDF-1.7 检验报告");
    expect(await first.getByRole("textbox", { name: "所见内容" }).inputValue()).toBe("压力容器检验报告");
    await add.click();
    const evidence = second.getByRole("region", { name: "证据", exact: true }).getByRole("listitem");
    await expect.poll(() => evidence.count()).toBe(1);
    expect(await evidence.textContent()).toMatch(/佐证材料.*王工/);
    const [fetched] = await Promise.all([
      second.waitForEvent("download"),
      evidence.getByRole("button", { name: "下载佐证材料：压力容器检验报告.pdf" }).click(),
    ]);
    expect(await readFile(await fetched.path(), "utf8")).toBe("%PDF-1.7 检验报告");
    expect(fetched.suggestedFilename()).toBe("压力容器检验报告.pdf");
    await first.screenshot({ path: join(pictures, "assessment-document.png") });
  });

  it("can be read in both languages and themes, on small and large screens", async () => {
    const { page } = await open({ hasScene: false });
    const dialog = page.getByRole("dialog");
    const isWhole = (): Promise<boolean> => dialog.evaluate((element) => element.scrollWidth <= element.clientWidth);
    await page.getByRole("button", { name: "评估", exact: true }).click();
    await page.getByText("泵站自评估").waitFor();
    expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
    await page.getByText("泵站自评估").click();
    await criterion(page, "own/monitoring").click();
    await page.getByText("加装备用泵的振动点位。").waitFor();
    await page.getByRole("combobox", { name: "评估人员", exact: true }).click();
    await page.getByRole("option", { name: "李工" }).click();
    await page.getByRole("button", { name: "添加证据" }).click();
    for (const way of ["测量点位或指标", "所见或文件"]) {
      await page.getByText(way).click();
      expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
      expect(await isWhole()).toBe(true);
    }
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.screenshot({ path: join(pictures, "assessment-large.png") });
    expect(await isWhole()).toBe(true);
    await page.getByRole("button", { name: "报告和便携文件" }).click();
    expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
  });
});

/** How many pictures of steps a page has sent from now on. */
async function countSentPictures(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = Object.assign(window, { sentPictures: 0 });
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (this: WebSocket, message) {
      const text = typeof message === "string" ? message : new TextDecoder().decode(message as BufferSource);
      if (text.includes("keep-picture")) counted.sentPictures++;
      send.call(this, message);
    };
  });
  return () => page.evaluate(() => (window as unknown as { sentPictures: number }).sentPictures);
}
