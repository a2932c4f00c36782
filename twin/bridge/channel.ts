/** Undoes a subscription. */
export type Remover = () => void;

/**
 * A two-way pipe between a host and one screen. Text messages are JSON, binary messages are sample batches. Messages
 * arrive whole and in order, or not at all once the channel has closed.
 */
export interface Channel {
  /** Sends a message; after the channel has closed it does nothing. */
  send(message: string | Uint8Array): void;
  /** Bytes accepted by `send` that the other side's machine has not taken yet, as far as the pipe can tell. */
  readonly bufferedBytes: number;
  onMessage(listener: (message: string | Uint8Array) => void): Remover;
  /** Called once, with a reason where the pipe knows one, also for listeners added after the close. */
  onClose(listener: (reason: string) => void): Remover;
  close(reason?: string): void;
}
