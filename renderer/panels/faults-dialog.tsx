import { Loader, Select, Slider, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestResult } from "../../twin/bridge/contract.ts";
import { useSession, useSessionState, useSessionStore } from "../session/session-context.tsx";
import type { RequestProblem } from "../session/session-requests.ts";
import classes from "./faults-dialog.module.css";
import { FaultsUnderWay } from "./faults-under-way.tsx";
import { NumberField } from "./number-field.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { RequestButton } from "./request-button.tsx";
import { ScreenDialog } from "./screen-dialog.tsx";
import { useRequest } from "./use-request.ts";

type Faults = RequestResult<"list-faults">;

/** Lets something go wrong in the simulated plant, at what is selected or looked at. */
export function FaultsDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="faults" title={t("faults.title")}>
      <FaultsForm />
    </ScreenDialog>
  );
}

function FaultsForm(): ReactNode {
  const { t } = useTranslation();
  const session = useSession();
  const store = useSessionStore();
  const language = useSessionState((state) => state.language);
  const who = useSessionState((state) => state.author);
  const asset = useSessionState((state) => state.live?.plant.view.assets[state.selected ?? state.focus]);
  const target = asset?.path ?? "";
  const [faults, setFaults] = useState<Faults>();
  const [fault, setFault] = useState<string | null>(null);
  const [signal, setSignal] = useState<string | null>(null);
  const [startsInS, setStartsInS] = useState(0);
  const [durationS, setDurationS] = useState(600);
  const [severity, setSeverity] = useState(100);
  const { isBusy, problem, run } = useRequest<RequestResult<"clear-fault">>();
  const [listProblem, setListProblem] = useState<RequestProblem>();

  useEffect(() => {
    let isWanted = true;
    void session.listFaults(target).then((answer) => {
      if (!isWanted) return;
      setListProblem(answer.problem);
      if (answer.problem === undefined) setFaults(answer.result);
    });
    return () => {
      isWanted = false;
    };
  }, [session, target]);

  // The focus comes to the form when that does: a list that is opened before its options are there stays shut.
  const firstField = useRef<HTMLInputElement>(null);
  const isKnown = faults !== undefined;
  useEffect(() => {
    if (isKnown) firstField.current?.focus();
  }, [isKnown]);

  if (listProblem !== undefined) return <ProblemNote problem={listProblem} />;
  if (faults === undefined) return <Loader m="auto" />;
  const chosen = faults.options.find((option) => option.fault === fault);
  const needsSignal = (chosen?.signals.length ?? 0) > 0;
  const take = async (ask: ReturnType<typeof session.clearFault>): Promise<void> => {
    await run(() => ask);
    const answer = await ask;
    if (answer.problem === undefined) setFaults((now) => now && { ...now, active: answer.result });
  };
  const inject = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === undefined) return;
    const named = needsSignal && signal !== null ? { signal } : {};
    const timing = chosen.lasts ? { startsInS, durationS } : { startsInS };
    void take(session.injectFault({ fault: chosen.fault, target, ...named, ...timing, severity: severity / 100, who }));
  };
  return (
    <form className={classes.form} onSubmit={inject}>
      <p className={classes.hint}>{t("faults.of", { name: asset?.name[language] ?? "" })}</p>
      {faults.options.length === 0 && <p className={classes.hint}>{t("faults.none")}</p>}
      <Select
        label={t("faults.fault")}
        value={fault}
        onChange={setFault}
        searchable
        data={faults.options.map((option) => ({ value: option.fault, label: option.name[language] }))}
        ref={firstField}
        openOnFocus={false}
      />
      {needsSignal && (
        <Select
          label={t("faults.signal")}
          value={signal}
          onChange={setSignal}
          searchable
          data={chosen?.signals.map(({ id, name }) => ({ value: id, label: name[language] })) ?? []}
        />
      )}
      <div className={classes.pair}>
        <NumberField
          label={t("faults.starts")}
          min={0}
          max={86_400}
          step={10}
          value={startsInS}
          onChange={(value) => value !== undefined && setStartsInS(value)}
        />
        {chosen?.lasts === true && (
          <NumberField
            label={t("faults.lasts")}
            min={1}
            max={86_400}
            step={60}
            value={durationS}
            onChange={(value) => value !== undefined && setDurationS(value)}
          />
        )}
      </div>
      <div>
        <div className={classes.label}>
          {t("faults.severity")} {severity}%
        </div>
        <Slider
          thumbLabel={t("faults.severity")}
          min={10}
          max={100}
          step={10}
          label={(value) => `${value}%`}
          value={severity}
          onChange={setSeverity}
        />
      </div>
      <TextInput
        label={t("alarm.who")}
        maxLength={200}
        value={who}
        onChange={(event) => store.setState({ author: event.currentTarget.value })}
      />
      <ProblemNote problem={problem} />
      <div className={classes.buttons}>
        <RequestButton
          type="submit"
          isBusy={isBusy}
          isDisabled={chosen === undefined || (needsSignal && signal === null)}
        >
          {t("faults.inject")}
        </RequestButton>
      </div>
      <FaultsUnderWay active={faults?.active ?? []} onClear={(id) => void take(session.clearFault({ id, who }))} />
    </form>
  );
}
