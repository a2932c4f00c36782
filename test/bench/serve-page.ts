import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { loadPlantFolder } from "../../electron/services/plant-folder.ts";
import { writeStressPlant } from "../../models/kit/stress/write-stress-plant.ts";
import { viewPlant } from "../../twin/plant/plant-view.ts";
import { root } from "../architecture/read-imports.ts";

/** The benchmark's page with a stress plant beside it, on a port of its own. */
export interface ServedPage {
  readonly url: string;
  stop(): Promise<void>;
}

const folder = join(root, "build/bench-page");

/** Isolated pages get a clock of microseconds; others get one of tenths of milliseconds. */
const isolation = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

export async function servePage(devices: number, signals: number): Promise<ServedPage> {
  await build({
    root: join(root, "test/bench/page"),
    base: "./",
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    // Minified as the app is: names cost nothing either way, but sizes decide what is compiled inline.
    build: { outDir: folder, emptyOutDir: true, target: "chrome140", chunkSizeWarningLimit: 4000 },
  });
  const plantFolder = join(folder, "plant");
  await rm(plantFolder, { recursive: true, force: true });
  await mkdir(plantFolder, { recursive: true });
  await writeStressPlant(plantFolder, { devices, signals, seed: 1 });
  const { plant, issues } = await loadPlantFolder(plantFolder);
  if (plant === undefined) throw new Error(JSON.stringify(issues[0]));
  await writeFile(join(plantFolder, "view.json"), JSON.stringify(viewPlant(plant, "operator").plant));
  const server = await preview({
    root: join(root, "test/bench/page"),
    configFile: false,
    logLevel: "error",
    build: { outDir: folder },
    preview: { port: 0, host: "127.0.0.1", headers: isolation },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? "",
    async stop() {
      if ("closeAllConnections" in server.httpServer) server.httpServer.closeAllConnections();
      await server.close();
    },
  };
}
