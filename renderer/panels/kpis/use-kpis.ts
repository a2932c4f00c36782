import { useEffect } from "react";
import type { KpiResult, KpiSpan } from "../../../twin/kpi/kpi-result.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";

const none: readonly KpiResult[] = [];

/** The figures of an asset over the stretch that is chosen on this screen, and after them those of its children. */
export function useKpis(path: string): readonly KpiResult[] {
  const span = useSessionState((state) => state.kpiSpan);
  return useKpisOf([path], span)(path);
}

/**
 * The figures of assets, each with those of its children. The host tells of those alone that were asked for last: what
 * stands side by side asks for them together.
 *
 * @returns by the path of an asset: empty before the host has sent them
 */
export function useKpisOf(paths: readonly string[], span: KpiSpan): (path: string) => readonly KpiResult[] {
  const store = useSessionStore();
  const session = useSession();
  const link = useSessionState((state) => state.link);
  const kpis = useSessionState((state) => state.kpis);
  const wanted = paths.join("\n");
  useEffect(() => {
    if (link !== "open" || wanted === "") return;
    const assets = wanted.split("\n");
    // What is not watched any more would be old when somebody comes back to it.
    store.setState((state) => ({
      kpis: state.kpis.filter((each) => each.span === span && assets.includes(each.asset)),
    }));
    void session.watchKpis({ assets, span });
  }, [store, session, link, wanted, span]);
  return (path) => kpis.find((each) => each.asset === path && each.span === span)?.results ?? none;
}
