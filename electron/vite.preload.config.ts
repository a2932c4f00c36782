import { defineConfig } from "vite";

/** The preload script as one CommonJS file: a sandboxed preload loads nothing else. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: "../dist/electron",
    emptyOutDir: false,
    minify: false,
    lib: { entry: "preload.ts", formats: ["cjs"], fileName: () => "preload.cjs" },
    rolldownOptions: { external: ["electron"] },
  },
});
