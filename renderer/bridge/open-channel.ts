import type { Channel } from "../../twin/bridge/channel.ts";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";
import { openDesktopChannel } from "./desktop-channel.ts";
import { openWebSocketChannel } from "./websocket-channel.ts";

declare global {
  interface Window {
    readonly vitrine?: DesktopPort;
  }
}

/** Opens a channel to the host: the desktop app's own where the window has one, otherwise a WebSocket. */
export function openChannel(): Promise<Channel> {
  if (window.vitrine !== undefined) return Promise.resolve(openDesktopChannel(window.vitrine));
  const url = new URL("bridge", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return openWebSocketChannel(url);
}
