import { cpus, loadavg } from "node:os";
import { Command } from "commander";
import { alarms } from "./alarms.ts";
import { history } from "./history.ts";
import { ingest } from "./ingest.ts";
import { kill } from "./kill-history.ts";
import { latency } from "./latency.ts";
import { seek } from "./seek.ts";

/** What a benchmark is asked; it says what it does on stderr and returns its figures. */
export interface BenchOptions {
  readonly quick: boolean;
}

export type Benchmark = (options: BenchOptions) => Promise<Readonly<Record<string, string | number | boolean>>>;

const benchmarks: Readonly<Record<string, Benchmark>> = { alarms, ingest, latency, history, kill, seek };

const program = new Command("bench")
  .description("Runs a benchmark; the last line on stdout is its figures as JSON.")
  .argument("<name>", Object.keys(benchmarks).join(", "))
  .option("--quick", "within a minute, with less certainty", false)
  .action(async (name: string, options: BenchOptions) => {
    const run = benchmarks[name];
    if (run === undefined) {
      program.error(`there is no benchmark "${name}"; there are ${Object.keys(benchmarks).join(", ")}`);
      return;
    }
    const load1 = Number((loadavg()[0] ?? 0).toFixed(2));
    const figures = await run(options);
    const about = { name, at: new Date().toISOString(), node: process.version, cpus: cpus().length, load1 };
    console.log(JSON.stringify({ ...about, ...figures }));
    process.exit(0);
  });

await program.parseAsync();
