import type { AlarmRequest } from "../../twin/alarms/alarm-action.ts";
import { alarmHistoryOf } from "../../twin/alarms/alarm-history.ts";
import type { MadeFile, RequestArgs, RequestName, RequestResult, SourceView } from "../../twin/bridge/contract.ts";
import type { RequestHandlers } from "../../twin/bridge/host-end.ts";
import type { PairSide } from "../../twin/bridge/pair-requests.ts";
import { Refusal } from "../../twin/bridge/refusal.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { JournalEntry } from "../../twin/playback/journal.ts";
import { operationLogOf } from "../../twin/playback/operation-log.ts";
import type { RecordedHistory, TimeRange } from "../../twin/playback/recorded-history.ts";
import { countAlarms } from "../../twin/recording/count-alarms.ts";
import type { Disturbances } from "../../twin/simulation/disturbances.ts";
import { createAssessmentRequests } from "./assessment/assessment-requests.ts";
import type { AssessmentDesk } from "./assessment/open-assessment-desk.ts";
import { type AuthoringServices, createAuthoringRequests } from "./authoring-requests.ts";
import type { RunServices } from "./open-run.ts";
import { createPackRequests, type PackServices } from "./pack-requests.ts";
import { createPairRequests } from "./pair-requests.ts";
import { refusals } from "./refusals.ts";
import type { ScenarioShelf } from "./scenarios/scenario-shelf.ts";
import type { SharedSession } from "./shared-session.ts";
import type { Source } from "./source.ts";
import type { TimeSession } from "./time-session.ts";

/** What the host does for a screen's requests. */
export interface ScreenServices extends AuthoringServices, PackServices, RunServices {
  readonly software: string;
  readonly clockUs: () => number;
  /**
   * The session of a name, made where there is none; without a name, one of the screen's own.
   *
   * @throws Error where the recording is not open here, or the session is of another source
   */
  enterSession(name: string | undefined, recording: string | undefined, profile: Profile): SharedSession;
  /**
   * One side of a pair of runs.
   *
   * @throws Error where there is no such run, or too many pairs are shown
   */
  enterSide(side: PairSide, recording: string | undefined, profile: Profile): Promise<SharedSession>;
  /** One screen less shares the session. */
  leaveSession(session: SharedSession): void;
  /** The scenarios that can be played over a source. */
  listScenarios(source: Source): ReturnType<ScenarioShelf["list"]>;
  /**
   * Plays a scenario in a session.
   *
   * @throws Error where there is no such scenario, or nothing to play it over
   */
  startTour(session: SharedSession, wish: RequestInput<"start-tour">): Promise<RequestResult<"start-tour">>;
  /** @throws Error where there is no such feed */
  retryFeed(id: string): void;
  /** Keeps an entry in the source's journal. */
  note(source: Source, entry: JournalEntry): void;
  /** Does something to alarms of the source. */
  actOnAlarms(source: Source, request: AlarmRequest): RequestResult<"act-on-alarms">;
  saveClip(source: Source, range: TimeRange, author: string, note: string): Promise<MadeFile>;
  exportSamples(source: Source, range: TimeRange, asset: string, format: "csv" | "parquet"): Promise<MadeFile>;
  setRetention(retention: { maxAgeDays: number; maxSizeBytes: number }): void;
  /**
   * What can be made to go wrong in the simulated plant behind a source.
   *
   * @throws Error where this host runs no such plant
   */
  disturbances(source: Source): Disturbances;
  /**
   * Where assessments are kept.
   *
   * @throws Error where this host keeps none
   */
  desk(): AssessmentDesk;
}

/** A request's argument as the host has it. */
export type RequestInput<Name extends RequestName> = Parameters<RequestHandlers[Name]>[0];

/** Where one screen is. */
export interface ScreenPlace {
  session(): SharedSession | undefined;
  profile(): Profile;
  /** Goes into a session, out of the one where it was; a screen that is gone by then leaves it again. */
  enter(session: SharedSession, profile: Profile): void;
  /** Has figures pushed. */
  watchKpis(wanted: RequestArgs<"watch-kpis">): void;
}

/**
 * Answers one screen's requests.
 *
 * @param access the highest profile that this screen may have
 */
