import type { WebSocket } from "@fastify/websocket";
import type { Channel } from "../../twin/bridge/channel.ts";

/** A host's channel to a screen over a WebSocket: text frames are text messages, binary frames binary ones. */
export function createWebSocketChannel(socket: WebSocket): Channel {
  let closedBecause: string | undefined;
  socket.on("close", (_code: number, reason: Buffer) => {
    closedBecause = reason.toString() || "closed";
  });
  // An error is always followed by the close, which is what listeners hear of.
  socket.on("error", () => socket.terminate());

  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(message);
    },
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    onMessage(listener) {
      const onMessage = (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean): void => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
        listener(isBinary ? new Uint8Array(bytes) : bytes.toString("utf8"));
      };
      socket.on("message", onMessage);
      return () => socket.off("message", onMessage);
    },
    onClose(listener) {
      const onClose = (_code: number, reason: Buffer): void => listener(reason.toString() || "closed");
      if (closedBecause === undefined) socket.on("close", onClose);
      else queueMicrotask(() => listener(closedBecause ?? "closed"));
      return () => socket.off("close", onClose);
    },
    close(reason = "closed") {
      // A close frame's reason has at most 123 bytes.
      socket.close(1000, Buffer.from(reason).subarray(0, 123));
    },
  };
}
