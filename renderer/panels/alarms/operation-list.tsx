import { Loader } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Operation, OperationLog } from "../../../twin/playback/operation-log.ts";
import { wayTo } from "../../session/alarm-lines.ts";
import { formatDateTime } from "../../session/format.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { useSession, useSessionState } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ScrollRegion } from "../scroll-region.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./alarm-list.module.css";

const monthUs = 30 * 86_400e6;
const longestList = 500;

/** Who did what beside seeing to alarms, over the last month up to the session's time. */
export function OperationList({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const { result, problem, run } = useRequest<OperationLog>();
  useEffect(() => {
    const toUs = live.clock.nowUs();
    void run(() => session.operationLog({ fromUs: toUs - monthUs, toUs, limit: longestList }));
  }, [run, session, live]);
  return (
    <>
      <ProblemNote problem={problem} />
      {result === undefined && problem === undefined && <Loader size="sm" />}
      {result !== undefined && (
        <ScrollRegion label={t("operations.title")}>
          <table className={classes.operations}>
            <thead>
              <tr>
                <th>{t("alarm.column.time")}</th>
                <th>{t("alarm.who")}</th>
                <th>{t("operations.what")}</th>
              </tr>
            </thead>
            <tbody>
              {result.operations.map((operation) => (
                <OperationRow key={`${operation.timeUs} ${operation.what}`} live={live} operation={operation} />
              ))}
            </tbody>
          </table>
          {result.operations.length === 0 && <p className={classes.hint}>{t("operations.none")}</p>}
          {result.isCut && <p className={classes.hint}>{t("alarm.cut", { count: longestList })}</p>}
        </ScrollRegion>
      )}
    </>
  );
}

function OperationRow({ live, operation }: { live: LiveValues; operation: Operation }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { timeUs, who, what, fault } = operation;
  return (
    <tr>
      <td>{formatDateTime(timeUs)}</td>
      <td>{who === "" ? t("operations.nobody") : who}</td>
      <td>
        {fault === undefined
          ? what
          : t(`operations.${fault.request}`, {
              fault: fault.name[language],
              where: wayTo(live.plant, live.plant.assetByPath.get(fault.target), fault.target, language),
              severity: `${Math.round(fault.severity * 100)}%`,
            })}
      </td>
    </tr>
  );
}
