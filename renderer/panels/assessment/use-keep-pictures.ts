import { useEffect } from "react";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";

/** How long after a step's beginning its picture is taken: flights of the camera are over by then. */
const arrivedAfterMs = 1900;

/** Of a step that is shown for less than that the picture is taken at this share of it. */
const shareOfStep = 0.6;

/** While a tour plays, sends the host a picture of each step that claims something; without a scene there is none. */
export function useKeepPictures(): void {
  const store = useSessionStore();
  const session = useSession();
  const tour = useSessionState((state) => (state.profile === "operator" ? state.tour?.id : undefined));
  const place = useSessionState((state) => state.tourState?.step ?? -1);
  const hasScene = useSessionState((state) => state.takePicture !== undefined);
  useEffect(() => {
    if (tour === undefined || !hasScene) return;
    const { tour: playing, tourState } = store.getState();
    const step = playing?.steps[place];
    if (step === undefined || step.claims.length === 0) return;
    const leftMs = (tourState?.stepLeftUs ?? 0) / 1000;
    const afterMs = leftMs > 0 ? Math.min(arrivedAfterMs, leftMs * shareOfStep) : arrivedAfterMs;
    const timer = setTimeout(() => {
      void store
        .getState()
        .takePicture?.()
        .then((picture) => {
          if (picture !== undefined) void session.keepPicture({ tour, step: step.id, picture });
        });
    }, afterMs);
    return () => clearTimeout(timer);
  }, [store, session, tour, place, hasScene]);
}
