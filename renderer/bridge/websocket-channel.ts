import type { Channel } from "../../twin/bridge/channel.ts";

/** A screen's channel to a host over a WebSocket. Resolves once it is open; rejects where it cannot be opened. */
export function openWebSocketChannel(url: URL): Promise<Channel> {
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  let closedBecause: string | undefined;
  socket.addEventListener("close", (event) => {
    closedBecause = event.reason || "closed";
  });

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
        listener(typeof data === "string" ? data : new Uint8Array(data));
      };
      socket.addEventListener("message", onMessage);
      return () => socket.removeEventListener("message", onMessage);
    },
    onClose(listener) {
      const onClose = (event: CloseEvent): void => listener(event.reason || "closed");
      if (closedBecause === undefined) socket.addEventListener("close", onClose);
      else queueMicrotask(() => listener(closedBecause ?? "closed"));
      return () => socket.removeEventListener("close", onClose);
    },
    close(reason) {
      socket.close(1000, reason);
    },
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(channel), { once: true });
    socket.addEventListener("close", () => reject(new Error(`cannot reach the host at ${url.host}`)), { once: true });
  });
}
