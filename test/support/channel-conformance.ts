import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Channel } from "../../twin/bridge/channel.ts";
import { attachScreen } from "../../twin/bridge/host-end.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";
import { attachHost } from "../../twin/bridge/screen-end.ts";
import type { ChannelPair } from "./channel-pair.ts";
import { opened, plainHandlers } from "./plain-handlers.ts";

const refusedText = { zh: "没有数据源", en: "there is no such feed" };

/** What every channel does, whatever it is made of: each implementation runs this one suite. */
export function describeChannel(name: string, open: () => Promise<ChannelPair>): void {
  describe(`the bridge over ${name}`, () => {
    let pair: ChannelPair;
    beforeEach(async () => {
      pair = await open();
    });
    afterEach(() => pair.dispose());

    it("carries texts and bytes both ways, whole and in order", async () => {
      const messages = ["one", new Uint8Array([1, 2, 3]), "二", new Uint8Array(300_000).fill(7), ""];
      for (const [from, to] of directions(pair)) {
        const received = collect(to);
        for (const message of messages) from.send(message);
        await vi.waitFor(() => expect(received).toHaveLength(messages.length));
        expect(received).toEqual(messages);
      }
    });

    it("sends bytes as they are at the moment of sending", async () => {
      const received = collect(pair.screen);
      const bytes = new Uint8Array([1, 2, 3, 4]);
      pair.host.send(bytes.subarray(1, 3));
      await vi.waitFor(() => expect(received).toEqual([new Uint8Array([2, 3])]));
    });

    it("stops telling a listener that was removed", async () => {
      const heard: unknown[] = [];
      const remove = pair.screen.onMessage((message) => heard.push(message));
      const all = collect(pair.screen);
      remove();
      pair.host.send("x");
      await vi.waitFor(() => expect(all).toEqual(["x"]));
      expect(heard).toEqual([]);
    });

    it("tells both sides of a close, once, and those who ask later too", async () => {
      const onHostClose = vi.fn();
      pair.host.onClose(onHostClose);
      pair.host.close("enough");
      await vi.waitFor(() => expect(onHostClose).toHaveBeenCalledTimes(1));
      const late = vi.fn();
      pair.host.onClose(late);
      await vi.waitFor(() => expect(late).toHaveBeenCalledTimes(1));
      pair.host.send("into the void");
      pair.host.close("again");
      expect(onHostClose).toHaveBeenCalledTimes(1);
    });

    it("answers requests, validates their arguments and refuses those above the profile", async () => {
      const { end, profile } = serve(pair.host);
      const screen = attachHost(pair.screen, { onBatch: vi.fn(), onEvent: vi.fn() });
      await expect(screen.request("open-session", {})).resolves.toMatchObject({ software: "test", issues: [] });
      await expect(screen.request("retry-feed", { feed: "main" })).resolves.toBeNull();
      await expect(screen.request("retry-feed", { feed: 7 } as never)).rejects.toMatchObject({ code: "bad-arguments" });
      await expect(screen.request("retry-feed", { feed: "broken" })).rejects.toMatchObject({
        code: "failed",
        message: "no such feed",
      });
      await expect(screen.request("retry-feed", { feed: "refused" })).rejects.toMatchObject({
        code: "refused",
        text: refusedText,
      });
      // Too deep for whoever looks into it, and an answer that cannot be written: each fails alone.
      pair.screen.send(
        `{"id":900,"request":"check-scenario","args":{"scenario":${"[".repeat(1e5)}${"]".repeat(1e5)}}}`,
      );
      await expect(screen.request("retry-feed", { feed: "endless" })).rejects.toMatchObject({ code: "failed" });
      await expect(screen.request("format-disk" as never, {} as never)).rejects.toBeInstanceOf(Error);
      profile.value = "visitor";
      await expect(screen.request("retry-feed", { feed: "main" })).rejects.toMatchObject({ code: "not-allowed" });
      expect(end.inFlight).toBe(0);
    });

    it("pushes events and batches, and is ready for more once they are taken in", async () => {
      const { end } = serve(pair.host);
      const onBatch = vi.fn();
      const onEvent = vi.fn();
      attachHost(pair.screen, { onBatch, onEvent });
      end.pushEvent("clock", clock);
      end.pushBatch(new Uint8Array([9]));
      end.pushBatch(new Uint8Array([8]));
      end.pushBatch(new Uint8Array([7]));
      expect(end.isReady).toBe(false);
      await vi.waitFor(() => expect(end.inFlight).toBe(0));
      expect(end.isReady).toBe(true);
      expect(onEvent).toHaveBeenCalledWith("clock", clock);
      expect(onBatch.mock.calls.map(([bytes]) => [...(bytes as Uint8Array)])).toEqual([[9], [8], [7]]);
    });

    it("closes on a message that is none of the bridge's", async () => {
      serve(pair.host);
      const onClose = vi.fn();
      pair.host.onClose(onClose);
      pair.screen.send('{"hello":"world"}');
      await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
    });

    it("fails what was asked when it closes before the answer", async () => {
      const screen = attachHost(pair.screen, { onBatch: vi.fn(), onEvent: vi.fn() });
      const asked = screen.request("open-session", {});
      pair.screen.close("gone");
      await expect(asked).rejects.toMatchObject({ code: "closed" });
      await expect(screen.request("open-session", {})).rejects.toMatchObject({ code: "closed" });
    });
  });
}

const clock = { sessionTimeUs: 5, state: "following", speed: 1, pace: 1, moves: 0, edgeUs: 5 } as const;

function directions({ host, screen }: ChannelPair): readonly (readonly [Channel, Channel])[] {
  return [
    // A page speaks first.
    [screen, host],
    [host, screen],
  ];
}

function collect(channel: Channel): (string | Uint8Array)[] {
  const received: (string | Uint8Array)[] = [];
  channel.onMessage((message) => received.push(typeof message === "string" ? message : new Uint8Array(message)));
  return received;
}

function serve(channel: Channel): { end: ReturnType<typeof attachScreen>; profile: { value: "operator" | "visitor" } } {
  const profile: { value: "operator" | "visitor" } = { value: "operator" };
  const end = attachScreen(channel, () => profile.value, {
    ...plainHandlers,
    "open-session": () => ({ ...opened, profile: profile.value }),
    "retry-feed": ({ feed }) => {
      if (feed === "broken") throw new Error("no such feed");
      if (feed === "refused") throw new Refusal(refusedText);
      if (feed === "endless") return { toJSON: () => BigInt(1) } as never;
      return null;
    },
  });
  return { end, profile };
}
