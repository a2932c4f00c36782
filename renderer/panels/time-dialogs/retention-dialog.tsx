import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordingStatus } from "../../../twin/bridge/contract.ts";
import { formatBytes, formatDateTime, noValue } from "../../session/format.ts";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { NumberField } from "../number-field.tsx";
import { ProblemNote } from "../problem-note.tsx";
import { RequestButton } from "../request-button.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { useRequest } from "../use-request.ts";
import classes from "./time-dialogs.module.css";

const gigabyte = 1e9;

/** How long and how much is kept, and what there is now. */
export function RetentionDialog(): ReactNode {
  const { t } = useTranslation();
  const recording = useSessionState((state) => state.recording);
  return (
    <ScreenDialog name="retention" title={t("retention.title")}>
      {recording === undefined ? (
        <p className={classes.hint}>{t("retention.unknown")}</p>
      ) : (
        <RetentionForm recording={recording} />
      )}
    </ScreenDialog>
  );
}

function RetentionForm({ recording }: { recording: RecordingStatus }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const { isBusy, problem, run } = useRequest<null>();
  const [days, setDays] = useState(recording.retention.maxAgeDays);
  const [gigabytes, setGigabytes] = useState(recording.retention.maxSizeBytes / gigabyte);
  const isShorter =
    days < recording.retention.maxAgeDays || gigabytes * gigabyte < recording.retention.maxSizeBytes - 1;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const maxSizeBytes = Math.round(gigabytes * gigabyte);
    const isDone = await run(() => session.setRetention({ maxAgeDays: days, maxSizeBytes }));
    if (isDone) store.setState({ dialog: undefined });
  };
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <dl className={classes.facts}>
        <dt>{t("retention.size")}</dt>
        <dd>{formatBytes(recording.sizeBytes)}</dd>
        <dt>{t("retention.free")}</dt>
        <dd>{formatBytes(recording.freeBytes)}</dd>
        <dt>{t("retention.oldest")}</dt>
        <dd>{recording.oldestUs === undefined ? noValue : formatDateTime(recording.oldestUs)}</dd>
      </dl>
      <div className={classes.pair}>
        <NumberField
          label={t("retention.days")}
          value={days}
          min={0.01}
          max={36_500}
          onChange={(value) => value !== undefined && setDays(value)}
        />
        <NumberField
          label={t("retention.gigabytes")}
          value={gigabytes}
          min={0.05}
          max={1e6}
          decimalScale={2}
          onChange={(value) => value !== undefined && setGigabytes(value)}
        />
      </div>
      <p className={classes.hint}>{t(isShorter ? "retention.shorter" : "retention.hint")}</p>
      <ProblemNote problem={problem} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => store.setState({ dialog: undefined })}>
          {t("cancel")}
        </Button>
        <RequestButton type="submit" isBusy={isBusy}>
          {t("save")}
        </RequestButton>
      </div>
    </form>
  );
}
