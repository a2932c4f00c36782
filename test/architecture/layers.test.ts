import { describe, expect, it } from "vitest";
import { importCycles, layerViolations, unusedExports } from "./check-layers.ts";
import { entries } from "./layers.ts";
import { listSources, readModule } from "./read-imports.ts";

const sources = ["twin", "electron", "renderer", "models/kit"].flatMap(listSources).map((path) => readModule(path));
const tests = listSources("test").map((path) => readModule(path));

describe("the four rooms", () => {
  it("import only what the architecture allows", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(layerViolations)).toEqual([]);
  });

  it("have no circles", () => {
    expect(importCycles(sources)).toEqual([]);
  });

  it("export nothing that nobody uses", () => {
    const isConfig = (path: string): boolean => path.endsWith(".config.ts");
    const parts = sources.filter(({ path }) => !entries.includes(path) && !isConfig(path));
    expect(unusedExports(parts, [...sources, ...tests])).toEqual([]);
  });
});

describe("a planted import is found", () => {
  const planted: readonly (readonly [path: string, line: string])[] = [
    ["electron/services/host.ts", `import { app } from "electron";`],
    ["electron/services/host.ts", `import fs from "fs";`],
    ["electron/desktop/lock-down.ts", `import { app } from "electron";`],
    ["electron/serve.ts", `import { isOurs } from "./desktop/app-protocol.ts";`],
    ["twin/telemetry/freshness.ts", `import { Vector3 } from "three";`],
    ["twin/telemetry/freshness.ts", `import { readFile } from "node:fs/promises";`],
    ["twin/telemetry/freshness.ts", `export { startHost } from "../../electron/services/host.ts";`],
    ["renderer/scene/stage.ts", `import { TreePanel } from "../panels/tree-panel.tsx";`],
    ["renderer/scene/stage.ts", `const panel = await import("../panels/tree-panel.tsx");`],
    ["renderer/panels/top-bar.tsx", `import PlantScene from "../scene/plant-scene.tsx";`],
    ["renderer/panels/top-bar.tsx", `import { connect } from "mqtt";`],
    ["renderer/session/session-store.ts", `import "../../electron/main.ts";`],
  ];

  it.each(planted)("%s: %s", (path, line) => {
    expect(layerViolations(readModule(path, line))).toHaveLength(1);
  });

  it("a circle", () => {
    const a = readModule("twin/a.ts", `import { b } from "./b.ts"; export const a = b;`);
    const b = readModule("twin/b.ts", `import { a } from "./a.ts"; export const b = a;`);
    expect(importCycles([a, b])).toEqual([["twin/a.ts", "twin/b.ts", "twin/a.ts"]]);
  });

  it("an export that nobody uses", () => {
    const a = readModule("twin/a.ts", "export const used = 1; export const lost = 2;");
    const b = readModule("twin/b.ts", `import { used } from "./a.ts";`);
    expect(unusedExports([a], [a, b])).toEqual(["twin/a.ts: lost"]);
  });
});
