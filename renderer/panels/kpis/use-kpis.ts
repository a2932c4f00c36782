import { useEffect } from "react";
import type { KpiResult } from "../../../twin/kpi/kpi-result.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";

const none: readonly KpiResult[] = [];

/** The figures of an asset and, after them, those of its children; empty before the host has sent them. */
export function useKpis(path: string): readonly KpiResult[] {
  const session = useSession();
  const span = useSessionState((state) => state.kpiSpan);
  const link = useSessionState((state) => state.link);
  const kpis = useSessionState((state) => state.kpis);
  useEffect(() => {
    if (link === "open") void session.watchKpis({ asset: path, span });
  }, [session, link, path, span]);
  return kpis?.asset === path && kpis.span === span ? kpis.results : none;
}
