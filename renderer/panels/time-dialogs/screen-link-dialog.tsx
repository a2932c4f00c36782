import { Button, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../../session/session-context.tsx";
import { ScreenDialog } from "../screen-dialog.tsx";
import { screenAddress } from "../tour/screen-address.ts";
import classes from "./time-dialogs.module.css";

/** The address by which another screen shows the same moment, and goes along with this one. */
export function ScreenLinkDialog(): ReactNode {
  const { t } = useTranslation();
  return (
    <ScreenDialog name="screen-link" title={t("screen-link.title")}>
      <ScreenLink />
    </ScreenDialog>
  );
}

function ScreenLink(): ReactNode {
  const { t } = useTranslation();
  const session = useSessionState((state) => state.session);
  const [isCopied, setCopied] = useState(false);
  const address = screenAddress(window.location.href, session, "work");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Without TLS a page may not write to the clipboard: the address is there to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <div className={classes.form}>
      <p className={classes.hint}>{t("screen-link.hint")}</p>
      <TextInput
        readOnly
        aria-label={t("screen-link.address")}
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void copy()}>
          {t(isCopied ? "screen-link.copied" : "screen-link.copy")}
        </Button>
        <Button component="a" href={address} target="_blank" rel="noopener">
          {t("screen-link.open")}
        </Button>
      </div>
    </div>
  );
}
