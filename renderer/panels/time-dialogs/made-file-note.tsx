import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MadeFile } from "../../../twin/bridge/contract.ts";
import { formatBytes } from "../../session/format.ts";
import classes from "./time-dialogs.module.css";

/** A file that the host has made: its size, its hash, and the way to get it. */
export function MadeFileNote({ file }: { file: MadeFile }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={classes.made} role="status">
      <dl className={classes.facts}>
        <dt>{t("made.name")}</dt>
        <dd>{file.name}</dd>
        <dt>{t("made.size")}</dt>
        <dd>{formatBytes(file.sizeBytes)}</dd>
        <dt>SHA-256</dt>
        <dd className={classes.code}>{file.sha256}</dd>
      </dl>
      <Button component="a" href={file.url} download={file.name} leftSection={<IconDownload size={16} />}>
        {t("made.download")}
      </Button>
    </div>
  );
}
