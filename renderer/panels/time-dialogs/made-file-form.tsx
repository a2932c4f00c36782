import { type FormEvent, type ReactNode, useState } from "react";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { useSessionStore } from "../../session/session-context.tsx";
import type { Answer } from "../../session/session-requests.ts";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { useRequest } from "../use-request.ts";
import { MadeFileNote } from "./made-file-note.tsx";
import { RangeFields, usualRange } from "./range-fields.tsx";
import classes from "./time-dialogs.module.css";

interface MadeFileFormProps {
  readonly hint: string;
  /** What the button says. */
  readonly action: string;
  readonly make: (range: TimeRange) => Promise<Answer<MadeFile>>;
  /** Further fields. */
  readonly children: ReactNode;
}

/** Asks for a stretch of time and has a file made of it. */
export function MadeFileForm({ hint, action, make, children }: MadeFileFormProps): ReactNode {
  const store = useSessionStore();
  const [usual] = useState(() => usualRange(store.getState()));
  const [range, setRange] = useState<TimeRange | undefined>(usual);
  const { isBusy, problem, result, run } = useRequest<MadeFile>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (range !== undefined) await run(() => make(range));
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <p className={classes.hint}>{hint}</p>
      <RangeFields range={usual} onChange={setRange} />
      {children}
      <ProblemNote problem={problem} />
      {result !== undefined && <MadeFileNote file={result} />}
      <div className={classes.buttons}>
        <RequestButton
          type="submit"
          variant={result === undefined ? "filled" : "default"}
          isBusy={isBusy}
          isDisabled={range === undefined}
        >
          {action}
        </RequestButton>
      </div>
    </form>
  );
}
