import { existsSync } from "node:fs";
import { join } from "node:path";
import { _electron as electron } from "playwright";
import { expect, it } from "vitest";
import { root } from "../architecture/read-imports.ts";

const names: Readonly<Record<string, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
};
const runtime = join(
  process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, "node_modules/electron/dist"),
  names[process.platform] ?? "electron",
);
const hasRuntime = existsSync(runtime);
if (!hasRuntime) console.error("Electron's runtime is not here: the desktop app's end-to-end test is skipped.");

it.skipIf(!hasRuntime)("the desktop app shows the simulated park in a sandboxed window", async () => {
  const app = await electron.launch({ executablePath: runtime, args: [root, "--no-sandbox"] });
  const window = await app.firstWindow();
  await window.getByRole("treeitem").first().waitFor();
  await expect.poll(() => window.locator('header [role="status"]').textContent()).toMatch(/仿真|SIMULATED/);
  const figure = (): Promise<string | null> => window.locator("[data-value]").first().textContent();
  const seen = new Set<string | null>();
  await expect.poll(async () => seen.add(await figure()).size).toBeGreaterThan(2);
  expect(window.url()).toBe("app://vitrine/");
  // Nothing of Node is in the page, and it cannot leave.
  expect(await window.evaluate(() => "require" in globalThis || "process" in globalThis)).toBe(false);
  await window.evaluate(() => {
    location.href = "data:text/html,left";
  });
  expect(window.url()).toBe("app://vitrine/");
  await app.close();
});
