import { z } from "zod";
import { plantIssueSchema } from "../plant/plant-issue.ts";
import { plantViewSchema, profiles } from "../plant/plant-view.ts";
import { noticeKinds } from "../telemetry/notice.ts";

/** Why a feed is not connected; the screen says it in words. */
const feedProblems = [
  "unreachable",
  "unknown-host",
  "timeout",
  "certificate",
  "not-authorised",
  "bad-credentials",
  "protocol-refused",
  "refused",
  "subscription-refused",
  "connection-lost",
  "worker-died",
] as const;

export type FeedProblem = (typeof feedProblems)[number];

const feedStatusSchema = z.object({
  id: z.string(),
  /** The broker's address, for operators. */
  url: z.string().optional(),
  state: z.enum(["connecting", "connected", "waiting"]),
  /** UTC microseconds since when it is in that state. */
  sinceUs: z.number(),
  problem: z.object({ code: z.enum(feedProblems), detail: z.string() }).optional(),
  /** UTC microseconds of the next attempt, while waiting. */
  nextAttemptUs: z.number().optional(),
  /** UTC microseconds of the last message. */
  lastMessageUs: z.number().optional(),
  messages: z.number(),
  samples: z.number(),
  /** Samples that had to be left out because the host could not keep up. */
  dropped: z.number(),
  messagesPerS: z.number(),
});

const noticeViewSchema = z.object({
  feed: z.string(),
  kind: z.enum(noticeKinds),
  topic: z.string(),
  count: z.number(),
  lastUs: z.number(),
  sizeBytes: z.number(),
  /** The message's first bytes, two hexadecimal digits each. */
  firstBytesHex: z.string(),
  detail: z.string(),
});

const noticesSchema = z.object({
  countByKind: z.record(z.enum(noticeKinds), z.number()),
  /** The most recent first. */
  latest: z.array(noticeViewSchema),
});

/** What a screen may ask of a host. Every argument is validated there, every result here. */
export const requests = {
  /** Opens the channel's session; batches and events follow. A profile may be lowered, never raised. */
  "open-session": {
    args: z.strictObject({ profile: z.enum(profiles).optional() }),
    result: z.object({
      profile: z.enum(profiles),
      software: z.string(),
      hostTimeUs: z.number(),
      /** Undefined where the plant's description has errors. */
      plant: plantViewSchema.optional(),
      /** What is wrong with the plant's description; warnings only where there is a plant. */
      issues: z.array(plantIssueSchema),
    }),
    profile: "visitor",
  },
  /** Tries to connect a waiting feed now. */
  "retry-feed": { args: z.strictObject({ feed: z.string().max(64) }), result: z.null(), profile: "operator" },
} as const;

/** What a host tells a screen by itself. */
export const events = {
  /** The session's time, once a second: where "now" is for ages and freshness. */
  clock: z.object({ sessionTimeUs: z.number() }),
  feeds: z.array(feedStatusSchema),
  notices: noticesSchema,
} as const;

export type RequestName = keyof typeof requests;
export type RequestArgs<Name extends RequestName> = z.input<(typeof requests)[Name]["args"]>;
export type RequestResult<Name extends RequestName> = z.output<(typeof requests)[Name]["result"]>;
export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]>;
export type FeedStatus = z.infer<typeof feedStatusSchema>;
