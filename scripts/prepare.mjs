import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that every script of the project runs on, whatever is installed. */
const pinnedNode = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** Installs the dependencies from the lockfile where they are missing or older than it. */
export function ensureDependencies() {
  const lockfile = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return;
  console.error("Installing dependencies from the lockfile …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const shell = process.platform === "win32";
  const { status } = spawnSync(npm, ["ci", "--loglevel=error"], { cwd: root, stdio: ["ignore", 2, 2], shell });
  if (status !== 0) process.exit(status ?? 1);
}

/** The pinned Node, or this one where it could not be installed and this one is as new. */
export function nodeProgram() {
  if (existsSync(pinnedNode)) return pinnedNode;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error("Node 24 is needed and its package could not be installed: run npm ci, or install Node 24.");
  process.exit(1);
}

/** Runs a program of the project to its end; its exit status is returned. */
export function runNode(args, env = {}) {
  const result = spawnSync(nodeProgram(), args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  return result.status ?? 1;
}

/** A program that a package installed, as arguments for `runNode`. */
export function packageProgram(path) {
  return join(root, "node_modules", ...path.split("/"));
}

/** Builds the screen and the desktop app where a source is newer than what was built. */
export function ensureBuilt() {
  const built = newestMs(join(root, "dist"));
  const sources = ["twin", "electron", "renderer", "package-lock.json"].map((name) => newestMs(join(root, name)));
  if (built > Math.max(...sources)) return;
  console.error("Building …");
  const vite = packageProgram("vite/bin/vite.js");
  for (const config of ["renderer/vite.config.ts", "electron/vite.config.ts", "electron/vite.preload.config.ts"]) {
    const status = runNode([vite, "build", "--config", config, "--logLevel", "warn"]);
    if (status !== 0) process.exit(status);
  }
}

/** The modification time of the newest file in a folder; 0 where there is none. */
function newestMs(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}
