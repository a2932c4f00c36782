import { contextBridge, ipcRenderer } from "electron";
import type { DesktopPort } from "../twin/bridge/desktop-port.ts";

/** The one name; the main process has it from desktop/ipc-channel.ts, which a preload may not load. */
const name = "vitrine";

let listener: Parameters<DesktopPort["listen"]>[0] | undefined;
ipcRenderer.on(name, (_event, channel: number, message: string | Uint8Array | null) => listener?.(channel, message));

const port: DesktopPort = {
  send: (channel, message) => ipcRenderer.send(name, channel, message),
  listen(next) {
    listener = next;
  },
};

contextBridge.exposeInMainWorld("vitrine", port);
