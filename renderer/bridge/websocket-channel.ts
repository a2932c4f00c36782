import type { Channel } from "../../twin/bridge/channel.ts";

/** A screen's channel to a host over a WebSocket. Resolves once it is open; rejects where it cannot be opened. */
export function openWebSocketChannel(url: URL): Promise<Channel> {
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  let closedBecause: string | undefined;
  const closeListeners = new Set<(reason: string) => void>();
  /** Once: a socket whose other side is gone tells of its own close much later than it was asked for, or never. */
  const end = (reason: string): void => {
    if (closedBecause !== undefined) return;
    closedBecause = reason;
    for (const listener of closeListeners) listener(reason);
  };
  socket.addEventListener("close", (event) => end(event.reason || "closed"));

  const channel: Channel = {
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return;
      // A view may lie in memory that is shared with others, which a socket does not take.
      socket.send(typeof message === "string" ? message : new Uint8Array(message));
    },
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    onMessage(listener) {
      const onMessage = ({ data }: MessageEvent<string | ArrayBuffer>): void => {
        if (closedBecause !== undefined) return;
        listener(typeof data === "string" ? data : new Uint8Array(data));
      };
      socket.addEventListener("message", onMessage);
      return () => socket.removeEventListener("message", onMessage);
    },
    onClose(listener) {
      if (closedBecause === undefined) closeListeners.add(listener);
      else queueMicrotask(() => listener(closedBecause ?? "closed"));
      return () => closeListeners.delete(listener);
    },
    close(reason) {
      socket.close(1000, reason);
      end(reason ?? "closed");
    },
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(channel), { once: true });
    socket.addEventListener("close", () => reject(new Error(`cannot reach the host at ${url.host}`)), { once: true });
  });
}
