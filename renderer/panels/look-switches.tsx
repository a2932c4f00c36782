import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState, useSessionStore } from "../session/session-context.tsx";
import { IconButton } from "./icon-button.tsx";
import classes from "./top-bar.module.css";

/** The language and the theme of this screen. */
export function LookSwitches(): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const theme = useSessionState((state) => state.theme);
  return (
    <>
      <Tooltip label={t("top.language-hint")}>
        <UnstyledButton
          className={classes.language}
          onClick={() => store.setState(({ language }) => ({ language: language === "zh" ? "en" : "zh" }))}
        >
          {t("top.language")}
        </UnstyledButton>
      </Tooltip>
      <IconButton
        label={t(theme === "studio" ? "top.theme-night" : "top.theme-studio")}
        icon={theme === "studio" ? <IconMoon size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />}
        onClick={() => store.setState({ theme: theme === "studio" ? "night" : "studio" })}
      />
    </>
  );
}
