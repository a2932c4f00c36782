import type { Channel } from "../../twin/bridge/channel.ts";
import { createChannelEnd } from "../../twin/bridge/channel-end.ts";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";

/** A screen's channel to the host of the desktop app. It lives as long as the window. */
export function openDesktopChannel(port: DesktopPort): Channel {
  const end = createChannelEnd((message) => port.send(message));
  port.listen((message) => end.deliver(message));
  return end;
}
