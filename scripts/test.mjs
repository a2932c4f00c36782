// npm test [-- VITEST ARGUMENTS]: what CI runs. Installs what is missing, then types, lint, layers and all tests.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureDependencies, nodeProgram, packageProgram, root, runNode } from "./prepare.mjs";
import { ensureTestTools } from "./test-tools.mjs";

const args = process.argv.slice(2);
ensureDependencies();
const tools = ensureTestTools();
if (args.length === 0) {
  const { status } = spawnSync(nodeProgram(), [join(root, "scripts", "check.mjs")], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
ensureBuilt();
process.exitCode = runNode([packageProgram("vitest/vitest.mjs"), "run", ...args], tools);
