import type { Channel } from "../../twin/bridge/channel.ts";
import { type ChannelEnd, createChannelEnd } from "../../twin/bridge/channel-end.ts";

/** Two ends of one pipe. */
export interface ChannelPair {
  readonly host: Channel;
  readonly screen: Channel;
  /** Frees what the pipe is made of. */
  dispose(): Promise<void>;
}

/** A pipe in memory; messages arrive in a later turn, as through any real one. */
export function createMemoryPair(): ChannelPair & { hold(): void; release(): void; readonly held: number } {
  const waiting: (() => void)[] = [];
  let isHolding = false;
  const carry = (to: () => ChannelEnd, message: string | Uint8Array): void => {
    const copy = typeof message === "string" ? message : new Uint8Array(message);
    const deliver = (): void => to().deliver(copy);
    if (isHolding) waiting.push(deliver);
    else queueMicrotask(deliver);
  };
  const closeLater = (to: () => ChannelEnd, reason: string): void => queueMicrotask(() => to().close(reason));
  const host: ChannelEnd = createChannelEnd(
    (message) => carry(() => screen, message),
    (reason) => closeLater(() => screen, reason),
  );
  const screen: ChannelEnd = createChannelEnd(
    (message) => carry(() => host, message),
    (reason) => closeLater(() => host, reason),
  );
  return {
    host,
    screen,
    dispose: () => Promise.resolve(),
    hold() {
      isHolding = true;
    },
    release() {
      isHolding = false;
      for (const deliver of waiting.splice(0)) deliver();
    },
    get held() {
      return waiting.length;
    },
  };
}
