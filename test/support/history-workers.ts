const folder = "../../electron/services/history";

/** The history's workers, as serve.ts starts them. */
export const historyWorkerUrls = {
  writer: new URL(`${folder}/history-writer-worker.ts`, import.meta.url),
  reader: new URL(`${folder}/history-reader-worker.ts`, import.meta.url),
};
