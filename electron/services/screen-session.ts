import type { Logger } from "pino";
import { alarmChanges } from "../../twin/alarms/alarm-changes.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { Channel } from "../../twin/bridge/channel.ts";
import type { EventData, RecordingStatus } from "../../twin/bridge/contract.ts";
import { attachScreen, type HostEnd } from "../../twin/bridge/host-end.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { encodeEmptyBatch } from "../../twin/telemetry/encode-batch.ts";
import type { AssessmentFolder } from "./assessment/open-assessments.ts";
import { isDue } from "./is-due.ts";
import { createScreenKpis } from "./screen-kpis.ts";
import { createScreenRequests, openedSession, type ScreenServices } from "./screen-requests.ts";
import { createScreenTours } from "./screen-tours.ts";
import type { SharedSession } from "./shared-session.ts";
import type { TimeSession } from "./time-session.ts";
import { createVisitorAlarms } from "./visitor-alarms.ts";

/** What screens need of the host. */
export interface SessionHost extends ScreenServices {
  feeds(profile: Profile): EventData<"feeds">;
  notices(): EventData<"notices">;
  recording(): RecordingStatus;
  /** What is written into assessments; undefined where none are kept. */
  readonly assessments: Pick<AssessmentFolder, "written" | "revision"> | undefined;
  readonly log: Logger;
}

/** One screen's connection to its session. */
export interface ScreenSession {
  /** Pushes what is due; called 30 times a second. A screen that does not keep up is left alone. */
  tick(nowUs: number): void;
}

const clockEveryUs = 1_000_000;
const statusEveryUs = 500_000;

/** A screen that has taken nothing for this long is gone, whatever its connection says. */
const goneAfterUs = 120_000_000;

/** No table's. */
const otherSource = -1;

/** What a screen has been told. */
interface Told {
  /** Of which place in time; undefined before it opened a session. */
  readonly time: TimeSession | undefined;
  epoch: number;
  revision: number;
  clockRevision: number;
  clockDueUs: number;
  statusDueUs: number;
  status: string;
  alarmRevision: number;
  /** What the screen has of the alarms, by key. */
  readonly alarms: Map<string, StandingAlarm>;
  readonly forVisitor: (alarm: StandingAlarm) => StandingAlarm;
  markRevision: number;
  /** Of what is written into assessments. */
  writtenRevision: number;
}

/**
 * Serves one screen.
 *
 * @param access the highest profile that this screen may have
 */
export function openScreenSession(channel: Channel, access: Profile, host: SessionHost): ScreenSession {
  let profile: Profile = "visitor";
  let session: SharedSession | undefined;
  let told = nothingTold(undefined);
  let isClosed = false;
  let lastReadyUs = host.clockUs();
  const kpis = createScreenKpis(host.log);
  const tours = createScreenTours((name, data) => end.pushEvent(name, data));

  const leave = (): void => {
    if (session !== undefined) host.leaveSession(session);
    session = undefined;
  };
  const handlers = createScreenRequests(host, access, {
    session: () => session,
    profile: () => profile,
    enter(next, asProfile) {
      leave();
      if (isClosed) return host.leaveSession(next);
      session = next;
      profile = asProfile;
      told = nothingTold(next.time);
      tours.tellAnew();
    },
    watchKpis: (wanted) => kpis.watch(wanted),
  });
  const end = attachScreen(channel, () => (session === undefined ? "visitor" : profile), handlers);
  channel.onClose(() => {
    isClosed = true;
    leave();
  });

  return {
    tick(nowUs) {
      if (session === undefined) return;
      if (!end.isReady) {
        if (nowUs - lastReadyUs > goneAfterUs) channel.close("the screen has taken nothing for 120 s");
        return;
      }
      lastReadyUs = nowUs;
      const { time } = session;
      if (time !== told.time) {
        // The screen has values of another source, which nothing that follows may be mixed with.
        told = { ...nothingTold(time), epoch: otherSource };
        end.pushEvent("opened", openedSession(session, profile, host));
      }
      pushClock(end, time, told, nowUs);
      pushValues(end, time, profile, told);
      pushAlarms(end, time, profile, told);
      pushAssessments(end, profile, told, host);
      tours.tick(session, profile, nowUs);
      kpis.tick(time, profile, nowUs, (figures) => end.pushEvent("kpis", figures));
      if (!isDue(told.statusDueUs, statusEveryUs, nowUs)) return;
      told.statusDueUs = nowUs + statusEveryUs;
      pushStatus(end, time, profile, told, host);
    },
  };
}

