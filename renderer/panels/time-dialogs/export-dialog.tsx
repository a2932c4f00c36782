import { Button, SegmentedControl } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import type { TimeRange } from "../../../twin/playback/recorded-history.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import { MadeFileNote } from "./made-file-note.tsx";
import { RangeFields, usualRange } from "./range-fields.tsx";
import classes from "./time-dialogs.module.css";

const formats = ["csv", "parquet"] as const;

/** Writes samples for analysts, of what is selected or looked at and of all below it. */
export function ExportDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="export" title={t("export.title")}>
      <ExportForm />
    </ScreenDialog>
  );
}

function ExportForm(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const language = useSessionState((state) => state.language);
  const asset = useSessionState((state) => state.live?.plant.view.assets[state.selected ?? state.focus]);
  const [usual] = useState(() => usualRange(store.getState()));
  const [range, setRange] = useState<TimeRange | undefined>(usual);
  const [format, setFormat] = useState<(typeof formats)[number]>("csv");
  const { isBusy, problem, result, run } = useRequest<MadeFile>();
  const write = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (range === undefined) return;
    await run(() => session.exportSamples({ ...range, asset: asset?.path ?? "", format }));
  };
  return (
    <form className={classes.form} onSubmit={(event) => void write(event)}>
      <p className={classes.hint}>{t("export.of", { name: asset?.name[language] ?? "" })}</p>
      <RangeFields range={usual} onChange={setRange} />
      <SegmentedControl
        aria-label={t("export.format")}
        value={format}
        onChange={(chosen) => setFormat(formats.find((each) => each === chosen) ?? "csv")}
        data={[
          { value: "csv", label: "CSV" },
          { value: "parquet", label: "Parquet" },
        ]}
      />
      <ProblemNote problem={problem} />
      {result !== undefined && <MadeFileNote file={result} />}
      <div className={classes.buttons}>
        <Button
          type="submit"
          variant={result === undefined ? "filled" : "default"}
          loading={isBusy}
          disabled={range === undefined}
        >
          {t("export.write")}
        </Button>
      </div>
    </form>
  );
}
