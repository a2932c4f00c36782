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

/** Opens a channel to the host: one of the desktop app's where the window has its port, otherwise a WebSocket. */
export function openChannel(): Promise<Channel> {
  if (window.vitrine !== undefined) {
    openDesktopChannel ??= createDesktopChannels(window.vitrine);
    return Promise.resolve(openDesktopChannel());
  }
  const url = new URL("bridge", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return openWebSocketChannel(url);
}