function nothingTold(time: TimeSession | undefined): Told {
  return {
    time,
    epoch: 0,
    revision: 0,
    clockRevision: -1,
    clockDueUs: 0,
    statusDueUs: 0,
    status: "",
    alarmRevision: -1,
    alarms: new Map(),
    forVisitor: createVisitorAlarms(),
    markRevision: -1,
    writtenRevision: 0,
  };
}

function pushClock(end: HostEnd, session: TimeSession, told: Told, nowUs: number): void {
  if (session.clockRevision === told.clockRevision && !isDue(told.clockDueUs, clockEveryUs, nowUs)) return;
  told.clockRevision = session.clockRevision;
  told.clockDueUs = nowUs + clockEveryUs;
  end.pushEvent("clock", session.clock(nowUs));
}

function pushValues(end: HostEnd, session: TimeSession, profile: Profile, told: Told): void {
  // The first table at the live edge replaces nothing: values that a screen has from before a lost connection stay.
  const isReset = session.epoch !== told.epoch && (told.epoch !== 0 || !session.isFollowing);
  if (session.epoch !== told.epoch) told.revision = 0;
  told.epoch = session.epoch;
  const { revision } = session;
  let batches = session.changesSince(profile, told.revision);
  told.revision = revision;
  // A reset waits for its batch, also where nothing was seen by then.
  if (isReset && batches.length === 0) batches = [encodeEmptyBatch()];
  if (isReset) end.pushEvent("reset", { batches: batches.length });
  for (const batch of batches) end.pushBatch(batch);
}

function pushAlarms(end: HostEnd, session: TimeSession, profile: Profile, told: Told): void {
  const { source, alarmRevision } = session;
  if (alarmRevision !== told.alarmRevision) {
    const isFirst = told.alarmRevision === -1;
    told.alarmRevision = alarmRevision;
    const alarms = session.alarms().filter(({ asset, signal }) => source.maySee(profile, asset, signal));
    const changes = alarmChanges(told.alarms, profile === "operator" ? alarms : alarms.map(told.forVisitor), isFirst);
    if (isFirst || changes.set.length + changes.gone.length > 0) end.pushEvent("alarms", changes);
  }
  // Marks and their notes are between operators.
  if (profile === "operator" && source.markRevision !== told.markRevision) {
    told.markRevision = source.markRevision;
    end.pushEvent("marks", [...source.marks()]);
  }
}

/** Assessments are between operators. */
function pushAssessments(end: HostEnd, profile: Profile, told: Told, { assessments }: SessionHost): void {
  if (profile !== "operator" || assessments === undefined) return;
  if (assessments.revision === told.writtenRevision) return;
  told.writtenRevision = assessments.revision;
  end.pushEvent("assessments", Object.fromEntries(assessments.written));
}

function pushStatus(end: HostEnd, session: TimeSession, profile: Profile, told: Told, host: SessionHost): void {
  const isLive = session.source.live !== undefined;
  const feeds = isLive ? host.feeds(profile) : [];
  const isOperator = isLive && profile === "operator";
  const notices = isOperator ? host.notices() : undefined;
  const recording = isOperator ? host.recording() : undefined;
  const status = JSON.stringify([feeds, notices, recording]);
  if (status === told.status) return;
  told.status = status;
  end.pushEvent("feeds", feeds);
  if (notices !== undefined) end.pushEvent("notices", notices);
  if (recording !== undefined) end.pushEvent("recording", recording);
}
