import { getConfig, validateConfiguration } from "app-builder-lib/out/util/config/config.js";
import { DebugLogger } from "builder-util";
import { expect, it } from "vitest";
import { root } from "../../architecture/read-imports.ts";

it("electron-builder.yml passes electron-builder's own schema, and names every platform", async () => {
  const config = await getConfig(root, "electron-builder.yml", null);
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  expect(Object.keys(config)).toEqual(expect.arrayContaining(["win", "mac", "linux"]));
});

it("a wrong key would be found", async () => {
  const config = { ...(await getConfig(root, "electron-builder.yml", null)), windows: {} };
  await expect(validateConfiguration(config, new DebugLogger(false))).rejects.toThrow(/unknown property 'windows'/);
});
