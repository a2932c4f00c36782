import { cpus, loadavg } from "node:os";
import { Command } from "commander";
import { alarms } from "./alarms.ts";
import { frame } from "./frame.ts";
import { history } from "./history.ts";
import { ingest } from "./ingest.ts";
import { kill } from "./kill-history.ts";
import { latency } from "./latency.ts";
import { scene } from "./scene.ts";
import { seek } from "./seek.ts";
import { simulate } from "./simulate.ts";

/** What a benchmark is asked; it says what it does on stderr and returns its figures. */
export interface BenchOptions {
  readonly quick: boolean;
  /** Of the benchmarks that draw a stress plant. */
  readonly parts?: number;
  readonly signals?: number;
  readonly valuesPerS?: number;
  /** Some of a benchmark's variants, with commas between them. */
  readonly only?: string;
  /** How long to measure, where a benchmark takes as long as it is told. */
  readonly seconds?: number;
}

export type Benchmark = (options: BenchOptions) => Promise<Readonly<Record<string, string | number | boolean>>>;

const benchmarks: Readonly<Record<string, Benchmark>> = {
  alarms,
  frame,
  history,
  ingest,
  kill,
  latency,
  scene,
  seek,
  simulate,
};

const program = new Command("bench")
  .description("Runs a benchmark; the last line on stdout is its figures as JSON.")
  .argument("<name>", Object.keys(benchmarks).join(", "))
  .option("--quick", "within a minute, with less certainty", false)
  .option("--parts <number>", "frame: parts of the plant", Number)
  .option("--signals <number>", "frame: signals of the plant", Number)
  .option("--values-per-s <number>", "frame: values a second", Number)
  .option("--only <variants>", "frame: some of ours,meshState,meshRef,dreiInstances")
  .option("--seconds <number>", "simulate: how long to measure", Number)
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
