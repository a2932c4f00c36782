import type { Channel } from "../../twin/bridge/channel.ts";
import type { DesktopPort } from "../../twin/bridge/desktop-port.ts";

/** A screen's channel to the host of the desktop app. It lives as long as the window. */
export function openDesktopChannel(port: DesktopPort): Channel {
  const messageListeners = new Set<(message: string | Uint8Array) => void>();
  const closeListeners = new Set<(reason: string) => void>();
  let closedBecause: string | undefined;
  port.listen((message) => {
    for (const listener of messageListeners) listener(message);
  });

  return {
    send(message) {
      if (closedBecause === undefined) port.send(message);
    },
    bufferedBytes: 0,
    onMessage(listener) {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      if (closedBecause !== undefined) queueMicrotask(() => listener(closedBecause ?? "closed"));
      return () => closeListeners.delete(listener);
    },
    close(reason = "closed") {
      if (closedBecause !== undefined) return;
      closedBecause = reason;
      messageListeners.clear();
      for (const listener of closeListeners) listener(reason);
    },
  };
}
