import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../twin/bridge/contract.ts";
import { formatClock } from "../session/format.ts";
import { useLiveSample, useSessionState } from "../session/session-context.tsx";
import classes from "./faults-dialog.module.css";

interface FaultsUnderWayProps {
  readonly active: RequestResult<"clear-fault">;
  readonly onClear: (id: string) => void;
}

/** What was asked to go wrong and is not over yet. */
export function FaultsUnderWay({ active, onClear }: FaultsUnderWayProps): ReactNode {
  const { t } = useTranslation();
  useLiveSample();
  const language = useSessionState((state) => state.language);
  const plant = useSessionState((state) => state.live?.plant);
  // They go wrong in the plant's own time, wherever this session is.
  const nowUs = useSessionState((state) => state.live)?.clock.edgeUs() ?? 0;
  const underWay = active.filter(({ endsUs = Number.POSITIVE_INFINITY }) => endsUs > nowUs);
  if (underWay.length === 0) return null;
  const time = ({ startsUs, endsUs, failsUs }: (typeof active)[number]): string => {
    if (startsUs > nowUs) return t("faults.from", { time: formatClock(startsUs) });
    if (failsUs !== undefined && failsUs > nowUs) return t("faults.fails", { time: formatClock(failsUs) });
    return endsUs === undefined ? t("faults.until-repair") : t("faults.until", { time: formatClock(endsUs) });
  };
  return (
    <section aria-label={t("faults.active")}>
      <h3 className={classes.label}>{t("faults.active")}</h3>
      <ul className={classes.list}>
        {underWay.map((fault) => (
          <li key={fault.id}>
            <span className={classes.text}>
              <strong>{fault.name[language]}</strong>
              <small>
                {plant?.view.assets[plant.assetByPath.get(fault.target) ?? 0]?.name[language]} · {time(fault)} ·{" "}
                {Math.round(fault.severity * 100)}%
              </small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("faults.clear-of", { name: fault.name[language] })}
              onClick={() => onClear(fault.id)}
            >
              {t("faults.clear")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
