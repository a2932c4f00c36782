import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSessionState } from "../../session/session-context.tsx";
import classes from "./time-bar.module.css";

interface PlayButtonProps {
  readonly label: string;
  readonly hint: string;
  readonly isStill: boolean;
  readonly onPress: () => void;
}

/** Plays what stands still, and the other way round; where others move the time, it says so. */
export function PlayButton({ label, hint, isStill, onPress }: PlayButtonProps): ReactNode {
  const { t } = useTranslation();
  const mayControl = useSessionState((state) => state.mayControl);
  return (
    <Tooltip label={mayControl ? hint : t("time.may-not")}>
      <ActionIcon
        className={classes.play}
        size={40}
        radius={20}
        aria-label={label}
        aria-disabled={!mayControl}
        onClick={onPress}
      >
        {isStill ? <IconPlayerPlayFilled size={18} /> : <IconPlayerPauseFilled size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
