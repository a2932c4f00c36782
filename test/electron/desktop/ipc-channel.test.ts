import type { WebContents, WebFrameMain } from "electron";
import { describe, expect, it, vi } from "vitest";
import { appOrigin, isOurs } from "../../../electron/desktop/app-protocol.ts";
import { acceptIpcChannels, ipcChannelName } from "../../../electron/desktop/ipc-channel.ts";
import { createDesktopChannels } from "../../../renderer/bridge/desktop-channel.ts";
import type { Channel } from "../../../twin/bridge/channel.ts";
import { describeChannel } from "../../support/channel-conformance.ts";
import type { ChannelPair } from "../../support/channel-pair.ts";
import { createStandIn } from "../../support/electron-stand-in.ts";

/** A window whose page has so many channels open already. */
const openBeside = async (others: number): Promise<ChannelPair> => {
  const { ipcMain, contents, port } = createStandIn(`${appOrigin}/`);
  const accepted: Channel[] = [];
  acceptIpcChannels(ipcMain, contents, isOurs, (channel) => accepted.push(channel));
  const open = createDesktopChannels(port);
  for (let other = 0; other < others; other++) open().send("hello");
  const screen = open();
  // The host's channel opens with the page's first message.
  screen.send("hello");
  await vi.waitFor(() => expect(accepted).toHaveLength(others + 1));
  const host = accepted.at(-1) as Channel;
  await Promise.resolve();
  return { host, screen, dispose: () => Promise.resolve() };
};

describeChannel("Electron's IPC", () => openBeside(0));
describeChannel("Electron's IPC, beside two others of the page", () => openBeside(2));

describe("the channel of a window", () => {
  const open = (): { onChannel: ReturnType<typeof vi.fn>; standIn: ReturnType<typeof createStandIn> } => {
    const standIn = createStandIn(`${appOrigin}/`);
    const onChannel = vi.fn();
    acceptIpcChannels(standIn.ipcMain, standIn.contents, isOurs, onChannel);
    return { onChannel, standIn };
  };
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

  it.each([
    ["another window", { sender: {} as WebContents }],
    ["a frame inside the page", { senderFrame: { url: `${appOrigin}/` } as WebFrameMain }],
    ["a frame that is gone", { senderFrame: null }],
  ])("does not hear %s", async (_, sender) => {
    const { onChannel, standIn } = open();
    standIn.sendAs(sender, 0, "hello");
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("does not hear a page that is not ours", async () => {
    const standIn = createStandIn("https://evil.example.com/");
    const onChannel = vi.fn();
    acceptIpcChannels(standIn.ipcMain, standIn.contents, isOurs, onChannel);
    standIn.port.send(0, "hello");
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("does not take what is neither text nor bytes, nor what has no channel's number", async () => {
    const { onChannel, standIn } = open();
    standIn.sendAs({}, 0, { request: "open-session" });
    standIn.sendAs({}, "0", "hello");
    standIn.sendAs({}, 0.5, "hello");
    standIn.sendAs({}, 0, null);
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("is not listened for any more when the window is closed", async () => {
    const { onChannel, standIn } = open();
    standIn.port.send(0, "hello");
    await turn();
    const [channel] = onChannel.mock.calls[0] as [Channel];
    const onClose = vi.fn();
    channel.onClose(onClose);
    standIn.destroy();
    expect(onClose).toHaveBeenCalledWith("the window was closed");
    expect(standIn.ipcMain.listenerCount(ipcChannelName)).toBe(0);
  });

  it("closes when the page is left, and the next page gets one of its own", async () => {
    const { onChannel, standIn } = open();
    standIn.port.send(0, "hello");
    await turn();
    const [first] = onChannel.mock.calls[0] as [Channel];
    const onClose = vi.fn();
    first.onClose(onClose);
    standIn.navigate();
    expect(onClose).toHaveBeenCalledWith("the page was left");
    standIn.port.send(0, "hello again");
    await turn();
    expect(onChannel).toHaveBeenCalledTimes(2);
  });

  it("has two others beside it at most, and room for another one when one of them is closed", async () => {
    const { onChannel, standIn } = open();
    const openScreenEnd = createDesktopChannels(standIn.port);
    const ends = Array.from({ length: 4 }, openScreenEnd);
    for (const end of ends) end.send("hello");
    await turn();
    expect(onChannel).toHaveBeenCalledTimes(3);
    ends[1]?.close();
    ends[3]?.send("hello again");
    await turn();
    expect(onChannel).toHaveBeenCalledTimes(4);
  });

  it("closes alone, from either side, and the other side hears of it", async () => {
    const { onChannel, standIn } = open();
    const openScreenEnd = createDesktopChannels(standIn.port);
    const ends = Array.from({ length: 3 }, openScreenEnd);
    for (const end of ends) end.send("hello");
    await turn();
    const hosts = onChannel.mock.calls.map(([channel]) => channel as Channel);
    const closed: string[] = [];
    hosts.forEach((host, place) => {
      host.onClose(() => closed.push(`host ${place}`));
    });
    ends.forEach((end, place) => {
      end.onClose(() => closed.push(`screen ${place}`));
    });
    ends[1]?.close();
    await turn();
    expect(closed).toEqual(["screen 1", "host 1"]);
    hosts[2]?.close();
    await turn();
    expect(closed).toEqual(["screen 1", "host 1", "host 2", "screen 2"]);
  });

  it("has the name that the preload script speaks on", async () => {
    const { readFile } = await import("node:fs/promises");
    const preload = await readFile(new URL("../../../electron/preload.ts", import.meta.url), "utf8");
    expect(preload).toContain(`const name = "${ipcChannelName}";`);
  });
});
