import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ScenarioEntry } from "../../../twin/bridge/contract.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { RangeFields, usualRange } from "../time-dialogs/range-fields.tsx";
import classes from "./pair.module.css";
import type { WantedRun } from "./pair-dialog.tsx";

interface RunChoiceProps {
  readonly label: string;
  /** Undefined while what is written is no run. */
  readonly run: WantedRun | undefined;
  readonly onChange: (run: WantedRun | undefined) => void;
}

/** One side: a stretch of what was recorded, or the recording that is simulated for a scenario. */
export function RunChoice({ label, run, onChange }: RunChoiceProps): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const picked = useSessionState((state) => state.range);
  const [scenarios, setScenarios] = useState<readonly ScenarioEntry[]>([]);
  const store = useSessionStore();
  // A side that begins with what is simulated can go over to what was recorded all the same.
  const [begun, setBegun] = useState(() =>
    run?.of === "recorded" ? run : { of: "recorded" as const, ...usualRange(store.getState()) },
  );
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = true;
    void session.listScenarios().then((answer) => {
      if (isWanted && answer.problem === undefined)
        setScenarios(answer.result.scenarios.filter(({ over }) => over.includes("simulation")));
    });
    return () => {
      isWanted = false;
    };
  }, [session]);
  const isSimulated = run?.of === "simulated";
  const [first] = scenarios;
  return (
    <fieldset className={classes.run}>
      <legend>{label}</legend>
      {first !== undefined && (
        <SegmentedControl
          size="xs"
          aria-label={label}
          value={isSimulated ? "simulated" : "recorded"}
          onChange={(value) => onChange(value === "simulated" ? { of: "simulated", scenario: first.id } : begun)}
          data={[
            { value: "recorded", label: t("scenario.over.recorded") },
            { value: "simulated", label: t("scenario.over.simulation") },
          ]}
        />
      )}
      {isSimulated ? (
        <NativeSelect
          size="xs"
          label={t("scenario.title")}
          value={run.scenario}
          onChange={(event) => onChange({ of: "simulated", scenario: event.currentTarget.value })}
          data={scenarios.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
      ) : (
        <>
          <RangeFields
            key={turn}
            range={begun}
            onChange={(range) => onChange(range === undefined ? undefined : { of: "recorded", ...range })}
          />
          <div>
            <Button
              size="compact-xs"
              variant="default"
              disabled={picked === undefined}
              onClick={() => {
                if (picked === undefined) return;
                const next = { of: "recorded" as const, ...picked };
                setBegun(next);
                setTurn(turn + 1);
                onChange(next);
              }}
            >
              {t("author.take-picked")}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
