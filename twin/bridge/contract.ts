import { z } from "zod";
import { alarmRequestSchema } from "../alarms/alarm-action.ts";
import { alarmChangesSchema } from "../alarms/alarm-changes.ts";
import { alarmHistorySchema } from "../alarms/alarm-history.ts";
import { alarmPriorities } from "../alarms/standing-alarm.ts";
import { kpiResultSchema, kpiSpans, minuteUnderWaySchema } from "../kpi/kpi-result.ts";
import { localizedTextSchema } from "../plant/localized-text.ts";
import { plantIssueSchema } from "../plant/plant-issue.ts";
import { plantViewSchema, profiles } from "../plant/plant-view.ts";
import { markSchema } from "../playback/journal.ts";
import { operationLogSchema } from "../playback/operation-log.ts";
import { timeCommandSchema, timeStates } from "../playback/time-control.ts";
import { evidenceSchema } from "../scenario/evidence.ts";
import { tourControlSchema, tourStates } from "../scenario/tour.ts";
import { tourGrounds, tourViewSchema } from "../scenario/tour-view.ts";
import { faultOptionSchema, faultRequestSchema, requestedFaultSchema } from "../simulation/fault-request.ts";
import { noticeKinds } from "../telemetry/notice.ts";
import { assessmentRequests } from "./assessment-contract.ts";
import { authoringRequests } from "./authoring-requests.ts";
import { madeFileSchema } from "./made-file.ts";
import { packRequests } from "./pack-requests.ts";
import { pairRequests, pairSideSchema } from "./pair-requests.ts";
import { hasLength, isReadable, rangeSchema } from "./range-schema.ts";
import { trendSchema } from "./trend-schema.ts";

/** Who does something, as that person writes it; empty where nobody said. */
const whoSchema = z.string().max(200).default("");

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

/** Where a screen's samples come from: the plant's own telemetry with its history, or somebody's exchange file. */
const sourceSchema = z.object({
  kind: z.enum(["live", "file"]),
  /** Where the screen finds the models of the source's plant, relative to its own address, with a slash at the end. */
  modelFolder: z.string(),
  /** What is known of an exchange file. */
  file: z
    .object({
      name: z.string(),
      software: z.string(),
      /** Who saved it, as that person wrote it; empty where nobody did. */
      author: z.string(),
      createdUs: z.number(),
      sha256: z.string(),
      /** Whether the content is what was sealed: `unsealed` where the file is cut or was never sealed. */
      seal: z.enum(["intact", "changed", "unsealed"]),
      /** Whether the seal is signed, and by which Ed25519 key (base64). */
      signature: z.object({ isValid: z.boolean(), publicKey: z.string() }).optional(),
      /** What could not be read, each with its place. */
      damage: z.array(localizedTextSchema),
      /** Recorded signals that the plant does not have, or has with another unit or type. */
      gone: z.array(z.string()),
    })
    .optional(),
});

/** How the recording of what arrives now is going. */
const recordingSchema = z.object({
  state: z.enum(["recording", "stopped"]),
  /** Why it is stopped: the disk is full or fails, another host records this plant, or there is nothing to record. */
  reason: z.enum(["disk-full", "disk-failed", "in-use", "no-source"]).optional(),
  /** UTC microseconds since when. */
  sinceUs: z.number(),
  sizeBytes: z.number(),
  freeBytes: z.number(),
  /** UTC microseconds of the oldest sample kept. */
  oldestUs: z.number().optional(),
  /** Samples that came while it was stopped, since the host started. */
  lost: z.number(),
  retention: z.object({ maxAgeDays: z.number(), maxSizeBytes: z.number() }),
});

/** A session as one screen has it. */
const openedSchema = z.object({
  profile: z.enum(profiles),
  software: z.string(),
  hostTimeUs: z.number(),
  /** Undefined where the plant's description has errors. */
  plant: plantViewSchema.optional(),
  /** What is wrong with the plant's description; warnings only where there is a plant. */
  issues: z.array(plantIssueSchema),
  /** Name of the session, by which other screens join it. */
  session: z.string(),
  /** Whether this screen may move the session in time: a visitor only moves sessions of visitors. */
  mayControl: z.boolean(),
  source: sourceSchema,
});

/** A scenario that can be played here. */
const scenarioEntrySchema = z.object({
  id: z.string(),
  title: localizedTextSchema,
  summary: localizedTextSchema.optional(),
  /** What it is held against, as pack/criterion, with its title; those that no pack here has are left out. */
  criteria: z.array(z.object({ id: z.string(), title: localizedTextSchema })),
  steps: z.int(),
  claims: z.int(),
  /** About how long it plays, seconds of the clock. */
  lengthS: z.number(),
  /** What it can play over here: what was recorded needs as many seconds as `needsS`. */
  over: z.array(z.enum(tourGrounds)),
  needsS: z.number(),
  /** Whether its recording has been simulated already. */
  isRecordingMade: z.boolean(),
  /** Whether it was made in the app: such can be edited and deleted. */
  isOwn: z.boolean(),
  /** The stretch of this source's recorded time that it was made over, and plays over unless another is given. */
  madeOver: rangeSchema.optional(),
  /** What it names and is not in the plant: the rest plays. */
  issues: z.array(plantIssueSchema),
});

