import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { packageProgram, runNode } from "./prepare.mjs";

/** Where programs stand that the tests use; undefined where there is none. */
const candidates = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"],
  mosquitto: ["/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto", "/usr/local/sbin/mosquitto"],
};

/**
 * Finds a Chromium and a Mosquitto, installing what is missing: the distribution's packages where that is allowed,
 * else Playwright's own Chromium; without a Mosquitto the tests use the embedded broker.
 *
 * @returns the environment that tells the tests
 */
export function ensureTestTools() {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (isDebianRoot) {
    const missing = [
      ...(find("chromium") === undefined ? ["chromium"] : []),
      ...(find("mosquitto") === undefined ? ["mosquitto"] : []),
      ...(existsSync("/usr/bin/mosquitto_pub") ? [] : ["mosquitto-clients"]),
      // Screenshots in Chinese need its characters where the app's own font has none.
      ...(existsSync("/usr/share/fonts/opentype/noto") ? [] : ["fonts-noto-cjk"]),
    ];
    if (missing.length > 0) installPackages(missing);
  }
  let chromium = find("chromium");
  if (chromium === undefined) {
    console.error("No Chromium here: using Playwright's own.");
    if (runNode([packageProgram("playwright/cli.js"), "install", "chromium-headless-shell"]) !== 0) process.exit(1);
    chromium = "";
  }
  const mosquitto = find("mosquitto");
  if (mosquitto === undefined) console.error("No Mosquitto here: the tests that need a broker use the embedded one.");
  return { VITRINE_CHROMIUM: chromium, VITRINE_MOSQUITTO: mosquitto ?? "" };
}

function find(name) {
  const given = process.env[`VITRINE_${name.toUpperCase()}`];
  return given !== undefined && given !== "" ? given : candidates[name].find(existsSync);
}

function installPackages(names) {
  console.error(`Installing ${names.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "ignore", 2], env }).status === 0;
  if (apt("install", "-y", "--no-install-recommends", ...names)) return;
  if (apt("update") && apt("install", "-y", "--no-install-recommends", ...names)) return;
  console.error(`${names.join(", ")} could not be installed.`);
}
