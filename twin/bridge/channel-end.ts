import type { Channel } from "./channel.ts";

/** One end of a channel over a pipe that knows only how to send. */
export interface ChannelEnd extends Channel {
  /** Hands over a message that the pipe brought. */
  deliver(message: string | Uint8Array): void;
}

/**
 * Makes a channel of a pipe that has no listeners and no close of its own.
 *
 * @param send takes a message to the other side; not called after the close
 * @param onClosed called once, when this end closes
 */
export function createChannelEnd(
  send: (message: string | Uint8Array) => void,
  onClosed?: (reason: string) => void,
): ChannelEnd {
  const messageListeners = new Set<(message: string | Uint8Array) => void>();
  const closeListeners = new Set<(reason: string) => void>();
  let closedBecause: string | undefined;
  return {
    deliver(message) {
      for (const listener of messageListeners) listener(message);
    },
    send(message) {
      if (closedBecause === undefined) send(message);
    },
    bufferedBytes: 0,
    onMessage(listener) {
      messageListeners.add(listener);
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      closeListeners.add(listener);
      if (closedBecause !== undefined) void Promise.resolve(closedBecause).then(listener);
      return () => closeListeners.delete(listener);
    },
    close(reason = "closed") {
      if (closedBecause !== undefined) return;
      closedBecause = reason;
      messageListeners.clear();
      for (const listener of closeListeners) listener(reason);
      onClosed?.(reason);
    },
  };
}
