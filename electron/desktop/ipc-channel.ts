import type { IpcMain, IpcMainEvent, WebContents } from "electron";
import type { Channel } from "../../twin/bridge/channel.ts";
import { type ChannelEnd, createChannelEnd } from "../../twin/bridge/channel-end.ts";
import { mostDesktopChannels } from "../../twin/bridge/desktop-port.ts";

/** The one name under which a window and the host speak; the preload script knows no other. */
export const ipcChannelName = "vitrine";

/**
 * Gives channels for every page that a window loads: each opens with the page's first message over it and closes when
 * the page says so, or goes. Messages of any other sender, or from a page that is not ours, are passed over, and so is
 * a channel more than a page may have.
 *
 * It stops listening when the window is closed.
 *
 * @param isTrusted whether a page's address is one of ours
 */
export function acceptIpcChannels(
  ipcMain: IpcMain,
  contents: WebContents,
  isTrusted: (url: string) => boolean,
  onChannel: (channel: Channel) => void,
): void {
  const open = new Map<number, ChannelEnd>();
  /** The page that comes next has channels of its own, and hears nothing of these. */
  const closeAll = (reason: string): void => {
    const ends = [...open.values()];
    open.clear();
    for (const end of ends) end.close(reason);
  };
  const openChannel = (id: number): ChannelEnd => {
    const send = (message: string | Uint8Array | null): void => {
      if (!contents.isDestroyed()) contents.send(ipcChannelName, id, message);
    };
    const end = createChannelEnd(send, () => {
      if (open.delete(id)) send(null);
    });
    open.set(id, end);
    onChannel(end);
    return end;
  };

  const onMessage = (event: IpcMainEvent, id: unknown, message: unknown): void => {
    if (event.sender !== contents || !isTrustedSender(event, contents, isTrusted)) return;
    if (typeof id !== "number" || !Number.isSafeInteger(id)) return;
    const known = open.get(id);
    if (message === null) known?.close("the page closed it");
    if (typeof message !== "string" && !(message instanceof Uint8Array)) return;
    if (known === undefined && open.size >= mostDesktopChannels) return;
    (known ?? openChannel(id)).deliver(message);
  };
  ipcMain.on(ipcChannelName, onMessage);
  contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) closeAll("the page was left");
  });
  contents.on("render-process-gone", () => closeAll("the window's process ended"));
  contents.on("destroyed", () => {
    ipcMain.off(ipcChannelName, onMessage);
    closeAll("the window was closed");
  });
}

function isTrustedSender(
  { senderFrame }: IpcMainEvent,
  contents: WebContents,
  isTrusted: (url: string) => boolean,
): boolean {
  return senderFrame !== null && senderFrame === contents.mainFrame && isTrusted(senderFrame.url);
}
