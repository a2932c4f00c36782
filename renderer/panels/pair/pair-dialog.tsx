import { Button } from "@mantine/core";
import { IconLayoutColumns, IconPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestArgs, RequestResult } from "../../../twin/bridge/contract.ts";
import type { Quantity } from "../../../twin/scenario/compare-runs.ts";
import { usualQuantity } from "../../session/draft-claim.ts";
import type { LiveValues } from "../../session/live-values.ts";
import { newId } from "../../session/new-id.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { showPair } from "../../session/session-store.ts";
import fields from "../author/fields.module.css";
import { QuantityFields } from "../author/quantity-fields.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { usualRange } from "../time-dialogs/range-fields.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./pair.module.css";
import { PairResult } from "./pair-result.tsx";
import { RunChoice } from "./run-choice.tsx";

export type WantedRun = RequestArgs<"compare-runs">["before"];

/** As many points as a chart shows. */
const points = 400;
const mostQuantities = 8;

interface Row {
  readonly id: string;
  readonly quantity: Quantity;
}

/** Before and after: the same measured over two runs, on one clock, with the difference. */
export function PairDialog(): ReactNode {
  const { t } = useTranslation();
  const live = useSessionState((state) => state.live);
  return (
    <ScreenDialog name="pair" title={t("pair.title")} size={1120}>
      {live !== undefined && <Pair live={live} />}
    </ScreenDialog>
  );
}

function Pair({ live }: { live: LiveValues }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const preparing = useSessionState((state) => state.preparing);
  const pair = useSessionState((state) => state.pair);
  const [rows, setRows] = useState<readonly Row[]>(
    () => pair?.quantities.map((quantity) => ({ id: newId(), quantity })) ?? [newRow()],
  );
  // What was asked for twice is measured once.
  const quantities = [...new Map(rows.map(({ quantity }) => [JSON.stringify(quantity), quantity])).values()];
  const [runs, setRuns] = useState<Record<"before" | "after", WantedRun | undefined>>(() => pair?.runs ?? usualRuns());
  const { problem, isBusy, run } = useRequest<RequestResult<"compare-runs">>();
  const { before, after } = runs;
  const compare = async (): Promise<void> => {
    if (before === undefined || after === undefined) return;
    store.setState({ pair: undefined });
    await run(async () => {
      const answer = await session.compareRuns({ quantities, before, after, points });
      if (answer.problem === undefined) {
        store.setState({ pair: { runs: { before, after }, quantities, result: answer.result } });
      }
      return answer;
    });
  };
  return (
    <div className={`${classes.page} ${fields.fields}`}>
      <p className={classes.hint}>{t("pair.hint")}</p>
      <div className={classes.runs}>
        <RunChoice
          label={t("author.before")}
          run={before}
          onChange={(next) => setRuns((now) => ({ ...now, before: next }))}
        />
        <RunChoice
          label={t("author.after")}
          run={after}
          onChange={(next) => setRuns((now) => ({ ...now, after: next }))}
        />
      </div>
      <div className={classes.quantities}>
        {rows.map(({ id, quantity }, place) => (
          <section key={id} className={classes.quantity} aria-label={t("pair.quantity", { number: place + 1 })}>
            <QuantityFields
              live={live}
              term={{ ...quantity, over: { lastS: 0 } }}
              at={`quantities[${place}]`}
              onChange={(next) => setRows(rows.with(place, { id, quantity: next }))}
            />
            {rows.length > 1 && (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconX size={13} />}
                onClick={() => setRows(rows.toSpliced(place, 1))}
              >
                {t("pair.remove")}
              </Button>
            )}
          </section>
        ))}
      </div>
      <div className={classes.row}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={rows.length >= mostQuantities}
          onClick={() => setRows([...rows, newRow()])}
        >
          {t("pair.add")}
        </Button>
        <span className={classes.grow} />
        {isBusy && preparing !== null && <span className={classes.hint}>{t("pair.simulating")}</span>}
        {pair !== undefined && (
          <Button variant="default" leftSection={<IconLayoutColumns size={16} />} onClick={() => showPair(store, pair)}>
            {t("pair.beside")}
          </Button>
        )}
        <RequestButton
          isBusy={isBusy}
          isDisabled={before === undefined || after === undefined}
          onClick={() => void compare()}
        >
          {t("pair.compare")}
        </RequestButton>
      </div>
      <ProblemNote problem={problem} />
      {pair !== undefined && <PairResult live={live} quantities={pair.quantities} result={pair.result} />}
    </div>
  );

  function newRow(): Row {
    const { selected, focus } = store.getState();
    return { id: newId(), quantity: usualQuantity(live.plant, selected ?? focus) };
  }

  /** The picked stretch, and as much after it; or the two halves of the last ten minutes. */
  function usualRuns(): Record<"before" | "after", WantedRun> {
    const state = store.getState();
    const { fromUs, toUs } = usualRange(state);
    const middleUs = Math.floor((fromUs + toUs) / 2e6) * 1e6;
    return {
      before: { of: "recorded", fromUs, toUs: middleUs },
      after: { of: "recorded", fromUs: middleUs, toUs },
    };
  }
}
