import { parentPort } from "node:worker_threads";

/** The history's real reader, except that whoever asks for the journal kills it. */
parentPort?.on("message", ({ method }: { readonly method: string }) => {
  if (method === "journal") process.exit(1);
});

await import("../../electron/services/history/history-reader-worker.ts");
