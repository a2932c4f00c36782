import { reportCpu } from "./cpu-report.ts";

/** The real feed worker, which also says how much CPU time it used. */
reportCpu(() => 0);
await import("../../electron/services/feeds/feed-worker.ts");
