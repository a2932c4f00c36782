import type { WebContents, WebFrameMain } from "electron";
import { describe, expect, it, vi } from "vitest";
import { appOrigin, isOurs } from "../../../electron/desktop/app-protocol.ts";
import { acceptIpcChannels, ipcChannelName } from "../../../electron/desktop/ipc-channel.ts";
import { openDesktopChannel } from "../../../renderer/bridge/desktop-channel.ts";
import type { Channel } from "../../../twin/bridge/channel.ts";
import { describeChannel } from "../../support/channel-conformance.ts";
import { createStandIn } from "../../support/electron-stand-in.ts";

describeChannel("Electron's IPC", async () => {
  const { ipcMain, contents, port } = createStandIn(`${appOrigin}/`);
  const accepted = new Promise<Channel>((resolve) => acceptIpcChannels(ipcMain, contents, isOurs, resolve));
  const screen = openDesktopChannel(port);
  // The host's channel opens with the page's first message.
  screen.send("hello");
  const host = await accepted;
  await Promise.resolve();
  return { host, screen, dispose: () => Promise.resolve() };
});

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
    standIn.sendAs(sender, "hello");
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("does not hear a page that is not ours", async () => {
    const standIn = createStandIn("https://evil.example.com/");
    const onChannel = vi.fn();
    acceptIpcChannels(standIn.ipcMain, standIn.contents, isOurs, onChannel);
    standIn.port.send("hello");
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("does not take what is neither text nor bytes", async () => {
    const { onChannel, standIn } = open();
    standIn.sendAs({}, { request: "open-session" });
    await turn();
    expect(onChannel).not.toHaveBeenCalled();
  });

  it("closes when the page is left, and the next page gets one of its own", async () => {
    const { onChannel, standIn } = open();
    standIn.port.send("hello");
    await turn();
    const [first] = onChannel.mock.calls[0] as [Channel];
    const onClose = vi.fn();
    first.onClose(onClose);
    standIn.navigate();
    expect(onClose).toHaveBeenCalledWith("the page was left");
    standIn.port.send("hello again");
    await turn();
    expect(onChannel).toHaveBeenCalledTimes(2);
  });

  it("has the name that the preload script speaks on", async () => {
    const { readFile } = await import("node:fs/promises");
    const preload = await readFile(new URL("../../../electron/preload.ts", import.meta.url), "utf8");
    expect(preload).toContain(`const channel = "${ipcChannelName}";`);
  });
});
