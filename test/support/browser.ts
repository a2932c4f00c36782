import { existsSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright";

/**
 * Chromium as it runs in containers and on machines without a graphics card: WebGL in software and the page itself drawn
 * without it, nothing fetched.
 */
const chromiumArguments = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-gpu-compositing",
  "--no-first-run",
];

const installedChromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Memory to the byte, collected when asked; and frames as soon as they are asked for, not at a display's pace. */
export const measuringArguments: readonly string[] = [
  "--js-flags=--expose-gc",
  "--enable-precise-memory-info",
  "--disable-gpu-vsync",
  "--disable-frame-rate-limit",
];

/** @param more arguments of Chromium's command line */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.VITRINE_CHROMIUM ?? installedChromium ?? "";
  return chromium.launch({
    args: [...chromiumArguments, ...more],
    // Without a language of its own a machine has no Chinese names of files.
    env: { ...process.env, LC_ALL: "C.UTF-8" },
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
  /** False for a page without WebGL: what stands around the scene is the same, and is there sooner. */
  readonly hasScene?: boolean;
  /** Captions of tours in both languages. */
  readonly isBilingual?: boolean;
}

/** A page, and every error that it had: a test ends by looking at them. */
export interface TestPage {
  readonly page: Page;
  readonly errors: string[];
}

/** Opens a screen; three.js tells a developer's tools of its scene, and so it tells the test. */
export async function openPage(browser: Browser, url: string, options: OpenPageOptions = {}): Promise<TestPage> {
  const { language = "zh", theme = "studio", width = 1280, height = 800, isPlain = false, hasScene = true } = options;
  const { isBilingual = false } = options;
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
    [JSON.stringify({ language, theme, isBilingual })],
  );
  if (!hasScene) await page.addInitScript(withoutWebGl);
  if (isPlain) await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(isPlain ? `${url}?quality=low` : url);
  return { page, errors };
}

function withoutWebGl(): void {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
    return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...more]);
  } as typeof getContext;
}

/** A row of the tree by its name alone: beside it a row says how many alarms there are. */
export function treeItem(page: Page, name: string): Locator {
  return page.getByRole("treeitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** Where a part of an instance is: the sixteen numbers of its matrix, column by column; undefined while there is none. */
export async function readPartMatrix(page: Page, partName: string, instance: number): Promise<number[] | undefined> {
  return (await readPartMatrices(page, partName, instance))[0];
}

/** The same in every scene of the page that shows it. */
export function readPartMatrices(page: Page, partName: string, instance: number): Promise<number[][]> {
  return page.evaluate(
    ([name, place]) => {
      interface Node {
        children: Node[];
        userData: { readMatrix?: (name: string, instance: number) => number[] | undefined };
      }
      const find = ({ userData, children }: Node): number[] | undefined =>
        userData.readMatrix === undefined
          ? children.map(find).find((matrix) => matrix !== undefined)
          : userData.readMatrix(name, place);
      const scenes = (window as unknown as { observedScenes: Node[] }).observedScenes;
      return scenes.flatMap((scene) => {
        const matrix = find(scene);
        return matrix === undefined ? [] : [matrix];
      });
    },
    [partName, instance] as const,
  );
}
