import type { TourStepView } from "../../twin/scenario/tour-view.ts";
import { focusAsset, type SessionState, type SessionStore } from "./session-store.ts";

/** The step of the tour that is shown; undefined before the first, and where there is no tour. */
export function stepShown({ tour, tourState }: Pick<SessionState, "tour" | "tourState">): TourStepView | undefined {
  return tour?.steps[tourState?.step ?? -1];
}

/**
 * Lets the screen go where the tour goes: to the view of each step when it begins, and back to it when the tour goes
 * on after people have looked around. Returns its remover.
 */
export function followTour(store: SessionStore): () => void {
  return store.subscribe((state, before) => {
    const { tour, tourState } = state;
    if ((tour === undefined) !== (before.tour === undefined)) openTourLayout(store, tour !== undefined);
    if (tour === undefined || tourState === undefined || tourState === before.tourState) return;
    const isAnotherStep = tourState.step !== before.tourState?.step;
    const goesOn = tourState.state === "playing" && before.tourState?.state !== "playing";
    const step = stepShown(state);
    if (step !== undefined && (isAnotherStep || goesOn)) showStep(store, step);
  });
}

/** A tour has the room of the panels beside the scene, and gives it back. */
function openTourLayout(store: SessionStore, hasTour: boolean): void {
  store.setState({ isTreeOpen: !hasTour, isDetailOpen: !hasTour, ...(hasTour ? { dialog: undefined } : {}) });
}

/** Goes to the view of a step and points at what it points at; what the plant does not have is passed over. */
function showStep(store: SessionStore, { view, highlight }: TourStepView): void {
  const places = store.getState().live?.plant.assetByPath;
  if (places === undefined) return;
  const asset = view === undefined ? undefined : places.get(view.asset);
  if (asset !== undefined && view !== undefined) {
    focusAsset(store, asset);
    store.setState({ wantedCamera: view.camera ?? { asset, isClose: view.shot === "close" } });
  }
  store.setState({ highlighted: highlight.flatMap((path) => places.get(path) ?? []) });
}
