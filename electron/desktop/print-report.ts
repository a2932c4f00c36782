import type { BrowserWindow, BrowserWindowConstructorOptions } from "electron";

/**
 * Prints a report's HTML file as PDF on A4, with the pages that its own style makes: in a window that nobody sees and
 * that runs no script.
 *
 * @param openWindow Electron's, as a rule
 */
export async function printReport(
  path: string,
  openWindow: (options: BrowserWindowConstructorOptions) => Pick<BrowserWindow, "loadFile" | "webContents" | "destroy">,
): Promise<Uint8Array> {
  const window = openWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
  try {
    await window.loadFile(path);
    const options = {
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      pageSize: "A4",
    } as const;
    return new Uint8Array(await window.webContents.printToPDF(options));
  } finally {
    window.destroy();
  }
}
