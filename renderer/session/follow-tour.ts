import type { TourStepView } from "../../twin/scenario/tour-view.ts";
import { focusAsset, type SessionState, type SessionStore } from "./session-store.ts";

/** The step of the tour that is shown; undefined before the first, and where there is no tour. */
export function stepShown({ tour, tourState }: Pick<SessionState, "tour" | "tourState">): TourStepView | undefined {
  return tour?.steps[tourState?.step ?? -1];
}

/** The panels whose room beside the scene a tour has, and gives back. */
type Panels = Pick<SessionState, "isTreeOpen" | "isDetailOpen">;

/**
 * Lets the screen go where the tour goes: to the view of each step when it begins, and back to it when the tour goes
 * on after people have looked around. Returns its remover.
 */
export function followTour(store: SessionStore): () => void {
  let panels: Panels | undefined;
  return store.subscribe((state, before) => {
    const { tour, tourState } = state;
    if (tour !== undefined && before.tour === undefined) {
      panels = { isTreeOpen: before.isTreeOpen, isDetailOpen: before.isDetailOpen };
      store.setState({ isTreeOpen: false, isDetailOpen: false, dialog: undefined });
    } else if (tour === undefined && before.tour !== undefined) {
      store.setState(panels ?? {});
    }
    if (tour === undefined || tourState === undefined || tourState === before.tourState) return;
    const isAnotherStep = tourState.step !== before.tourState?.step;
    const goesOn = tourState.state === "playing" && before.tourState?.state !== "playing";
    const step = stepShown(state);
    if (step !== undefined && (isAnotherStep || goesOn)) showStep(store, step);
  });
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
