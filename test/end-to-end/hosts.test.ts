import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { freePort } from "../support/free-port.ts";
import { runNode } from "../support/run-node.ts";
import { type ServedTwin, serve } from "../support/serve.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vitrine-hosts-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe("the browser host without Electron", () => {
  it("starts with electron removed from node_modules", async () => {
    const copy = join(folder, "without-electron");
    await mkdir(join(copy, "node_modules"), { recursive: true });
    for (const name of ["twin", "electron", "models", "assets", "package.json"]) {
      await cp(join(root, name), join(copy, name), { recursive: true });
    }
    await symlink(join(root, "dist"), join(copy, "dist"));
    for (const name of await readdir(join(root, "node_modules"))) {
      if (name !== "electron") await symlink(join(root, "node_modules", name), join(copy, "node_modules", name));
    }
    const importElectron = await runNode(["--input-type=module", "-e", 'await import("electron")'], copy);
    expect(importElectron.status).toBe(1);
    expect(importElectron.stderr).toContain("ERR_MODULE_NOT_FOUND");

    const twin = await serve([], { folder: copy });
    const response = await fetch(twin.url);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("<title>");
    await twin.stop();
    expect(twin.errorOutput()).toBe("");
  });
});

describe("a plant with errors", () => {
  const brokenPlant = async (name: string): Promise<string> => {
    const broken = join(folder, name);
    await cp(join(root, "models/cnc-cell"), broken, { recursive: true });
    const file = join(broken, "plant.json");
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      text.replace('"type": "cnc-mill"', '"type": "mill"').replace('"subscribe": ["cnc/', '"subscribe": ["cnc#/'),
    );
    return broken;
  };

  it("is a list of all of them on the screen, each with its file and place", async () => {
    const twin = await serve(["--plant", await brokenPlant("shown")]);
    const browser = await launchBrowser();
    const { page, errors } = await openPage(browser, twin.url);
    await page.getByRole("heading", { name: "工厂描述有错误，无法显示" }).waitFor();
    const rows = await page.getByRole("row").allTextContents();
    expect(rows.length).toBe(3);
    expect(rows[1]).toContain("plant.json: feeds[0].subscribe[0]");
    expect(rows[2]).toContain("plant.json: assets[0].assets[0].type");
    expect(errors).toEqual([]);
    await browser.close();
    await twin.stop();
  });

  it("fails npm run validate with status 1 and both languages; the plants of the project pass", async () => {
    const failed = await runNode(["electron/validate.ts", await brokenPlant("validated"), "models/cnc-cell"]);
    expect(failed.status).toBe(1);
    expect(failed.stdout.match(/^✗ /gm)?.length).toBe(2);
    expect(failed.stdout).toContain("feeds[0].subscribe[0]");
    expect(failed.stdout).toMatch(/\p{Script=Han}/u);
    expect(failed.stdout).toContain("✓ models/cnc-cell");

    const passed = await runNode(["electron/validate.ts", "models/demo-park", "models/cnc-cell"]);
    expect(passed.status).toBe(0);
    // Two plants, and the eight scenarios of the park.
    expect(passed.stdout.match(/^✓ /gm)?.length).toBe(10);
  });
});

describe("a page whose host is started again", () => {
  const start = async (port: number, token: string): Promise<ServedTwin> => {
    const args = ["--plant", "models/cnc-cell", "--broker", "mqtt://127.0.0.1:1", "--port", String(port)];
    return serve(args, { env: { VITRINE_OPERATOR_TOKEN: token } });
  };
  const signIn = async (page: Page, token: string): Promise<void> => {
    await page.getByLabel("访问口令").fill(token);
    await page.getByRole("button", { name: /登录/ }).click();
  };

  it("goes on by itself, and asks for the token where that is another one", async () => {
    const port = await freePort();
    let twin = await start(port, "first-token");
    const browser = await launchBrowser(["--disable-gpu"]);
    const { page } = await openPage(browser, twin.url, { hasScene: false });
    await signIn(page, "wrong-token");
    await page.getByRole("alert").filter({ hasText: "访问口令不正确" }).waitFor();
    await signIn(page, "first-token");
    await page.getByRole("tree").waitFor();

    await twin.stop();
    const lost = page.getByText("与主机的连接已断开");
    await lost.first().waitFor();
    twin = await start(port, "first-token");
    await lost.first().waitFor({ state: "hidden" });
    expect(await page.getByRole("tree").isVisible()).toBe(true);

    await twin.stop();
    twin = await start(port, "second-token");
    await signIn(page, "second-token");
    await page.getByRole("tree").waitFor();
    await browser.close();
    await twin.stop();
  });
});

describe("a page of which a part fails", () => {
  let twin: ServedTwin;
  let browser: Browser;
  beforeAll(async () => {
    twin = await serve(["--plant", "models/cnc-cell", "--broker", "mqtt://127.0.0.1:1"]);
    browser = await launchBrowser(["--disable-gpu"]);
  });
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });
  const scene = "**/assets/plant-scene-*.js";

  it("asks again for the scene's code where the host was gone just then", async () => {
    const { page } = await openPage(browser, "about:blank", { hasScene: false });
    await page.route(scene, (route) => route.abort());
    await page.goto(twin.url);
    await page.getByText("正在加载模型…").waitFor();
    await page.getByRole("tree").waitFor();
    await page.unroute(scene);
    await page.getByText("WebGL 不可用").waitFor();
  });

  it("keeps the rest where the scene fails", async () => {
    const { page } = await openPage(browser, "about:blank", { hasScene: false });
    const body = 'export default () => { throw new Error("broken"); };';
    await page.route(scene, (route) => route.fulfill({ contentType: "text/javascript", body }));
    await page.goto(twin.url);
    await page.getByRole("alert").filter({ hasText: "三维画面出错" }).waitFor();
    expect(await page.getByRole("tree").isVisible()).toBe(true);
    await page.unroute(scene);
    await page.getByRole("button", { name: "重新加载" }).click();
    await page.getByText("WebGL 不可用").waitFor();
  });
});

describe("an address that others can reach", () => {
  it("is refused without an access token", async () => {
    const refused = await runNode([
      "electron/serve.ts",
      "--host",
      "0.0.0.0",
      "--port",
      "0",
      "--plant",
      "models/cnc-cell",
    ]);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain("VITRINE_OPERATOR_TOKEN");
  });
});
