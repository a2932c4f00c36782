import type { FeedProblem } from "../../../twin/bridge/contract.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { Notice, NoticeKind } from "../../../twin/telemetry/notice.ts";
import type { FeedCredentials } from "./feed-credentials.ts";

/** What the feed worker is started with. */
export interface FeedWorkerData {
  readonly plant: Plant;
  /** One entry for each of the plant's feeds. */
  readonly feeds: readonly { readonly url: string; readonly credentials: FeedCredentials }[];
}

export type ToFeedWorker =
  /** The host has taken in so many batches. */
  | { readonly kind: "taken"; readonly batches: number }
  /** Try to connect the feed now. */
  | { readonly kind: "retry"; readonly feed: number };

export type FromFeedWorker =
  | { readonly kind: "batches"; readonly batches: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly kind: "report"; readonly feeds: readonly FeedReport[] };

/** The state of one feed. Times are UTC microseconds, counts since the worker started. */
export interface FeedReport {
  readonly state: "connecting" | "connected" | "waiting";
  readonly sinceUs: number;
  readonly problem: { readonly code: FeedProblem; readonly detail: string } | undefined;
  readonly nextAttemptUs: number | undefined;
  readonly lastMessageUs: number | undefined;
  readonly messages: number;
  readonly samples: number;
  readonly dropped: number;
  readonly countByKind: Readonly<Record<NoticeKind, number>>;
  /** The most recent last; undefined where nothing was added since the last report. */
  readonly notices: readonly Notice[] | undefined;
}