/** What a screen may ask of a host. Every argument is validated there, every result here. */
export const requests = {
  ...authoringRequests,
  ...packRequests,
  ...pairRequests,
  /** Opens the channel's session; batches and events follow. A profile may be lowered, never raised. */
  "open-session": {
    args: z.strictObject({
      profile: z.enum(profiles).optional(),
      /** Joins the session of that name, or makes it; without one the screen gets a session of its own. */
      session: z.string().min(1).max(64).optional(),
      /** An exchange file that the host has opened, by its id; without one the host's own source. */
      recording: z.string().min(1).max(64).optional(),
      /** Shows one of two runs of that source side by side with the other; for operators. */
      side: pairSideSchema.optional(),
    }),
    result: openedSchema,
    profile: "visitor",
  },
  /** Moves the session in time. */
  "control-time": { args: timeCommandSchema, result: z.null(), profile: "visitor" },
  /** What the time bar shows of a range. */
  timeline: {
    args: z.strictObject({ ...rangeSchema.shape, buckets: z.int().min(1).max(2000) }),
    result: z.object({
      /** Stretches of the range during which the recorder ran. */
      ranges: z.array(rangeSchema),
      /** Alarms raised in each of the equal pieces of the range, by priority. */
      alarms: z.record(z.enum(alarmPriorities), z.array(z.number())),
    }),
    profile: "visitor",
  },
  /** One signal over a range, by its place in the plant view. */
  trend: {
    args: z.strictObject({ signal: z.int().nonnegative(), ...rangeSchema.shape, points: z.int().min(2).max(4000) }),
    result: trendSchema,
    profile: "visitor",
  },
  /** Sets a mark, or changes the one with its id. */
  "set-mark": { args: markSchema, result: z.null(), profile: "operator" },
  "remove-mark": { args: z.strictObject({ id: z.string().max(64) }), result: z.null(), profile: "operator" },
  /** Saves a range with everything that is needed to show it as one exchange file. */
  "save-clip": {
    args: z
      .strictObject({ ...rangeSchema.shape, author: z.string().max(200), note: z.string().max(4000) })
      .refine(...hasLength),
    result: madeFileSchema,
    profile: "operator",
  },
  /** Writes the samples of an asset and all below it, for analysts. */
  "export-samples": {
    args: z
      .strictObject({ ...rangeSchema.shape, asset: z.string().max(1000), format: z.enum(["csv", "parquet"]) })
      .refine(...hasLength),
    result: madeFileSchema,
    profile: "operator",
  },
  /** The figures of an asset and its children over a range, computed from what was recorded. */
  kpis: {
    args: z.strictObject({ asset: z.string().max(1000), ...rangeSchema.shape }).refine(isReadable),
    result: z.object({ results: z.array(kpiResultSchema) }),
    profile: "visitor",
  },
  /** Has the figures of assets, each with its children, sent whenever they change; of those that were asked for before no more. */
  "watch-kpis": {
    args: z.strictObject({ assets: z.array(z.string().max(1000)).max(4), span: z.enum(kpiSpans) }),
    result: z.null(),
    profile: "visitor",
  },
  /** What an asset has lost since the last full minute, at the session's time: figures count it when it is over. */
  "minute-under-way": {
    args: z.strictObject({ asset: z.string().max(1000) }),
    /** Undefined where the asset has no losses, or this screen may not see them. */
    result: z.object({ minute: minuteUnderWaySchema.optional() }),
    profile: "visitor",
  },
  /** What happened to alarms in a range, the newest first. */
  "alarm-history": {
    args: z.strictObject({ ...rangeSchema.shape, limit: z.int().min(1).max(100_000) }),
    result: alarmHistorySchema,
    profile: "visitor",
  },
  /** What people did in a range beside seeing to alarms, the newest first. */
  "operation-log": {
    args: z.strictObject({ ...rangeSchema.shape, limit: z.int().min(1).max(10_000) }),
    result: operationLogSchema,
    profile: "operator",
  },
  /** Does the same to several alarms, by their keys; what does not fit one is refused for it alone. */
  "act-on-alarms": {
    args: alarmRequestSchema,
    result: z.object({ refused: z.array(z.object({ alarm: z.string(), detail: z.string() })) }),
    profile: "operator",
  },
  "set-retention": {
    args: z.strictObject({
      maxAgeDays: z.number().min(0.01).max(36_500),
      maxSizeBytes: z.number().min(50_000_000).max(1e15),
    }),
    result: z.null(),
    profile: "operator",
  },
  /**
   * What may go wrong at an asset (by path) of the simulated plant that this host runs, and what was asked to. Refused,
   * as are the two below, where the plant is real or its telemetry comes over a broker that is not the host's own.
   */
  "list-faults": {
    args: z.strictObject({ target: z.string().max(300) }),
    result: z.object({ options: z.array(faultOptionSchema), active: z.array(requestedFaultSchema) }),
    profile: "operator",
  },
  /** Lets something go wrong; the result is all that was asked for and is not over. */
  "inject-fault": {
    args: faultRequestSchema.extend({ who: whoSchema }),
    result: z.array(requestedFaultSchema),
    profile: "operator",
  },
  /** Ends it, as if it had not been; the same result. */
  "clear-fault": {
    args: z.strictObject({ id: z.string().max(64), who: whoSchema }),
    result: z.array(requestedFaultSchema),
    profile: "operator",
  },
  /** The scenarios of the plant, and what is wrong with those that cannot be played. */
  "list-scenarios": {
    args: z.strictObject({}),
    result: z.object({ scenarios: z.array(scenarioEntrySchema), issues: z.array(plantIssueSchema) }),
    profile: "visitor",
  },
  /**
   * Plays a scenario in the session, from its beginning; all screens of the session go with it. Its recording is
   * simulated first where there is none yet. Where something stands against playing it as it was meant, that is said,
   * and it starts only when it is asked for all the same.
   */
  "start-tour": {
    args: z.strictObject({
      scenario: z.string().min(1).max(64),
      over: z.enum(tourGrounds),
      /** Of what was recorded; without one, all of a file, or as much as the scenario needs up to now. */
      range: rangeSchema.refine(...hasLength).optional(),
      allTheSame: z.boolean().default(false),
    }),
    result: z.object({ isStarted: z.boolean(), warnings: z.array(localizedTextSchema) }),
    profile: "visitor",
  },
  "control-tour": { args: tourControlSchema, result: z.null(), profile: "visitor" },
  /** Ends the tour: the session goes back to where it came from. */
  "leave-tour": { args: z.strictObject({}), result: z.null(), profile: "visitor" },
  /** The token with which a telephone moves the tours of this session, and does nothing else. */
  "remote-token": { args: z.strictObject({}), result: z.object({ token: z.string() }), profile: "operator" },
  ...assessmentRequests,
  /** Tries to connect a waiting feed now. */
  "retry-feed": { args: z.strictObject({ feed: z.string().max(64) }), result: z.null(), profile: "operator" },
} as const;

