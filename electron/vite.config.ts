import { defineConfig } from "vite";

/** The desktop app's main process and its workers, as ES modules; packages stay in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: "../dist/electron",
    emptyOutDir: false,
    target: "node24",
    minify: false,
    lib: {
      entry: {
        main: "main.ts",
        "feed-worker": "services/feeds/feed-worker.ts",
        "history-writer-worker": "services/history/history-writer-worker.ts",
        "history-reader-worker": "services/history/history-reader-worker.ts",
        "make-recording-worker": "services/scenarios/make-recording-worker.ts",
      },
      formats: ["es"],
    },
    rolldownOptions: {
      external: (id) => !id.startsWith(".") && !id.startsWith("/") && !/^[a-z]:\\/i.test(id),
    },
  },
});
