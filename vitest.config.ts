import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Ports, brokers and workers start and stop in tests: give them time on a busy machine. */
const testTimeout = 20_000;

/** End-to-end tests each have a host, a broker and a browser of their own: two cores do not carry more than two at once. */
const maxWorkers = 2;

/** These take longest, so that nothing waits for them at the end. */
const longest = ["live-and-replay.test.ts", "cnc-data.test.ts", "meaning.test.ts", "tours-of-machines.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place === -1 ? longest.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: "layers", include: ["test/architecture/**/*.test.ts"], testTimeout, maxWorkers } },
      {
        test: {
          name: "unit",
          include: ["test/{twin,electron,renderer,models}/**/*.test.ts"],
          testTimeout,
          maxWorkers,
        },
      },
      {
        test: {
          name: "end-to-end",
          include: ["test/end-to-end/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          maxWorkers,
          expect: { poll: { timeout: 60_000, interval: 100 } },
        },
      },
    ],
  },
});
