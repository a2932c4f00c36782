import { readFileSync } from "node:fs";
import { z } from "zod";

/** Name and version of this software, from package.json at its root. */
export function softwareVersion(packageJsonUrl: URL): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageJsonUrl, "utf8")));
  return `Vitrine ${version}`;
}
