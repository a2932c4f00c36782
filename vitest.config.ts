import { defineConfig } from "vitest/config";

/** Ports, brokers and workers start and stop in tests: give them time on a busy machine. */
const testTimeout = 20_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: "layers", include: ["test/architecture/**/*.test.ts"], testTimeout } },
      {
        test: {
          name: "unit",
          include: ["test/{twin,electron,renderer,models}/**/*.test.ts"],
          testTimeout,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "end-to-end",
          include: ["test/end-to-end/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // Each has a host, a broker and a browser of its own; two cores do not carry more than two at once.
          maxWorkers: 2,
          expect: { poll: { timeout: 60_000, interval: 100 } },
        },
      },
    ],
  },
});
