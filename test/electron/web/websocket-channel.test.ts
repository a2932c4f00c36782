import { expect, it, vi } from "vitest";
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

it("closed by a screen whose host answers nothing, a channel is over at once", async () => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  server.once("connection", (socket) => socket.pause());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const screen = await openWebSocketChannel(new URL(`ws://127.0.0.1:${port}`));
  const onClose = vi.fn();
  screen.onClose(onClose);
  screen.close("nobody there");
  expect(onClose).toHaveBeenCalledExactlyOnceWith("nobody there");
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
  expect(onClose).toHaveBeenCalledTimes(1);
});
