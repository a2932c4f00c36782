import { EventEmitter } from "node:events";
import type { IpcMain, IpcMainEvent, WebContents, WebFrameMain } from "electron";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";

/** What the desktop folder uses of Electron, without Electron: typed by its declarations. */
export interface StandIn {
  readonly ipcMain: IpcMain;
  readonly contents: WebContents;
  /** What the preload script gives to the page. */
  readonly port: DesktopPort;
  /** Sends a message over a channel as some sender. */
  sendAs(event: Partial<Pick<IpcMainEvent, "sender" | "senderFrame">>, channel: unknown, message: unknown): void;
  navigate(): void;
  /** The window is closed. */
  destroy(): void;
}

export function createStandIn(url: string): StandIn {
  const ipcMain = new EventEmitter();
  const events = new EventEmitter();
  const mainFrame = { url } as WebFrameMain;
  let listener: Parameters<DesktopPort["listen"]>[0] | undefined;
  const contents: Partial<WebContents> = {
    mainFrame,
    isDestroyed: () => false,
    // Electron clones what it sends, and the page hears of it later.
    send(_name, channel: number, message: string | Uint8Array | null) {
      const clone = structuredClone(message);
      queueMicrotask(() => listener?.(channel, clone));
    },
    on: events.on.bind(events) as WebContents["on"],
  };
  const sendAs: StandIn["sendAs"] = (event, channel, message) => {
    const clone: unknown = structuredClone(message);
    const sent = { sender: contents, senderFrame: mainFrame, ...event };
    queueMicrotask(() => ipcMain.emit("vitrine", sent, channel, clone));
  };
  return {
    ipcMain: ipcMain as unknown as IpcMain,
    contents: contents as WebContents,
    port: {
      send: (channel, message) => sendAs({}, channel, message),
      listen(next) {
        listener = next;
      },
    },
    sendAs,
    destroy: () => events.emit("destroyed"),
    navigate: () => events.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false }),
  };
}
