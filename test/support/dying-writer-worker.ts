import { parentPort } from "node:worker_threads";

/** The history's real writer, except that an entry of somebody's called "poison" kills it. */
parentPort?.on("message", (message: { readonly entries?: readonly { readonly who?: string }[] }) => {
  if (message.entries?.some(({ who }) => who === "poison") === true) throw new Error("poisoned");
});

await import("../../electron/services/history/history-writer-worker.ts");
