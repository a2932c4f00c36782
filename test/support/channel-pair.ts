import type { Channel } from "../../twin/bridge/channel.ts";

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
  const ends = [createEnd(), createEnd()] as const;
  const connect = (from: End, to: End): void => {
    from.onSend = (message) => {
      const copy = typeof message === "string" ? message : new Uint8Array(message);
      const deliver = (): void => to.deliver(copy);
      if (isHolding) waiting.push(deliver);
      else queueMicrotask(deliver);
    };
    from.onEnd = (reason) => queueMicrotask(() => to.channel.close(reason));
  };
  connect(ends[0], ends[1]);
  connect(ends[1], ends[0]);
  return {
    host: ends[0].channel,
    screen: ends[1].channel,
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

interface End {
  readonly channel: Channel;
  deliver(message: string | Uint8Array): void;
  onSend: (message: string | Uint8Array) => void;
  onEnd: (reason: string) => void;
}

function createEnd(): End {
  const messageListeners = new Set<(message: string | Uint8Array) => void>();
  const closeListeners = new Set<(reason: string) => void>();
  let closedBecause: string | undefined;
  const end: End = {
    onSend: () => undefined,
    onEnd: () => undefined,
    deliver(message) {
      if (closedBecause === undefined) for (const listener of messageListeners) listener(message);
    },
    channel: {
      send(message) {
        if (closedBecause === undefined) end.onSend(message);
      },
      bufferedBytes: 0,
      onMessage(listener) {
        messageListeners.add(listener);
        return () => messageListeners.delete(listener);
      },
      onClose(listener) {
        closeListeners.add(listener);
        if (closedBecause !== undefined) queueMicrotask(() => listener(closedBecause ?? ""));
        return () => closeListeners.delete(listener);
      },
      close(reason = "closed") {
        if (closedBecause !== undefined) return;
        closedBecause = reason;
        for (const listener of closeListeners) listener(reason);
        end.onEnd(reason);
      },
    },
  };
  return end;
}
