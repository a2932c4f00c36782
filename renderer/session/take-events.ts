import { applyAlarmChanges } from "../../twin/alarms/alarm-changes.ts";
import type { EventData, EventName } from "../../twin/bridge/contract.ts";
import type { TourView } from "../../twin/scenario/tour-view.ts";
import type { SessionStore } from "./session-store.ts";
import { takePlant } from "./take-plant.ts";

/**
 * Takes what the host tells by itself into the session: fast values into the live ones, slow ones into the store.
 *
 * @param monotonicMs a clock that only goes forward, in milliseconds
 */
export function takeEvent<Name extends EventName>(
  store: SessionStore,
  monotonicMs: () => number,
  name: Name,
  data: EventData<Name>,
): void {
  const takers: { [Event in EventName]: (data: EventData<Event>) => void } = {
    clock: (clock) => takeClock(store, clock),
    reset: ({ batches }) => store.getState().live?.reset(batches),
    alarms: (changes) =>
      store.setState(({ alarms, alarmMoment }) => ({
        alarms: applyAlarmChanges(alarms, changes),
        alarmMoment: alarmMoment + Number(changes.isWhole),
      })),
    kpis: (sent) =>
      store.setState(({ kpis }) => ({
        kpis: [...kpis.filter(({ asset, span }) => asset !== sent.asset || span !== sent.span), sent],
      })),
    marks: (marks) => store.setState({ marks }),
    recording: (recording) => store.setState({ recording }),
    feeds: (feeds) => store.setState({ feeds }),
    notices: (notices) => store.setState({ notices }),
    opened: (opened) => takePlant(store, opened, monotonicMs),
    tour: (tour) => takeTour(store, tour ?? undefined),
    "tour-state": (tourState) => store.setState({ tourState }),
    evidence: (evidence) => store.setState({ evidence }),
    assessments: (assessmentsWritten) => store.setState({ assessmentsWritten }),
    preparing: (preparing) => store.setState({ preparing }),
  };
  takers[name](data);
}

/** The same tour again has come further: where it is and what was measured stays. */
function takeTour(store: SessionStore, tour: TourView | undefined): void {
  const isSame = tour !== undefined && store.getState().tour?.id === tour.id;
  store.setState(isSame ? { tour } : { tour, tourState: undefined, evidence: [], highlighted: [] });
}

/** The time itself runs on in the clock; the store changes only where a person did something. */
function takeClock(
  store: SessionStore,
  { sessionTimeUs, state, speed, pace, moves, loop, edgeUs }: EventData<"clock">,
): void {
  const { live, source, timeState, loop: loopBefore, playSpeed } = store.getState();
  const runningSpeed = state === "playing" ? speed : state === "following" ? 1 : 0;
  live?.clock.setEdge(edgeUs, source?.kind !== "file");
  live?.clock.set(sessionTimeUs, pace, runningSpeed, moves);
  if (state !== timeState) store.setState({ timeState: state });
  if (loop?.fromUs !== loopBefore?.fromUs || loop?.toUs !== loopBefore?.toUs) store.setState({ loop });
  if (speed !== playSpeed) store.setState({ playSpeed: speed });
}
