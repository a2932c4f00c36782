import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../architecture/read-imports.ts";

/** A browser host as a user starts it: a process of its own. */
export interface ServedTwin {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything it wrote to its error output. */
  readonly errorOutput: () => string;
  stop(): Promise<void>;
}

/** Starts `serve` on a free port, with data of its own unless `args` name a folder, and waits for its address. */
export async function serve(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; nodeArguments?: readonly string[]; folder?: string } = {},
): Promise<ServedTwin> {
  const { env = {}, nodeArguments = [], folder = root } = options;
  const ownData = args.includes("--data") ? undefined : await mkdtemp(join(tmpdir(), "vitrine-data-"));
  const data = ownData === undefined ? [] : ["--data", ownData];
  const program = [...nodeArguments, join(folder, "electron/serve.ts"), "--port", "0", ...data, ...args];
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += String(data);
  });
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      output += String(data);
      const address = /Vitrine: (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`serve ended with status ${code}: ${errors}`)));
  });
  return {
    url,
    process: child,
    errorOutput: () => errors,
    async stop() {
      child.kill("SIGTERM");
      await exit;
      if (ownData !== undefined) await rm(ownData, { recursive: true, force: true });
    },
  };
}
