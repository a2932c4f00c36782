import type { Calendar } from "../../twin/plant/calendar-schema.ts";
import type { Mark } from "../../twin/playback/journal.ts";
import type { TimeCommand } from "../../twin/playback/time-control.ts";
import type { LiveValues } from "./live-values.ts";
import { minuteSpeed, nextSpeed } from "./play-speeds.ts";
import type { SessionRequests } from "./session-requests.ts";
import type { CameraView, SessionState, SessionStore } from "./session-store.ts";
import { focusAsset } from "./session-store.ts";
import { lastShift } from "./shifts.ts";

/** What a person does to the session's time with a key or a button. */
export type TimeAction =
  | "play-or-pause"
  | "back-1-s"
  | "forward-1-s"
  | "back-10-s"
  | "forward-10-s"
  | "slower"
  | "faster"
  | "back-to-live"
  | "loop"
  | "last-shift";

type TimeSituation = Pick<SessionState, "timeState" | "playSpeed" | "loop" | "range" | "source">;

/** The commands of an action, in order; none where it has no meaning as things are. */
export function commandsOf(
  action: TimeAction,
  situation: TimeSituation,
  edgeUs: number,
  calendar: Calendar,
): readonly TimeCommand[] {
  const { timeState, playSpeed, loop, range, source } = situation;
  switch (action) {
    case "play-or-pause":
      return [{ kind: timeState === "paused" ? "play" : "pause" }];
    case "back-1-s":
      return [{ kind: "step", byUs: -1e6 }];
    case "forward-1-s":
      return timeState === "following" ? [] : [{ kind: "step", byUs: 1e6 }];
    case "back-10-s":
      return [{ kind: "step", byUs: -10e6 }];
    case "forward-10-s":
      return timeState === "following" ? [] : [{ kind: "step", byUs: 10e6 }];
    case "slower":
    case "faster":
      return timeState === "following" ? [] : [{ kind: "speed", speed: nextSpeed(playSpeed, action) }];
    case "back-to-live":
      // A file is never live: its end is as far as it goes.
      return source?.kind === "file" ? [{ kind: "seek", timeUs: edgeUs }] : [{ kind: "follow" }];
    case "loop":
      if (loop !== undefined) return [{ kind: "loop" }];
      return range === undefined
        ? []
        : [{ kind: "loop", range }, { kind: "seek", timeUs: range.fromUs }, { kind: "play" }];
    case "last-shift": {
      const shift = lastShift(calendar, edgeUs);
      if (shift === undefined) return [];
      return [{ kind: "seek", timeUs: shift.fromUs }, { kind: "speed", speed: minuteSpeed(shift) }, { kind: "play" }];
    }
  }
}

/** Does it. The speed that was asked for shows at once: while nothing plays, the host does not tell it. */
export function runTimeAction(store: SessionStore, session: SessionRequests, action: TimeAction): void {
  const state = store.getState();
  if (!state.mayControl || state.live === undefined) return;
  const { clock, plant } = state.live;
  for (const command of commandsOf(action, state, clock.edgeUs(), plant.view.calendar))
    control(store, session, command);
}

/** Sets the speed of playing; backwards it plays at once, because nothing else can be meant by it. */
export function setPlaySpeed(store: SessionStore, session: SessionRequests, speed: number): void {
  control(store, session, { kind: "speed", speed });
  if (speed < 0) control(store, session, { kind: "play" });
}

/** Goes back to what a mark keeps: its moment, its asset and its view. */
export function goToMark(store: SessionStore, session: SessionRequests, mark: Mark): void {
  const { live } = store.getState();
  control(store, session, { kind: "seek", timeUs: mark.timeUs });
  const asset = live?.plant.assetByPath.get(mark.focus);
  if (asset !== undefined) focusAsset(store, asset);
  if (mark.camera !== null) store.setState({ wantedCamera: mark.camera });
}

/** A new mark at the session's time, of what is looked at. */
export function draftMark(live: LiveValues, focus: number, camera: CameraView | undefined, id: string): Mark {
  const path = live.plant.view.assets[focus]?.path ?? "";
  return { id, timeUs: Math.round(live.clock.nowUs()), name: "", note: "", focus: path, camera: camera ?? null };
}

function control(store: SessionStore, session: SessionRequests, command: TimeCommand): void {
  if (command.kind === "speed") store.setState({ playSpeed: command.speed });
  void session.controlTime(command);
}
