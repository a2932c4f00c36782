import type { EventData, FeedStatus } from "../../../twin/bridge/contract.ts";
import type { Plant } from "../../../twin/plant/plant.ts";
import type { Profile } from "../../../twin/plant/plant-view.ts";
import { type Notice, type NoticeKind, noticeKinds } from "../../../twin/telemetry/notice.ts";
import { isDue } from "../is-due.ts";
import type { FeedReport, FeedWorkerData } from "./feed-messages.ts";

/** What screens are told of the feeds, across deaths of the feed worker. */
export interface FeedStatusBoard {
  update(reports: readonly FeedReport[]): void;
  workerDied(reason: string): void;
  feeds(profile: Profile): EventData<"feeds">;
  notices(): EventData<"notices">;
}

/** The notices that a screen is told; the counts by kind are complete. */
const noticesShown = 30;

/** Counters that go on when a new worker starts from zero. */
interface Totals {
  messages: number;
  samples: number;
  dropped: number;
  countByKind: Record<NoticeKind, number>;
}

interface Entry {
  report: FeedReport;
  notices: readonly Notice[];
  /** What earlier workers counted. */
  readonly before: Totals;
  rate: { sinceUs: number; messages: number; perS: number };
}

/** A rate is measured over this time. */
const rateOverUs = 1_000_000;

export function createFeedStatus(
  plant: Plant,
  settings: FeedWorkerData["feeds"],
  clockUs: () => number,
): FeedStatusBoard {
  const entries: Entry[] = plant.feeds.map(() => ({
    report: { ...noReport, sinceUs: clockUs() },
    notices: [],
    before: { messages: 0, samples: 0, dropped: 0, countByKind: countsByKind() },
    rate: { sinceUs: clockUs(), messages: 0, perS: 0 },
  }));

  return {
    update(reports) {
      for (const [place, report] of reports.entries()) {
        const entry = entries[place];
        if (entry === undefined) continue;
        entry.report = report;
        entry.notices = report.notices ?? entry.notices;
        updateRate(entry, clockUs());
      }
    },
    workerDied(reason) {
      for (const entry of entries) {
        const { messages, samples, dropped, countByKind, lastMessageUs } = entry.report;
        entry.before.messages += messages;
        entry.before.samples += samples;
        entry.before.dropped += dropped;
        for (const kind of noticeKinds) entry.before.countByKind[kind] += countByKind[kind];
        const problem = { code: "worker-died", detail: reason } as const;
        entry.report = { ...noReport, state: "waiting", sinceUs: clockUs(), problem, lastMessageUs };
      }
    },
    feeds: (profile) =>
      entries.map((entry, place) => viewFeed(entry, plant.feeds[place]?.id ?? "", profile, settings[place]?.url)),
    notices: () => ({
      countByKind: sumCounts(entries),
      latest: entries
        .flatMap((entry, place) => entry.notices.map((notice) => viewNotice(notice, plant.feeds[place]?.id ?? "")))
        .sort((a, b) => b.lastUs - a.lastUs)
        .slice(0, noticesShown),
    }),
  };
}

function countsByKind(): Record<NoticeKind, number> {
  return Object.fromEntries(noticeKinds.map((kind) => [kind, 0])) as Record<NoticeKind, number>;
}

const noReport: FeedReport = {
  state: "connecting",
  sinceUs: 0,
  problem: undefined,
  nextAttemptUs: undefined,
  lastMessageUs: undefined,
  messages: 0,
  samples: 0,
  dropped: 0,
  countByKind: countsByKind(),
  notices: undefined,
};

function updateRate(entry: Entry, nowUs: number): void {
  const elapsedUs = nowUs - entry.rate.sinceUs;
  if (!isDue(entry.rate.sinceUs + rateOverUs, rateOverUs, nowUs)) return;
  const messages = entry.before.messages + entry.report.messages;
  // Over which time they came is not known where the clock was set back.
  const perS = elapsedUs > 0 ? ((messages - entry.rate.messages) * 1e6) / elapsedUs : entry.rate.perS;
  entry.rate = { sinceUs: nowUs, messages, perS };
}

function sumCounts(entries: readonly Entry[]): Record<NoticeKind, number> {
  const sum = countsByKind();
  for (const { before, report } of entries) {
    for (const kind of noticeKinds) sum[kind] += before.countByKind[kind] + report.countByKind[kind];
  }
  return sum;
}

function viewFeed({ report, before, rate }: Entry, id: string, profile: Profile, url: string | undefined): FeedStatus {
  const { state, sinceUs, problem, nextAttemptUs, lastMessageUs } = report;
  return {
    id,
    ...(profile === "operator" ? { url } : {}),
    state,
    sinceUs,
    problem: problem === undefined || profile === "operator" ? problem : { code: problem.code, detail: "" },
    nextAttemptUs,
    lastMessageUs,
    messages: before.messages + report.messages,
    samples: before.samples + report.samples,
    dropped: before.dropped + report.dropped,
    messagesPerS: rate.perS,
  };
}

function viewNotice(notice: Notice, feed: string): EventData<"notices">["latest"][number] {
  const { kind, topic, count, lastUs, sizeBytes, detail, firstBytes } = notice;
  return {
    feed,
    kind,
    topic,
    count,
    lastUs,
    sizeBytes,
    detail,
    firstBytesHex: Buffer.from(firstBytes).toString("hex"),
  };
}
