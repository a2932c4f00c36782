import { spawn } from "node:child_process";
import { root } from "../architecture/read-imports.ts";

export interface FinishedProgram {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the project's Node to its end. */
export function runNode(args: readonly string[], folder = root): Promise<FinishedProgram> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => {
      stdout += String(data);
    });
    child.stderr.on("data", (data) => {
      stderr += String(data);
    });
    child.once("close", (status) => resolve({ status, stdout, stderr }));
  });
}
