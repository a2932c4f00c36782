import type { MadeFile } from "../../twin/bridge/contract.ts";

/** Fetches a file that the host has made, as the browser saves what is downloaded. */
export function saveMadeFile({ url, name }: MadeFile): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
