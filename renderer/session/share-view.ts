import type { SessionState, SessionStore } from "./session-store.ts";

/** What is looked at, by paths: the plants of two runs may count their assets differently. */
export interface ViewedAssets {
  readonly focus: string;
  readonly selected: string | undefined;
  readonly hovered: string | undefined;
}

export function viewedAssets({ live, focus, selected, hovered }: SessionState): ViewedAssets {
  const pathOf = (asset: number | undefined): string | undefined => live?.plant.view.assets[asset ?? -1]?.path;
  return { focus: pathOf(focus) ?? "", selected: pathOf(selected), hovered: pathOf(hovered) };
}

/**
 * Lets several screens look at the same: what is chosen or pointed at on one is so on all. What another plant does not
 * have is passed over there. Returns its remover.
 *
 * @param first what they look at to begin with
 */
export function shareView(stores: readonly SessionStore[], first: ViewedAssets): () => void {
  let shown = first;
  let isPutting = false;

  const put = (store: SessionStore): void => {
    const { live, ...state } = store.getState();
    if (live === undefined) return;
    const placeOf = (path: string | undefined): number | undefined =>
      path === undefined ? undefined : live.plant.assetByPath.get(path);
    const focus = placeOf(shown.focus) ?? state.focus;
    const [selected, hovered] = [placeOf(shown.selected), placeOf(shown.hovered)];
    if (focus === state.focus && selected === state.selected && hovered === state.hovered) return;
    isPutting = true;
    store.setState({ focus, selected, hovered });
    isPutting = false;
  };
  const removers = stores.map((store) =>
    store.subscribe((state, before) => {
      if (isPutting || state.live === undefined) return;
      if (state.live !== before.live) put(store);
      else if (state.focus !== before.focus || state.selected !== before.selected || state.hovered !== before.hovered) {
        shown = viewedAssets(state);
        for (const other of stores) if (other !== store) put(other);
      }
    }),
  );
  return () => {
    for (const remove of removers) remove();
  };
}
