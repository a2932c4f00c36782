import type { Channel } from "../../twin/bridge/channel.ts";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";
import { createDesktopChannels, type OpenDesktopChannel } from "./desktop-channel.ts";
import { openWebSocketChannel } from "./websocket-channel.ts";

declare global {
  interface Window {
    readonly vitrine?: DesktopPort;
  }
}

let openDesktopChannel: OpenDesktopChannel | undefined;

/**
 * Opens a channel to the host: one of the desktop app's where the window has its port, otherwise a WebSocket. A page that
 * the host no longer lets in becomes the one that asks for the token.
 */
export async function openChannel(): Promise<Channel> {
  if (window.vitrine !== undefined) {
    openDesktopChannel ??= createDesktopChannels(window.vitrine);
    return openDesktopChannel();
  }
  const url = new URL("bridge", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  try {
    return await openWebSocketChannel(url);
  } catch (error) {
    if (await mustSignIn()) window.location.reload();
    throw error;
  }
}

/** A socket does not say why it was not opened; the page's own address does. */
async function mustSignIn(): Promise<boolean> {
  try {
    return (await fetch(window.location.href, { method: "HEAD", cache: "no-store" })).status === 401;
  } catch {
    return false;
  }
}
