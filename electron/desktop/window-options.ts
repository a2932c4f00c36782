import type { BrowserWindowConstructorOptions } from "electron";

/**
 * How the window is made: its page runs in the sandbox, apart from the preload script, without Node.
 *
 * @param preload path of the bundled preload script
 */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1600,
    height: 960,
    minWidth: 960,
    minHeight: 600,
    backgroundColor: "#e6e4e0",
    title: "三境 Vitrine",
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
