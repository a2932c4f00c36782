import { useEffect } from "react";
import type { KpiResult, KpiSpan } from "../../../twin/kpi/kpi-result.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";

const none: readonly KpiResult[] = [];

/**
 * The figures of an asset and, after them, those of its children; empty before the host has sent them.
 *
 * @param of the stretch they are of; without one, that which is chosen on this screen
 */
export function useKpis(path: string, of?: KpiSpan): readonly KpiResult[] {
  const session = useSession();
  const span = useSessionState((state) => of ?? state.kpiSpan);
  const link = useSessionState((state) => state.link);
  const kpis = useSessionState((state) => state.kpis);
  useEffect(() => {
    if (link === "open") void session.watchKpis({ asset: path, span });
  }, [session, link, path, span]);
  return kpis?.asset === path && kpis.span === span ? kpis.results : none;
}
