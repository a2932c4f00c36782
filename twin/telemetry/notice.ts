/** What can be wrong with a message. */
export const noticeKinds = [
  "unbound-topic",
  "too-large",
  "not-json",
  "nothing-found",
  "wrong-type",
  "not-finite",
  "enum-out-of-range",
  "bad-time",
  "clock-off",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** Something a message had that the twin could not use, counted by kind and topic. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly topic: string;
  /** How often, since the feed started. */
  readonly count: number;
  /** UTC microseconds of the last time. */
  readonly lastUs: number;
  /** The last message's first bytes. */
  readonly firstBytes: Uint8Array;
  /** The last message's size, bytes. */
  readonly sizeBytes: number;
  /** What was found where, e.g. the signal and the value; empty where the kind says it all. */
  readonly detail: string;
}

/** How many of a message's bytes a notice keeps. */
const firstBytesKept = 64;

/** Distinct notices kept; the oldest goes when a new one comes. The counts by kind go on. */
const noticesKept = 100;

/** Counts what could not be used and keeps the last of each kind and topic; its memory is bounded. */
export interface NoticeLog {
  readonly countByKind: Record<NoticeKind, number>;
  /** By kind and topic, the most recent last. */
  readonly notices: Map<string, Notice>;
  /** Counts every change, so that a reader knows whether to look again. */
  revision: number;
}

export function createNoticeLog(): NoticeLog {
  const countByKind = Object.fromEntries(noticeKinds.map((kind) => [kind, 0])) as Record<NoticeKind, number>;
  return { countByKind, notices: new Map(), revision: 0 };
}

export function addNotice(
  log: NoticeLog,
  kind: NoticeKind,
  topic: string,
  payload: Uint8Array,
  timeUs: number,
  detail = "",
): void {
  log.countByKind[kind]++;
  log.revision++;
  const key = `${kind} ${topic}`;
  const count = (log.notices.get(key)?.count ?? 0) + 1;
  log.notices.delete(key);
  log.notices.set(key, {
    kind,
    topic,
    count,
    lastUs: timeUs,
    firstBytes: payload.slice(0, firstBytesKept),
    sizeBytes: payload.length,
    detail,
  });
  if (log.notices.size <= noticesKept) return;
  const oldest = log.notices.keys().next();
  if (!oldest.done) log.notices.delete(oldest.value);
}
