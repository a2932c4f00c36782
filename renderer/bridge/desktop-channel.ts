import type { Channel } from "../../twin/bridge/channel.ts";
import { type ChannelEnd, createChannelEnd } from "../../twin/bridge/channel-end.ts";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";

/** Opens a further channel of this screen to the host of the desktop app. */
export type OpenDesktopChannel = () => Channel;

/** To be called once for a window: the port has one listener. */
export function createDesktopChannels(port: DesktopPort): OpenDesktopChannel {
  const open = new Map<number, ChannelEnd>();
  let nextId = 0;
  port.listen((id, message) => {
    if (message === null) open.get(id)?.close("the host closed it");
    else open.get(id)?.deliver(message);
  });
  return () => {
    const id = nextId++;
    const end = createChannelEnd(
      (message) => port.send(id, message),
      () => {
        open.delete(id);
        port.send(id, null);
      },
    );
    open.set(id, end);
    return end;
  };
}
