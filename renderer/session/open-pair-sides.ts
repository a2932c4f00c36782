import { type PairSide, pairPlaces } from "../../twin/bridge/pair-requests.ts";
import type { ComparedPair } from "./compared-pair.ts";
import type { Session } from "./connect-session.ts";
import { keepAlike } from "./keep-alike.ts";
import { createLiveTicker, type LiveTicker } from "./live-ticker.ts";
import { newId } from "./new-id.ts";
import { createSceneLink } from "./scene-link.ts";
import { createSessionStore, type SessionStore } from "./session-store.ts";
import { shareView, viewedAssets } from "./share-view.ts";

/** One of two runs on this screen: a session of its own, over a channel of its own. */
export interface PairSideParts {
  readonly store: SessionStore;
  readonly session: Session;
  readonly ticker: LiveTicker;
}

export interface PairSides extends Readonly<Record<PairSide["place"], PairSideParts>> {
  /** Closes both channels. */
  close(): void;
}

/**
 * Opens two runs side by side: they share their clock, which is the host's, their camera, and what is looked at. This
 * screen's own session stays where it is.
 *
 * @param nowMs a clock that only goes forward, in milliseconds
 */
export function openPairSides(
  own: { readonly store: SessionStore; readonly session: Session },
  { runs }: Pick<ComparedPair, "runs">,
  nowMs: () => number,
): PairSides {
  const { language, theme, alarmPalette } = own.store.getState();
  const pair = newId();
  const sceneLink = createSceneLink();
  const stores = {
    before: createSessionStore(language, theme, alarmPalette),
    after: createSessionStore(language, theme, alarmPalette),
  };
  for (const place of pairPlaces) stores[place].setState({ sceneLink });
  const both = [stores.before, stores.after];
  const stopChoices = keepAlike([own.store, ...both], ["language", "theme", "alarmPalette"]);
  const stopViews = shareView(both, viewedAssets(own.store.getState()));
  const openSide = (place: PairSide["place"]): PairSideParts => {
    const store = stores[place];
    const session = own.session.beside(store, { pair, place, run: runs[place] });
    return { store, session, ticker: createLiveTicker(store, nowMs) };
  };
  const sides = { before: openSide("before"), after: openSide("after") };
  return {
    ...sides,
    close() {
      stopChoices();
      stopViews();
      for (const place of pairPlaces) sides[place].session.stop();
    },
  };
}
