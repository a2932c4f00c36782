// node scripts/run.mjs [--built] PROGRAM [ARGUMENTS]: installs what is missing and runs a program on the pinned Node.
import { spawn } from "node:child_process";
import { ensureBuilt, ensureDependencies, nodeProgram } from "./prepare.mjs";

const args = process.argv.slice(2);
const needsBuild = args[0] === "--built";
ensureDependencies();
if (needsBuild) ensureBuilt();

// A server is stopped by signals, which a synchronous child would not get. Paths are those of the caller.
const child = spawn(nodeProgram(), needsBuild ? args.slice(1) : args, { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
