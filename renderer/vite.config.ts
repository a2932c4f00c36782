import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react()],
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome140",
    // The Content-Security-Policy allows fonts as files only.
    assetsInlineLimit: 0,
    // One screen, loaded once from the same machine: a few large files are as good as many small ones.
    chunkSizeWarningLimit: 4000,
    // The screen, and the page of a telephone that moves its tours.
    rolldownOptions: {
      input: { index: `${import.meta.dirname}/index.html`, remote: `${import.meta.dirname}/remote.html` },
    },
  },
});