/** What a host tells a screen by itself. */
export const events = {
  /** The session's time, once a second and whenever it is moved: where "now" is for ages and freshness. */
  clock: z.object({
    sessionTimeUs: z.number(),
    state: z.enum(timeStates),
    /** The speed of playing, also while it is not. */
    speed: z.number(),
    /** How fast the time runs on by itself until the next of these: 0 where it goes in steps, with the data. */
    pace: z.number(),
    /** Counts how often somebody has moved the time: while it stays, the time only runs on. */
    moves: z.int(),
    loop: rangeSchema.optional(),
    /** The live edge; the end of an exchange file. */
    edgeUs: z.number(),
  }),
  /**
   * The next batches, so many of them, hold the state of another moment as a whole: signals that are not in them were
   * never seen then. A screen shows them together.
   */
  reset: z.object({ batches: z.int().positive() }),
  /** The session went to another source: what a screen would get that opened it now. Everything else follows anew. */
  opened: openedSchema,
  /** The tour that plays in the session, and a live one again whenever a step begins; null where there is none. */
  tour: tourViewSchema.nullable(),
  /** Where it is, once a second and whenever it is moved. */
  "tour-state": z.object({
    state: z.enum(tourStates),
    /** Place of the step that is shown; -1 before the first. */
    step: z.int(),
    /** What is left of the step, hold and all, and of the whole tour, microseconds of the clock; of a live tour 0. */
    stepLeftUs: z.number(),
    leftUs: z.number(),
  }),
  /** What was measured in the tour so far, in the order of its steps; for operators. */
  evidence: z.array(evidenceSchema),
  /**
   * The assessments that somebody has written into since the host began, by id: what tells their state from every other.
   * A screen that shows another one asks again; for operators.
   */
  assessments: z.record(z.string(), z.string()),
  /** A scenario is being made ready: how far the recording is that is simulated for it, 0 to 1. Null when it is ready. */
  preparing: z.object({ scenario: z.string(), share: z.number() }).nullable(),
  /** Alarms that stand at the session's time: all of them, or what changed since the last of these. */
  alarms: alarmChangesSchema,
  /** The figures of an asset that the screen watches, of the session's time: the asset first, then its children. */
  kpis: z.object({ asset: z.string(), span: z.enum(kpiSpans), results: z.array(kpiResultSchema) }),
  /** All marks, by time. */
  marks: z.array(markSchema),
  recording: recordingSchema,
  feeds: z.array(feedStatusSchema),
  notices: noticesSchema,
} as const;

export type RequestName = keyof typeof requests;
export type RequestArgs<Name extends RequestName> = z.input<(typeof requests)[Name]["args"]>;
export type RequestResult<Name extends RequestName> = z.output<(typeof requests)[Name]["result"]>;
export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]>;
export type FeedStatus = z.infer<typeof feedStatusSchema>;
export type SourceView = z.infer<typeof sourceSchema>;
export type RecordingStatus = z.infer<typeof recordingSchema>;
export type ScenarioEntry = z.infer<typeof scenarioEntrySchema>;
export type MadeFile = z.infer<typeof madeFileSchema>;
