import { execFileSync } from "node:child_process";
import { statfsSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./history.ts";

/** A disk of a few megabytes that can be filled and emptied. */
export interface SmallDisk {
  readonly folder: string;
  freeBytes(): number;
  /** Leaves only so much free. */
  fill(leaveBytes: number): void;
  empty(): void;
  dispose(): void;
}

/** @returns undefined where this process may not mount one */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const { folder, dispose } = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    dispose();
    return undefined;
  }
  const ballast = join(folder, "ballast");
  const freeBytes = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    freeBytes,
    fill: (leaveBytes) => writeFileSync(ballast, new Uint8Array(Math.max(0, freeBytes() - leaveBytes))),
    empty: () => unlinkSync(ballast),
    dispose() {
      execFileSync("umount", ["-l", folder]);
      dispose();
    },
  };
}
