import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SourceView } from "../../../twin/bridge/contract.ts";
import { formatDateTime, noValue } from "../../session/format.ts";
import { useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import classes from "./time-dialogs.module.css";

/** Everything that is known of the file on the screen, and what is wrong with it. */
export function SourceDialog(): ReactNode {
  const { t } = useTranslation();
  const file = useSessionState((state) => state.source?.file);
  return (
    <ScreenDialog name="source" title={t("source.title")} size={640}>
      {file !== undefined && <SourceFacts file={file} />}
    </ScreenDialog>
  );
}

function SourceFacts({ file }: { file: NonNullable<SourceView["file"]> }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  const { signature, damage, gone } = file;
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t("made.name")}</dt>
        <dd>{file.name}</dd>
        <dt>{t("source.author")}</dt>
        <dd>{file.author === "" ? noValue : file.author}</dd>
        <dt>{t("source.created")}</dt>
        <dd>{formatDateTime(file.createdUs)}</dd>
        <dt>{t("source.software")}</dt>
        <dd>{file.software}</dd>
        <dt>{t("source.seal")}</dt>
        <dd>{t(`source.seal-${file.seal}-long`)}</dd>
        <dt>{t("source.signature")}</dt>
        <dd>
          {t(signature === undefined ? "source.unsigned" : signature.isValid ? "source.signed" : "source.forged")}
        </dd>
        {signature !== undefined && (
          <>
            <dt>{t("source.key")}</dt>
            <dd className={classes.code}>{signature.publicKey}</dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className={classes.code}>{file.sha256}</dd>
      </dl>
      <Lines title={t("source.damage")} lines={damage.map((text) => text[language])} />
      <Lines title={t("source.gone")} lines={gone} />
    </>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className={classes.section}>{title}</h3>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
