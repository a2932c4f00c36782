import type { EventData, EventName } from "../../twin/bridge/contract.ts";
import type { Profile } from "../../twin/plant/plant-view.ts";
import { tourLeftUs } from "../../twin/scenario/tour-length.ts";
import type { TourPlan } from "../../twin/scenario/tour-plan.ts";
import { viewTour } from "../../twin/scenario/tour-view.ts";
import { isDue } from "./is-due.ts";
import type { PlayingTour, SharedSession } from "./shared-session.ts";

type PushEvent = <Name extends EventName>(name: Name, data: EventData<Name>) => void;

/** What one screen, or a telephone, is told of the tour that plays in its session. */
export interface ScreenTours {
  /** Pushes what is due; called 30 times a second. */
  tick(session: SharedSession, profile: Profile, nowUs: number): void;
  /** Everything is due again: the screen came into another session. */
  tellAnew(): void;
}

const stateEveryUs = 1_000_000;

/** Nobody knows when the plant does what the next step waits for. */
const unknownLeft = { stepUs: 0, tourUs: 0 };

export function createScreenTours(push: PushEvent): ScreenTours {
  let told: PlayingTour | undefined;
  let toldPlan: TourPlan | undefined;
  let toldPreparing: EventData<"preparing"> = null;
  let toldState = "";
  let evidenceRevision = 0;
  let stateDueUs = 0;
  let isAnew = true;

  const tellTour = (session: SharedSession, profile: Profile): void => {
    const { tour, time } = session;
    const plan = tour?.session.plan;
    if (tour === told && plan === toldPlan && !isAnew) return;
    const { maySee } = time.source;
    const isSeen = (asset: string, signal: string): boolean => maySee(profile, asset, signal);
    // A screen that comes back may still show a tour that is over.
    push("tour", tour === undefined || plan === undefined ? null : viewTour({ ...tour, plan }, profile, isSeen));
    if (tour !== told || isAnew) {
      toldState = "";
      evidenceRevision = 0;
    }
    told = tour;
    toldPlan = plan;
    isAnew = false;
  };
  const tellState = ({ over, session: { tour, plan } }: PlayingTour, nowUs: number): void => {
    const key = `${tour.state} ${tour.step} ${tour.holdLeftUs > 0}`;
    if (key === toldState && !isDue(stateDueUs, stateEveryUs, nowUs)) return;
    toldState = key;
    stateDueUs = nowUs + stateEveryUs;
    const { stepUs, tourUs } = over === "live" ? unknownLeft : tourLeftUs(tour, plan);
    push("tour-state", { state: tour.state, step: tour.step, stepLeftUs: stepUs, leftUs: tourUs });
  };

  return {
    tick(session, profile, nowUs) {
      const { tour, preparing = null } = session;
      if (preparing !== toldPreparing) push("preparing", preparing);
      toldPreparing = preparing;
      tellTour(session, profile);
      if (tour === undefined) return;
      tellState(tour, nowUs);
      if (profile !== "operator" || tour.session.evidenceRevision === evidenceRevision) return;
      evidenceRevision = tour.session.evidenceRevision;
      push("evidence", [...tour.session.evidence()]);
    },
    tellAnew() {
      isAnew = true;
      toldPreparing = null;
    },
  };
}
