import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeviceDocument } from "../../twin/plant/device-type-schema.ts";
import { useSessionState } from "../session/session-context.tsx";
import classes from "./detail-panel.module.css";

/** Something to read about a device; it unfolds where it stands. */
export function DocumentRow({ document }: { document: DeviceDocument }): ReactNode {
  const { t } = useTranslation();
  const language = useSessionState((state) => state.language);
  return (
    <details className={classes.document}>
      <summary>{document.name[language]}</summary>
      {document.text !== undefined && <p>{document.text[language]}</p>}
      {document.url !== undefined && (
        <Anchor href={document.url} target="_blank" rel="noreferrer" size="sm">
          {t("detail.open-document")}
        </Anchor>
      )}
    </details>
  );
}
