import type { MadeFile, RequestArgs, RequestName, RequestResult } from "../../twin/bridge/contract.ts";
import { type RefusalCode, refusalCodes } from "../../twin/bridge/refusal.ts";
import { RequestError, type ScreenEnd } from "../../twin/bridge/screen-end.ts";
import type { LocalizedText } from "../../twin/plant/localized-text.ts";
import type { Mark } from "../../twin/playback/journal.ts";
import type { TimeCommand } from "../../twin/playback/time-control.ts";
import type { TourControl } from "../../twin/scenario/tour.ts";
import { type AssessmentRequests, createAssessmentRequests } from "./assessment-requests.ts";
import { type AuthoringCalls, createAuthoringCalls } from "./authoring-calls.ts";
import { sendLatest } from "./send-latest.ts";

/** Why a request was not served: the screen says it in words. */
export interface RequestProblem {
  readonly code: "no-host" | "not-allowed" | "failed" | "refused" | RefusalCode;
  /** The host's own words. */
  readonly detail: string;
  /** Why the host refuses, without a full stop; undefined where it does not say it for people. */
  readonly text?: LocalizedText | undefined;
}

/** What came of a request. Nothing throws into a panel. */
export type Answer<Result> =
  | { readonly problem?: undefined; readonly result: Result }
  | { readonly problem: RequestProblem };

/** What a screen can ask of its host. */
export interface SessionRequests extends AssessmentRequests, AuthoringCalls {
  retryFeed(id: string): void;
  controlTime(command: TimeCommand): Promise<Answer<null>>;
  /** Moves the session while a hand drags: one request at a time, and the newest moment next. */
  seek(timeUs: number): void;
  timeline(args: RequestArgs<"timeline">): Promise<Answer<RequestResult<"timeline">>>;
  trend(args: RequestArgs<"trend">): Promise<Answer<RequestResult<"trend">>>;
  setMark(mark: Mark): Promise<Answer<null>>;
  removeMark(id: string): Promise<Answer<null>>;
  alarmHistory(args: RequestArgs<"alarm-history">): Promise<Answer<RequestResult<"alarm-history">>>;
  operationLog(args: RequestArgs<"operation-log">): Promise<Answer<RequestResult<"operation-log">>>;
  kpis(args: RequestArgs<"kpis">): Promise<Answer<RequestResult<"kpis">>>;
  watchKpis(args: RequestArgs<"watch-kpis">): Promise<Answer<null>>;
  minuteUnderWay(asset: string): Promise<Answer<RequestResult<"minute-under-way">>>;
  actOnAlarms(args: RequestArgs<"act-on-alarms">): Promise<Answer<RequestResult<"act-on-alarms">>>;
  saveClip(args: RequestArgs<"save-clip">): Promise<Answer<MadeFile>>;
  exportSamples(args: RequestArgs<"export-samples">): Promise<Answer<MadeFile>>;
  setRetention(args: RequestArgs<"set-retention">): Promise<Answer<null>>;
  listFaults(target: string): Promise<Answer<RequestResult<"list-faults">>>;
  injectFault(args: RequestArgs<"inject-fault">): Promise<Answer<RequestResult<"inject-fault">>>;
  clearFault(args: RequestArgs<"clear-fault">): Promise<Answer<RequestResult<"clear-fault">>>;
  listScenarios(): Promise<Answer<RequestResult<"list-scenarios">>>;
  startTour(args: RequestArgs<"start-tour">): Promise<Answer<RequestResult<"start-tour">>>;
  controlTour(control: TourControl): Promise<Answer<null>>;
  leaveTour(): Promise<Answer<null>>;
  remoteToken(): Promise<Answer<RequestResult<"remote-token">>>;
}

/**
 * @param end the connection as it is now; undefined while there is none
 * @param onTimeAnswer hears of every command to the session's time: what was wrong, or that nothing was
 */
export function createSessionRequests(
  end: () => ScreenEnd | undefined,
  onTimeAnswer: (problem: RequestProblem | undefined) => void,
): SessionRequests {
  const ask = async <Name extends RequestName>(
    name: Name,
    args: RequestArgs<Name>,
  ): Promise<Answer<RequestResult<Name>>> => {
    const connected = end();
    if (connected === undefined) return { problem: { code: "no-host", detail: "" } };
    try {
      return { result: await connected.request(name, args) };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  };
  const controlTime = async (command: TimeCommand): Promise<Answer<null>> => {
    const answer = await ask("control-time", command);
    onTimeAnswer(answer.problem);
    return answer;
  };
  return {
    ...createAuthoringCalls(ask),
    retryFeed: (feed) => void ask("retry-feed", { feed }),
    controlTime,
    seek: sendLatest((timeUs) => controlTime({ kind: "seek", timeUs })),
    timeline: (args) => ask("timeline", args),
    trend: (args) => ask("trend", args),
    setMark: (mark) => ask("set-mark", mark),
    removeMark: (id) => ask("remove-mark", { id }),
    alarmHistory: (args) => ask("alarm-history", args),
    operationLog: (args) => ask("operation-log", args),
    kpis: (args) => ask("kpis", args),
    watchKpis: (args) => ask("watch-kpis", args),
    minuteUnderWay: (asset) => ask("minute-under-way", { asset }),
    actOnAlarms: (args) => ask("act-on-alarms", args),
    saveClip: (args) => ask("save-clip", args),
    exportSamples: (args) => ask("export-samples", args),
    setRetention: (args) => ask("set-retention", args),
    listFaults: (target) => ask("list-faults", { target }),
    injectFault: (args) => ask("inject-fault", args),
    clearFault: (args) => ask("clear-fault", args),
    listScenarios: () => ask("list-scenarios", {}),
    startTour: (args) => ask("start-tour", args),
    controlTour: (control) => ask("control-tour", control),
    leaveTour: () => ask("leave-tour", {}),
    remoteToken: () => ask("remote-token", {}),
    ...createAssessmentRequests(ask),
  };
}

/** What went wrong with a request, as a screen says it. */
export function problemOf(error: unknown): RequestProblem {
  const code = error instanceof Error && "code" in error ? error.code : "failed";
  const detail = error instanceof Error ? error.message : String(error);
  if (code === "closed") return { code: "no-host", detail: "" };
  const known = (["not-allowed", "refused", ...refusalCodes] as const).find((each) => each === code);
  return { code: known ?? "failed", detail, text: error instanceof RequestError ? error.text : undefined };
}
