import { WebSocketServer } from "ws";
import { createWebSocketChannel } from "../../../electron/web/websocket-channel.ts";
import { openWebSocketChannel } from "../../../renderer/bridge/websocket-channel.ts";
import type { Channel } from "../../../twin/bridge/channel.ts";
import { describeChannel } from "../../support/channel-conformance.ts";
import type { ChannelPair } from "../../support/channel-pair.ts";

/** The host's end on a real server; the screen's end on Node's own WebSocket, which is the browser's. */
async function openPair(): Promise<ChannelPair> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const accepted = new Promise<Channel>((resolve) => {
    server.once("connection", (socket) => resolve(createWebSocketChannel(socket)));
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const screen = await openWebSocketChannel(new URL(`ws://127.0.0.1:${port}`));
  return {
    host: await accepted,
    screen,
    async dispose() {
      screen.close();
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describeChannel("a WebSocket", openPair);
