// npm start: the desktop app; where Electron's runtime is not there and cannot be fetched, the browser host.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, ensureDependencies, nodeProgram, packageProgram, root } from "./prepare.mjs";

ensureDependencies();
ensureBuilt();
const args = process.argv.slice(2);
const electron = findElectron() ?? fetchElectron();
if (electron === undefined) {
  console.error("Electron's runtime is not here and cannot be fetched, so the twin is shown in a browser instead:");
  run(nodeProgram(), [join(root, "electron", "serve.ts"), "--port", "0", ...args]);
} else if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error("There is no display to open a window on, so the twin is shown in a browser instead:");
  run(nodeProgram(), [join(root, "electron", "serve.ts"), "--port", "0", ...args]);
} else {
  run(electron, [root, ...args]);
}

/** The installed runtime; ELECTRON_OVERRIDE_DIST_PATH names a folder that holds one. */
function findElectron() {
  const packageFolder = packageProgram("electron");
  const pathFile = join(packageFolder, "path.txt");
  const names = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" };
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8") : (names[process.platform] ?? "electron");
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, "dist"), name);
  return existsSync(program) ? program : undefined;
}

function fetchElectron() {
  console.error("Fetching Electron's runtime, once …");
  const timeout = 300_000;
  spawnSync(nodeProgram(), [packageProgram("electron/install.js")], { cwd: root, stdio: "ignore", timeout });
  return findElectron();
}

function run(program, programArgs) {
  const child = spawn(program, programArgs, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
