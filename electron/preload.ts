import { contextBridge, ipcRenderer } from "electron";
import type { DesktopPort } from "../twin/bridge/desktop-port.ts";

/** The name of the one channel; the main process has it from desktop/ipc-channel.ts, which a preload may not load. */
const channel = "vitrine";

let listener: Parameters<DesktopPort["listen"]>[0] | undefined;
ipcRenderer.on(channel, (_event, message: string | Uint8Array) => listener?.(message));

const port: DesktopPort = {
  send: (message) => ipcRenderer.send(channel, message),
  listen(next) {
    listener = next;
  },
};

contextBridge.exposeInMainWorld("vitrine", port);
