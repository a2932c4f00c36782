import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../session/format.ts";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import classes from "./source-banner.module.css";

/** Says that the screen shows somebody's file, whose it is, and whether it can be trusted. */
export function SourceBanner(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const file = useSessionState((state) => state.source?.file);
  if (file === undefined) return null;
  const isSound = file.seal === "intact" && file.damage.length === 0 && file.signature?.isValid !== false;
  return (
    <section className={classes.banner} aria-label={t("source.title")} data-sound={isSound} data-over-picture>
      <strong title={file.name}>{file.name}</strong>
      {file.author !== "" && <span className={classes.aside}>{file.author}</span>}
      <span className={classes.aside}>{formatDateTime(file.createdUs)}</span>
      <span className={classes.aside}>{file.software}</span>
      <span className={classes.seal} data-seal={file.seal}>
        {t(`source.seal-${file.seal}`)}
      </span>
      {file.signature !== undefined && <span>{t(file.signature.isValid ? "source.signed" : "source.forged")}</span>}
      {file.damage.length > 0 && (
        <span className={classes.fault}>{t("source.damage-count", { count: file.damage.length })}</span>
      )}
      {file.gone.length > 0 && (
        <span className={classes.fault}>{t("source.gone-count", { count: file.gone.length })}</span>
      )}
      <Button size="compact-sm" variant="default" onClick={() => store.setState({ dialog: "source" })}>
        {t("source.more")}
      </Button>
    </section>
  );
}
