import type { NoticeLog } from "./notice.ts";
import type { SampleColumns } from "./sample-columns.ts";

/** One message as the broker delivered it. */
export interface Message {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** UTC microseconds on the host's clock. */
  readonly receivedUs: number;
  /** Whether the broker had kept it and sent it on subscribing. */
  readonly isRetained: boolean;
}

/**
 * Turns messages into samples. It never throws: what it cannot use becomes a notice, and the rest of the message is
 * still used.
 *
 * @returns how many samples it appended
 */
export type Decode = (message: Message, into: SampleColumns, notices: NoticeLog) => number;
