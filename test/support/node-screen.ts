import { WebSocket } from "ws";
import { createWebSocketChannel } from "../../electron/web/websocket-channel.ts";
import type { RequestArgs } from "../../twin/bridge/contract.ts";
import { openTestScreen, type TestScreen } from "./host.ts";

/** A screen in Node over a WebSocket, which can stop reading its socket as a hung browser does. */
export interface NodeScreen extends TestScreen {
  pause(): void;
  resume(): void;
  close(): void;
}

export async function openNodeScreen(
  url: string,
  ask?: RequestArgs<"open-session">,
  onBatch?: (batch: Uint8Array) => void,
): Promise<NodeScreen> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/bridge`, {
    headers: { origin: url },
    perMessageDeflate: false,
  });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  // Both ends of the ws package are alike.
  const screen = await openTestScreen(createWebSocketChannel(socket), ask, onBatch);
  return Object.assign(screen, {
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close: () => socket.terminate(),
  });
}
