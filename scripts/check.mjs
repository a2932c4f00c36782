// npm run check: types, lint and layers.
import { ensureDependencies, packageProgram, runNode } from "./prepare.mjs";

ensureDependencies();
const steps = [
  [packageProgram("typescript/bin/tsc"), "--build"],
  [packageProgram("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"],
  [packageProgram("vitest/vitest.mjs"), "run", "--project", "layers"],
];
for (const step of steps) {
  const status = runNode(step);
  if (status !== 0) process.exit(status);
}
