import type { Logger } from "pino";
import { createAlarmTable } from "../../twin/alarms/alarm-table.ts";
import type { StandingAlarm } from "../../twin/alarms/standing-alarm.ts";
import type { EventData } from "../../twin/bridge/contract.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import type { RecordedHistory } from "../../twin/playback/recorded-history.ts";
import {
  advanceTime,
  commandTime,
  firstTimeControl,
  paceOf,
  type TimeBounds,
  type TimeCommand,
  type TimeControl,
} from "../../twin/playback/time-control.ts";
import { decodeBatch } from "../../twin/telemetry/decode-batch.ts";
import { createSampleColumns } from "../../twin/telemetry/sample-columns.ts";
import { applySamples, clearTable, copyTable, createSignalTable } from "../../twin/telemetry/signal-table.ts";
import { createChangeBatches } from "./change-batches.ts";
import { isDue } from "./is-due.ts";
import type { Source } from "./source.ts";

/** Moves a session's time in place of its own control: a tour does. */
export interface TimePilot {
  /** Where the time is. */
  readonly clock: TimeControl;
  /** Lets time pass. */
  advance(elapsedUs: number, bounds: TimeBounds): void;
  /** A person changes the time. */
  command(command: TimeCommand, bounds: TimeBounds): void;
}

/** One place in the time of a source. */
export interface TimeSession {
  readonly source: Source;
  command(command: TimeCommand, nowUs: number): void;
  /**
   * Lets a pilot move the time, or shows at once where the one that does has gone. Without one the time is the session's
   * own again, and goes on from where it is.
   */
  drive(pilot: TimePilot | undefined): void;
  /** Lets time pass; called 30 times a second. */
  tick(nowUs: number): void;
  clock(nowUs: number): EventData<"clock">;
  /** Whether the history has been asked for a moment and has not answered yet. */
  readonly isLooking: boolean;
  /** Counts what makes a new clock event due. */
  readonly clockRevision: number;
  readonly isFollowing: boolean;
  /** Counts how often the table was replaced by that of another moment. */
  readonly epoch: number;
  /** Revision of the table that screens are shown. */
  readonly revision: number;
  /** Batches of what changed after a revision. */
  changesSince(profile: Profile, revision: number): readonly Uint8Array[];
  alarms(): readonly StandingAlarm[];
  /** Counts changes of the alarms, across moments. */
  readonly alarmRevision: number;
}

/** What was received this long ago is on the disk: before, a look into the history may miss something. */
const unsavedUs = 1_500_000;

/** Forward steps up to this long are made of what happened; longer ones of the state at their end. */
const longestStepUs = 60_000_000;

/** A history that could not be read is looked into again after this long. */
const lookAgainAfterUs = 1_000_000;

/** Faster than this, screens move the time with the data instead of letting it run on: it would run ahead of it. */
const fastestPace = 2;