export function createScreenRequests(host: ScreenServices, access: Profile, place: ScreenPlace): RequestHandlers {
  const shared = (): SharedSession => {
    const now = place.session();
    if (now === undefined) throw new Error("open a session first");
    return now;
  };
  const session = (): TimeSession => shared().time;
  /** The session, for somebody who may move it. */
  const moved = (): SharedSession => {
    const target = shared();
    if (!mayControl(target, place.profile()))
      throw new Refusal({ zh: "此会话由他人操作", en: "this session is moved by others" });
    return target;
  };
  const recorded = (): RecordedHistory => {
    const { source } = session();
    if (source.recorded === undefined) throw refusals.nothingRecorded();
    return source.recorded;
  };

  return {
    ...createAuthoringRequests(host, shared, moved),
    ...createPackRequests(host),
    ...createPairRequests(host, shared),
    "open-session": async ({ session: name, recording, side, ...args }) => {
      const profile = args.profile === "visitor" ? "visitor" : access;
      if (side !== undefined && profile !== "operator") {
        throw new Refusal({ zh: "只有操作员可以进行对比", en: "runs are held against each other by operators" });
      }
      const entered =
        side === undefined
          ? host.enterSession(name, recording, profile)
          : await host.enterSide(side, recording, profile);
      place.enter(entered, profile);
      return openedSession(entered, profile, host);
    },
    "retry-feed": ({ feed }) => {
      host.retryFeed(feed);
      return null;
    },
    "control-time": (command) => {
      moved().time.command(command, host.clockUs());
      return null;
    },
    timeline: async ({ buckets, ...range }) => {
      const history = recorded();
      const profile = place.profile();
      const { maySee } = session().source;
      // A visitor sees those of which the list would tell.
      const counting =
        profile === "operator"
          ? history.alarmDensity(range, buckets)
          : history
              .journal(range)
              .then((all) => countAlarms(all, range, buckets, (...name) => maySee(profile, ...name)));
      const [ranges, alarms] = await Promise.all([history.ranges(), counting]);
      return {
        ranges: ranges.filter(({ fromUs, toUs }) => toUs >= range.fromUs && fromUs <= range.toUs),
        alarms: {
          critical: [...alarms.critical],
          high: [...alarms.high],
          medium: [...alarms.medium],
          low: [...alarms.low],
        },
      };
    },
    trend: async ({ signal, points, ...range }) => {
      const inPlant = session().source.views[place.profile()].signalInPlant[signal];
      if (inPlant === undefined) throw new Refusal({ zh: `没有点位 ${signal}`, en: `there is no signal ${signal}` });
      const { timeUs, min, max, mean, last, count } = await recorded().trend(inPlant, range, points);
      return { timeUs: [...timeUs], min: [...min], max: [...max], mean: [...mean], last: [...last], count: [...count] };
    },
    "set-mark": (mark) => {
      host.note(session().source, { kind: "mark", timeUs: host.clockUs(), mark });
      return null;
    },
    "remove-mark": ({ id }) => {
      host.note(session().source, { kind: "mark-removed", timeUs: host.clockUs(), id });
      return null;
    },
    "alarm-history": async ({ limit, ...range }) => {
      const entries = await recorded().journal(range);
      const profile = place.profile();
      const { maySee } = session().source;
      return alarmHistoryOf(entries, limit, (...name) => maySee(profile, ...name), profile === "operator");
    },
    "operation-log": async ({ limit, ...range }) => operationLogOf(await recorded().journal(range), limit),
    kpis: async ({ asset, ...range }) => {
      const { kpis, bounds } = session().source;
      const { edgeUs } = bounds(host.clockUs());
      return { results: await kpis.over(asset, range, edgeUs, place.profile()) };
    },
    "watch-kpis": (wanted) => {
      place.watchKpis(wanted);
      return null;
    },
    "minute-under-way": async ({ asset }) => {
      const { source, isFollowing, clock } = session();
      const nowUs = host.clockUs();
      const minute =
        isFollowing && source.live !== undefined
          ? source.kpis.minuteNow(asset, nowUs, place.profile())
          : await source.kpis.minuteAt(asset, clock(nowUs).sessionTimeUs, place.profile());
      return minute === undefined ? {} : { minute };
    },
    "act-on-alarms": (request) => host.actOnAlarms(session().source, request),
    "save-clip": ({ author, note, ...range }) => host.saveClip(session().source, range, author, note),
    "export-samples": ({ asset, format, ...range }) => host.exportSamples(session().source, range, asset, format),
    "list-faults": ({ target }) => {
      const disturbances = host.disturbances(session().source);
      return { options: disturbances.options(target), active: [...disturbances.active()] };
    },
    "inject-fault": ({ who, ...request }) => {
      const { source } = session();
      const disturbances = host.disturbances(source);
      const timeUs = host.clockUs();
      const fault = disturbances.inject(request, timeUs);
      host.note(source, { kind: "fault-request", timeUs, who, request: "inject", fault });
      return [...disturbances.active()];
    },
    "clear-fault": ({ id, who }) => {
      const { source } = session();
      const disturbances = host.disturbances(source);
      const timeUs = host.clockUs();
      const fault = disturbances.active().find((each) => each.id === id);
      disturbances.clear(id, timeUs);
      if (fault !== undefined) host.note(source, { kind: "fault-request", timeUs, who, request: "clear", fault });
      return [...disturbances.active()];
    },
    "list-scenarios": () => {
      const { scenarios, issues } = host.listScenarios(shared().home);
      if (place.profile() === "operator") return { scenarios, issues };
      return { scenarios: scenarios.map((each) => ({ ...each, issues: [] })), issues: [] };
    },
    "start-tour": (wish) => host.startTour(moved(), wish),
    "control-tour": (command) => {
      const { tour } = moved();
      if (tour === undefined) throw refusals.nothingPlays();
      tour.session.command(command, host.clockUs());
      return null;
    },
    "leave-tour": () => {
      moved().leaveTour(host.clockUs());
      return null;
    },
    "remote-token": () => ({ token: shared().remoteToken() }),
    ...createAssessmentRequests(() => host.desk(), shared, host.clockUs),
    "set-retention": (retention) => {
      host.setRetention(retention);
      return null;
    },
  };
}

/** A session as a screen of a profile has it. */
export function openedSession(
  session: SharedSession,
  profile: Profile,
  host: Pick<ScreenServices, "software" | "clockUs">,
): RequestResult<"open-session"> {
  const { source } = session.time;
  return {
    profile,
    software: host.software,
    hostTimeUs: host.clockUs(),
    plant: source.views[profile].plant,
    // What is wrong with the plant's description, and what it has no more, is told by names that are not public.
    issues: profile === "operator" ? [...source.issues] : [],
    session: session.name,
    mayControl: mayControl(session, profile),
    source: profile === "operator" ? source.view : withoutNames(source.view),
  };
}

function withoutNames({ file, ...view }: SourceView): SourceView {
  return file === undefined ? view : { ...view, file: { ...file, gone: [] } };
}

/** A visitor's screen moves what visitors opened; an operator's moves every session. */
function mayControl({ time, owner }: SharedSession, profile: Profile): boolean {
  return time.source.recorded !== undefined && (profile === "operator" || owner === "visitor");
}
