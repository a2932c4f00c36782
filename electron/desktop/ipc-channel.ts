import type { IpcMain, IpcMainEvent, WebContents } from "electron";
import type { Channel } from "../../twin/bridge/channel.ts";
import { type ChannelEnd, createChannelEnd } from "../../twin/bridge/channel-end.ts";

/** The one IPC channel between a window and the host; the preload script knows no other. */
export const ipcChannelName = "vitrine";

/**
 * Gives a channel for every page that a window loads: it opens with the page's first message and closes when the
 * page goes. Messages of any other sender, or from a page that is not ours, are passed over.
 *
 * @param isTrusted whether a page's address is one of ours
 * @returns a function that stops listening
 */
export function acceptIpcChannels(
  ipcMain: IpcMain,
  contents: WebContents,
  isTrusted: (url: string) => boolean,
  onChannel: (channel: Channel) => void,
): () => void {
  let current: ChannelEnd | undefined;
  const closeCurrent = (reason: string): void => {
    current?.close(reason);
    current = undefined;
  };

  const onMessage = (event: IpcMainEvent, message: unknown): void => {
    if (event.sender !== contents || !isTrustedSender(event, contents, isTrusted)) return;
    if (typeof message !== "string" && !(message instanceof Uint8Array)) return;
    if (current === undefined) {
      current = createChannelEnd((sent) => {
        if (!contents.isDestroyed()) contents.send(ipcChannelName, sent);
      });
      onChannel(current);
    }
    current.deliver(message);
  };
  ipcMain.on(ipcChannelName, onMessage);
  contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) closeCurrent("the page was left");
  });
  contents.on("render-process-gone", () => closeCurrent("the window's process ended"));
  contents.on("destroyed", () => closeCurrent("the window was closed"));
  return () => ipcMain.off(ipcChannelName, onMessage);
}

function isTrustedSender(
  { senderFrame }: IpcMainEvent,
  contents: WebContents,
  isTrusted: (url: string) => boolean,
): boolean {
  return senderFrame !== null && senderFrame === contents.mainFrame && isTrusted(senderFrame.url);
}
