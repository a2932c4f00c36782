import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";

/** Chromium as it runs in containers and on machines without a graphics card: WebGL in software, nothing fetched. */
const chromiumArguments = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

const installedChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.VITRINE_CHROMIUM ?? installedChromium ?? "";
  return chromium.launch({
    args: chromiumArguments,
    ...(executablePath === "" ? {} : { executablePath }),
  });
}

export interface OpenPageOptions {
  readonly language?: "zh" | "en";
  readonly theme?: "studio" | "night";
  readonly width?: number;
  readonly height?: number;
  /** As drawn where there is no graphics card: plain, and with cuts for flights of the camera. */
  readonly isPlain?: boolean;
}

/** A page, and every error that it had: a test ends by looking at them. */
export interface TestPage {
  readonly page: Page;
  readonly errors: string[];
}

/** Opens a screen; three.js tells a developer's tools of its scene, and so it tells the test. */
export async function openPage(browser: Browser, url: string, options: OpenPageOptions = {}): Promise<TestPage> {
  const { language = "zh", theme = "studio", width = 1280, height = 800, isPlain = false } = options;
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const context = await browser.newContext({ viewport: { width, height }, locale });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.addInitScript(
    ([choices]) => {
      localStorage.setItem("vitrine.choices", choices ?? "");
      const tools = new EventTarget();
      const scenes: unknown[] = [];
      tools.addEventListener("observe", (event) => {
        const { detail } = event as CustomEvent<{ isScene?: boolean }>;
        if (detail.isScene === true) scenes.push(detail);
      });
      Object.assign(window, { __THREE_DEVTOOLS__: tools, observedScenes: scenes });
    },
    [JSON.stringify({ language, theme })],
  );
  if (isPlain) await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(isPlain ? `${url}?quality=low` : url);
  return { page, errors };
}

/** Where a part of an instance is: the sixteen numbers of its matrix, column by column; undefined while there is none. */
export function readPartMatrix(page: Page, meshName: string, instance: number): Promise<number[] | undefined> {
  return page.evaluate(
    ([name, place]) => {
      interface Mesh {
        name: string;
        children: Mesh[];
        instanceMatrix?: { array: Float32Array };
      }
      const find = (node: Mesh): Mesh | undefined =>
        node.name === name && node.instanceMatrix !== undefined
          ? node
          : node.children.map(find).find((each) => each !== undefined);
      const scenes = (window as unknown as { observedScenes: Mesh[] }).observedScenes;
      const matrices = scenes.map(find).find((mesh) => mesh !== undefined)?.instanceMatrix?.array;
      return matrices === undefined ? undefined : Array.from(matrices.slice(place * 16, place * 16 + 16));
    },
    [meshName, instance] as const,
  );
}