/** Opens a session at the live edge, or at the beginning of a file. */
export function openTimeSession(source: Source, nowUs: number, log: Logger): TimeSession {
  const { recorded, live } = source;
  const table = createSignalTable(source.plant.signals.length);
  const changes = createChangeBatches(table, source.isText, (profile) => source.views[profile]);
  const samples = createSampleColumns(4096);
  const alarms = createAlarmTable();
  let control = firstTimeControl(source.bounds(nowUs));
  let pilot: TimePilot | undefined;
  let tickedUs = nowUs;
  /** The moment of the table; NaN where it is not the state of a recorded moment. */
  let shownUs = Number.NaN;
  let isProvisional = false;
  let isLooking = false;
  let lookAgainUs = Number.NEGATIVE_INFINITY;
  /** Counts departures from the live edge: what was asked before one does not fit the table after it. */
  let departures = 0;
  let epoch = 1;
  let clockRevision = 1;
  let moves = 0;
  let alarmRevision = 0;

  const move = (next: TimeControl): void => {
    if (next === control) return;
    const wasFollowing = control.state === "following";
    control = next;
    clockRevision++;
    if (wasFollowing === (next.state === "following")) return;
    alarmRevision++;
    if (wasFollowing) stopFollowing();
    else epoch++;
  };

  /** What is shown stays, and screens need no new table, until the first look into the history. */
  const stopFollowing = (): void => {
    departures++;
    if (live === undefined) return;
    copyTable(live.table, table);
    alarms.replace(live.alarms());
    shownUs = Number.NaN;
  };

  const takeBatches = (batches: readonly Uint8Array[]): void => {
    for (const batch of batches) {
      if (decodeBatch(batch, samples)) applySamples(table, samples, source.isText);
      else log.error({ bytes: batch.byteLength }, "the history gave a batch that cannot be read");
    }
  };

  const look = async (history: RecordedHistory, toUs: number, nowUs: number): Promise<void> => {
    const stepUs = toUs - shownUs;
    const departure = departures;
    const isOutdated = (): boolean => control.state === "following" || departure !== departures;
    const isStep = !isProvisional && stepUs >= 0 && stepUs <= longestStepUs;
    const step = isStep ? await history.changes(shownUs, toUs) : undefined;
    // Where the recorder was started again in between, what was seen before may not have been.
    if (step !== undefined && step.isWhole !== true) {
      if (isOutdated()) return;
      takeBatches(step.batches);
      for (const entry of step.entries) alarms.apply(entry);
    } else {
      const { batches, alarms: then } = await history.stateAt(toUs);
      if (isOutdated()) return;
      clearTable(table);
      takeBatches(batches);
      alarms.replace(then);
      epoch++;
      isProvisional = live !== undefined && nowUs - toUs < unsavedUs;
    }
    shownUs = toUs;
    clockRevision++;
  };

  const lookIfDue = (nowUs: number): void => {
    if (recorded === undefined || isLooking || control.state === "following") return;
    const toUs = Math.round(control.timeUs);
    const isSettled = isProvisional && nowUs - shownUs >= unsavedUs;
    if ((toUs === shownUs && !isSettled) || !isDue(lookAgainUs, lookAgainAfterUs, nowUs)) return;
    isLooking = true;
    look(recorded, toUs, nowUs)
      .catch((error: unknown) => {
        lookAgainUs = nowUs + lookAgainAfterUs;
        log.error({ error, toUs }, "the history could not be read");
      })
      .finally(() => {
        isLooking = false;
      });
  };

  return {
    source,
    command(command, atUs) {
      if (recorded === undefined) return;
      moves++;
      const bounds = source.bounds(atUs);
      pilot?.command(command, bounds);
      move(pilot?.clock ?? commandTime(control, command, bounds));
    },
    drive(next) {
      if (recorded === undefined) return;
      pilot = next;
      moves++;
      if (next !== undefined) move(next.clock);
    },
    tick(atUs) {
      const elapsedUs = Math.max(0, atUs - tickedUs);
      tickedUs = atUs;
      changes.nextTick();
      const bounds = source.bounds(atUs);
      pilot?.advance(elapsedUs, bounds);
      const next = pilot?.clock ?? advanceTime(control, elapsedUs, bounds);
      if (next.state !== control.state || next.speed !== control.speed) move(next);
      else control = next;
      // Playing up to the live edge would overtake what is being saved; a tour ends before it.
      const isAtEdge = pilot === undefined && control.state === "playing" && bounds.isLive && control.speed > 0;
      if (isAtEdge && control.loop === undefined && atUs - control.timeUs < unsavedUs) {
        move({ ...control, state: "following", timeUs: bounds.edgeUs });
      }
      lookIfDue(atUs);
    },
    clock(atUs) {
      const isFollowing = control.state === "following";
      const pace = paceOf(control);
      return {
        // What is shown is of the moment that was looked up last.
        sessionTimeUs: isFollowing ? atUs : Number.isNaN(shownUs) ? control.timeUs : shownUs,
        state: control.state,
        speed: control.speed,
        pace: Math.abs(pace) > fastestPace ? 0 : pace,
        moves,
        ...(control.loop === undefined ? {} : { loop: control.loop }),
        edgeUs: source.bounds(atUs).edgeUs,
      };
    },
    get isLooking() {
      return isLooking;
    },
    get clockRevision() {
      return clockRevision;
    },
    get isFollowing() {
      return control.state === "following";
    },
    get epoch() {
      return epoch;
    },
    get revision() {
      return control.state === "following" && live !== undefined ? live.table.revision : table.revision;
    },
    changesSince(profile, revision) {
      const from = control.state === "following" && live !== undefined ? live.changes : changes;
      return from.since(profile, revision);
    },
    alarms: () => (control.state === "following" && live !== undefined ? live.alarms() : [...alarms.alarms.values()]),
    get alarmRevision() {
      const ofTable = control.state === "following" && live !== undefined ? live.alarmRevision : alarms.revision;
      return alarmRevision * 1e9 + ofTable;
    },
  };
}
