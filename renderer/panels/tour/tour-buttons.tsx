import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconRefresh,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSession, useSessionState, useSessionStore } from "../../session/session-context.tsx";
import { runTourAction, type TourAction } from "../../session/tour-actions.ts";

/** Back, pause or go on, next. */
export function TourButtons({ size = 36 }: { size?: number }): ReactNode {
  const { t } = useTranslation();
  const store = useSessionStore();
  const session = useSession();
  const mayControl = useSessionState((state) => state.mayControl);
  const state = useSessionState((each) => each.tourState?.state ?? "playing");
  const isFirst = useSessionState((each) => (each.tourState?.step ?? 0) <= 0);
  const isLast = useSessionState((each) => (each.tourState?.step ?? 0) >= (each.tour?.steps.length ?? 0) - 1);
  const run = (action: TourAction) => (): void => runTourAction(store, session, action);
  if (!mayControl) return null;
  const step = (action: TourAction, label: string, isOff: boolean, icon: ReactNode): ReactNode => (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={size} aria-label={label} disabled={isOff} onClick={run(action)}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      {step("back", t("tour.back"), isFirst, <IconPlayerSkipBackFilled size={16} />)}
      <Button h={size} onClick={run("play-or-pause")} leftSection={<PlaySign state={state} />}>
        {t(`tour.do.${state}`)}
      </Button>
      {step("next", t("tour.next"), isLast, <IconPlayerSkipForwardFilled size={16} />)}
    </>
  );
}

function PlaySign({ state }: { state: "playing" | "paused" | "ended" }): ReactNode {
  if (state === "playing") return <IconPlayerPauseFilled size={16} />;
  return state === "paused" ? <IconPlayerPlayFilled size={16} /> : <IconRefresh size={16} />;
}
