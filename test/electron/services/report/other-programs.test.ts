import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { makePumpReport } from "../../../support/pump-report.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const libreOffice = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);

describe("a Word report in another program", { timeout: 120_000 }, () => {
  it.skipIf(libreOffice === undefined)("is opened by LibreOffice as it is, page by page", async () => {
    const folder = await temporaryFolder();
    const { wordPath } = await makePumpReport(folder);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const { stderr } = await promisify(execFile)(libreOffice ?? "", [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      wordPath,
    ]);
    expect(stderr).not.toMatch(/repair|corrupt|could not be loaded/i);
    const pdf = await readFile(join(folder, "report.pdf"), "latin1");
    // Cover, scope, scenario with its two pictures, criteria, data.
    expect((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length).toBeGreaterThanOrEqual(6);
    const heights = [...pdf.matchAll(/\/Subtype\s*\/Image[^>]*\/Height (\d+)/g)].map(([, height]) => Number(height));
    expect(heights.filter((height) => height >= 100).length).toBeGreaterThanOrEqual(2);
  });
});
