import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { faultsInEveryLook } from "../support/accessibility.ts";
import { type TestPage, treeItem } from "../support/browser.ts";
import { runNode } from "../support/run-node.ts";
import { startWorkingMill, type WorkingMill } from "../support/working-mill.ts";

const pictures = join(root, "test-results");

/** The mill has worked so long when its scenario is begun. */
const toldMs = 40_000;

/** A user who counts: clicks, keys pressed by name, and fields written. */
function counting(page: Page) {
  const done = { clicks: 0, keys: 0, fields: 0 };
  return {
    done,
    async click(target: Locator): Promise<void> {
      done.clicks++;
      await target.click();
    },
    async press(key: string): Promise<void> {
      done.keys++;
      await page.keyboard.press(key);
    },
    async write(label: string | RegExp, text: string, within: Locator | Page = page): Promise<void> {
      done.fields++;
      await within.getByRole("textbox", { name: label, exact: true }).first().click();
      await page.keyboard.insertText(text);
    },
    async choose(label: string, option: string, within: Locator | Page = page): Promise<void> {
      done.clicks += 2;
      await within.getByRole("combobox", { name: label }).first().selectOption({ label: option });
    },
  };
}

describe("a scenario that is made with the app alone", () => {
  let mill: WorkingMill;
  let screen: TestPage;
  let page: Page;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    mill = await startWorkingMill("authoring");
    screen = mill.screen;
    page = screen.page;
  });
  afterAll(() => mill.stop());

  const button = (name: string | RegExp, within: Locator | Page = page): Locator =>
    within.getByRole("button", { name, exact: typeof name === "string" });
  const panel = (): Locator => page.getByRole("complementary", { name: "场景编辑" });
  const steps = (): Locator => panel().locator("[data-draft-step]");
  const offset = (): Promise<string | null> => panel().locator("[data-offset]").getAttribute("data-offset");
  const xShown = async (): Promise<number> => {
    const shown = page.locator('[data-panel="device"] div:has(> dt:text-is("X 轴位置")) dd');
    return Number.parseFloat((await shown.textContent()) ?? "");
  };
  const strip = (): Locator => page.getByRole("region", { name: "导览" });

  it("is recorded, claimed, arranged, tried, saved, played to its end, and proved", { timeout: 240_000 }, async () => {
    const user = counting(page);
    await page.getByRole("treeitem").first().waitFor();
    await expect.poll(() => page.locator("canvas").count()).toBeGreaterThan(0);
    // There has to be something to tell of: what is recorded less its first ten seconds is longer than the scenario.
    await mill.hasWorked(toldMs);
    const beganMs = Date.now();

    await user.press("p");
    await user.click(button("新建演示场景"));
    await panel().waitFor();
    await page.screenshot({ path: join(pictures, "author-begin.png") });
    await user.write("标题：中文", "铣床行程示例");
    await user.write("标题：英文", "Travel of the mill");

    // The first step: ten seconds in, on the machine.
    await page.getByRole("slider").focus();
    for (let second = 0; second < 10; second++) await user.press("ArrowRight");
    await expect.poll(offset).toMatch(/^10/);
    await user.click(treeItem(page, "铣削产线"));
    await user.press("ArrowRight");
    await user.click(treeItem(page, "数控铣床 1"));
    await user.click(button("添加步骤", panel()));
    await user.write("讲解词：中文", "铣床在加工，主轴匀速进给。");
    await user.write("讲解词：英文", "The mill is at work; its axis moves steadily.");
    await page.screenshot({ path: join(pictures, "author-step.png") });

    // The second, five seconds later, with a claim.
    await page.getByRole("slider").focus();
    for (let second = 0; second < 5; second++) await user.press("ArrowRight");
    await expect.poll(offset).toMatch(/^15/);
    await user.click(button("添加步骤", panel()));
    await expect.poll(() => steps().count()).toBe(2);
    const second = steps().nth(1);
    await user.write("讲解词：中文", "X 轴在这段时间内移动了数毫米。", second);
    await user.write("讲解词：英文", "The axis has moved some millimetres meanwhile.", second);
    await user.click(button("添加符合性说明", second));
    const claim = second.locator("[data-draft-claim]");
    await user.choose("点位", "X 轴位置", claim);
    await user.choose("取值", "变化量", claim);
    await user.write("符合性说明：中文", "X 轴移动不少于 3 mm", claim);
    await user.write("符合性说明：英文", "The axis moves by 3 mm at least", claim);
    const atLeast = claim.getByRole("textbox", { name: "预期不小于" });
    await atLeast.fill("");
    await atLeast.pressSequentially("-0.5");
    expect(await atLeast.inputValue()).toMatch(/^-0\.5/);
    await atLeast.fill("3");
    user.done.fields++;
    await page.screenshot({ path: join(pictures, "author-claim.png") });

    // Arranged: a copy, deleted again, and all of it undone and redone.
    await user.click(button("创建第 2 步的副本"));
    await expect.poll(() => steps().count()).toBe(3);
    await user.click(button("删除第 3 步"));
    await expect.poll(() => steps().count()).toBe(2);
    await user.press("Control+z");
    await expect.poll(() => steps().count()).toBe(3);
    await user.press("Control+y");
    await expect.poll(() => steps().count()).toBe(2);

    // Tried, and back at the draft and its moment.
    await user.click(button("试播"));
    await strip().waitFor();
    await expect.poll(() => page.locator("[data-caption]").textContent()).toBe("铣床在加工，主轴匀速进给。");
    await page.screenshot({ path: join(pictures, "author-preview.png") });
    const xAtFirst = await xShown();
    await user.click(button("返回编辑"));
    await panel().waitFor();
    await expect.poll(offset).toMatch(/^15/);

    await user.click(button("保存", panel()));
    await button("已保存").waitFor();
    await page.screenshot({ path: join(pictures, "author-saved.png") });
    await user.click(button("关闭编辑"));
    await user.press("p");
    const card = page.locator("[data-scenario]").filter({ hasText: "铣床行程示例" });
    await page.screenshot({ path: join(pictures, "author-list.png") });
    await user.click(button("开始导览", card));
    await strip().waitFor();
    await expect.poll(() => strip().getAttribute("data-state"), { timeout: 60_000 }).toBe("ended");
    const value = page.locator("[data-claim] [data-value]");
    await expect.poll(() => page.locator('[data-claim][data-verdict="supported"]').count()).toBe(1);
    const spentS = Math.round((Date.now() - beganMs) / 1000);
    await page.screenshot({ path: join(pictures, "author-played.png") });
    await writeFile(join(pictures, "author-counts.json"), JSON.stringify({ ...user.done, spentS }));

    // What the data says, as the screen showed it at both steps.
    expect(Number(await value.getAttribute("data-value"))).toBeCloseTo((await xShown()) - xAtFirst, 1);
    await button("结束导览").first().click();
    await expect.poll(() => strip().count()).toBe(0);

    // What is kept is a scenario like any other.
    const folder = join(mill.data, "cnc-cell", "authored-scenarios");
    const [file = ""] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
    const kept = JSON.parse(await readFile(join(folder, file), "utf8"));
    expect(kept.steps.map(({ highlight }: { highlight: string[] }) => highlight)).toEqual([
      ["line-1/mill-1"],
      ["line-1/mill-1"],
    ]);
    expect(kept.steps[0].view.camera.positionM).toHaveLength(3);
    const validated = await runNode([
      join(root, "electron/validate.ts"),
      join(folder, file),
      "--plant",
      join(root, "models/cnc-cell"),
    ]);
    expect([validated.status, validated.stderr]).toEqual([0, ""]);
    expect(screen.errors).toEqual([]);
  });

  it("is opened again, says where an expression is none, is not lost by closing, and is deleted", async () => {
    await page.keyboard.press("p");
    const card = page.locator("[data-scenario]").filter({ hasText: "铣床行程示例" });
    await button("编辑", card).click();
    await steps().first().getByRole("button", { expanded: false }).click();
    const first = steps().first();
    await first.getByText("满足条件时").click();
    await first.getByRole("textbox", { name: "条件" }).fill("line-1/mill-1/x-position > ");
    await expect.poll(() => first.getByText(/第 \d+ 个字符/).count()).toBe(1);
    await button("保存", panel()).click();
    await expect.poll(() => panel().getByRole("alert").textContent()).toContain("1 处需要改正");
    await page.screenshot({ path: join(pictures, "author-refused.png") });
    expect(await faultsInEveryLook(page)).toEqual([]);

    // The page is loaded again before anything is saved: what was made is offered, and gone on with.
    await page.reload();
    await page.getByRole("treeitem").first().waitFor();
    await page.keyboard.press("p");
    const drafts = page.getByRole("region", { name: "未保存的草稿" });
    await drafts.getByText("铣床行程示例").waitFor();
    expect(await faultsInEveryLook(page, '[role="dialog"]')).toEqual([]);
    await button("继续编辑", drafts).click();
    await expect.poll(() => steps().count()).toBe(2);
    await steps().first().getByRole("button", { expanded: false }).click();
    expect(await steps().first().getByRole("textbox", { name: "条件" }).inputValue()).toBe(
      "line-1/mill-1/x-position > ",
    );
    await button("关闭编辑").click();
    await expect.poll(() => panel().getByRole("alert").first().textContent()).toContain("未保存的更改");
    await button("放弃更改").click();

    await page.keyboard.press("p");
    await card.waitFor();
    expect(await drafts.count()).toBe(0);
    await button("删除", card).click();
    await expect.poll(() => card.getByRole("alert").textContent()).toContain("删除演示场景“铣床行程示例”");
    await button("删除", card).click();
    await expect.poll(() => card.count()).toBe(0);
    expect(screen.errors).toEqual([]);
  });

  it("is held against criteria that are written in the app too: those that ship are copied, never changed", async () => {
    await page.keyboard.press("p");
    await button("评估要求").click();
    const shipped = page.locator('[data-pack="scenes-2025"]');
    await shipped.getByText("随软件提供，只读").waitFor();
    expect(await button("编辑", shipped).count()).toBe(0);
    await page.screenshot({ path: join(pictures, "packs-list.png") });
    await button("复制后编辑", shipped).click();
    const editor = page.locator("[data-pack-editor]");
    const title = editor.getByRole("textbox", { name: "标题：中文" });
    await title.fill("本厂典型场景");
    await editor.locator("[data-group] > summary").first().click();
    const group = editor.locator("[data-group]").first();
    const count = await group.locator("[data-criterion]").count();
    await button("添加评估要求", group).first().click();
    await expect.poll(() => group.locator("[data-criterion]").count()).toBe(count + 1);
    await button("保存", editor).click();
    await expect.poll(() => editor.getByText("请填写").count()).toBe(2);
    const added = group.locator('[data-criterion^="own-"]');
    await added.getByRole("textbox", { name: "评估要求：中文" }).fill("刀具寿命预测");
    await added.getByRole("textbox", { name: "评估要求：英文" }).fill("Tool life prediction");
    await page.screenshot({ path: join(pictures, "packs-edit.png") });
    // What somebody has written is there again after a slip of the hand, and Ctrl+Z is of that.
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("p");
    await button("评估要求").click();
    await expect.poll(() => title.inputValue()).toBe("本厂典型场景");
    await button("添加分组", editor).click();
    const newGroup = editor.locator("[data-group]").last();
    await newGroup.getByRole("textbox", { name: "分组：中文" }).pressSequentially("其他");
    await newGroup.getByRole("textbox", { name: "分组：英文" }).pressSequentially("Other");
    expect(await newGroup.getAttribute("open")).toBe("");
    expect(await faultsInEveryLook(page)).toEqual([]);
    await button("保存", editor).click();
    const own = page.locator("[data-pack]").filter({ hasText: "本厂典型场景" });
    await own.waitFor();
    await page.reload();
    await page.getByRole("treeitem").first().waitFor();
    await page.keyboard.press("p");
    await button("评估要求").click();
    await button("编辑", own).waitFor();
    await button("删除", own).click();
    await button("删除", own).click();
    await expect.poll(() => own.count()).toBe(0);
    await expect.poll(() => shipped.count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(screen.errors).toEqual([]);
  });
});
