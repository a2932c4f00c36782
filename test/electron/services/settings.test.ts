import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSettings, writeSettings } from "../../../electron/services/settings.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

it("settings are written as a whole, also where two are written at once", async () => {
  const path = join(await temporaryFolder(), "plant", "settings.json");
  const days = (maxAgeDays: number) => ({ retention: { maxAgeDays, maxSizeBytes: 1e9 } });
  await Promise.all([writeSettings(path, days(10)), writeSettings(path, days(20)), writeSettings(path, days(30))]);
  expect([10, 20, 30]).toContain((await readSettings(path)).retention.maxAgeDays);
  await writeSettings(path, days(40));
  expect(await readSettings(path)).toEqual(days(40));
  expect(await readdir(join(path, ".."))).toEqual(["settings.json"]);
});
